import { LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Something is under way. Silent beside words that say so; otherwise it says it is loading. */
export function Spinner({ silent = false, size = 16 }: { silent?: boolean; size?: number }) {
  const { t } = useTranslation();
  const turning = <LoaderCircle aria-hidden size={size} className="shrink-0 animate-spin" />;
  if (silent) return turning;
  return (
    <span role="status" className="inline-flex text-soft">
      {turning}
      <span className="sr-only">{t("design.loading")}</span>
    </span>
  );
}
