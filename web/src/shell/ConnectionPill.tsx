import { WifiOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnection } from "./connection.ts";

/** Says quietly that the connection is lost and being sought; gone when it is back. */
export function ConnectionPill() {
  const { t } = useTranslation();
  const lost = useConnection() === "retrying";
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-13 z-30 flex justify-center lg:inset-x-2 lg:top-auto lg:bottom-15 lg:justify-start"
    >
      {lost && (
        <span className="flex items-center gap-2 rounded-full bg-raised px-3 py-1.5 text-list text-soft shadow-float">
          <WifiOff aria-hidden size={14} />
          {t("shell.retrying")}
        </span>
      )}
    </div>
  );
}
