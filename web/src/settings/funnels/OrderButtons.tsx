import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";

/** One place up or down among its like. */
export function OrderButtons({
  name,
  first,
  last,
  onMove,
}: {
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <IconButton
        icon={ArrowUp}
        label={t("settings.funnels.up", { name })}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        label={t("settings.funnels.down", { name })}
        disabled={last}
        onClick={() => onMove(1)}
      />
    </>
  );
}
