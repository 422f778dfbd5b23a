import type { ParkedItem } from "@relevo/contract/connections.ts";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { useMinute } from "../../design/minute.ts";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** One thing that could not be received: from where, when, and why not. */
export function ParkedRow({
  item: { channel, connection, receivedAt, error, attempts },
  busy,
  onReplay,
}: {
  item: ParkedItem;
  busy: boolean;
  onReplay: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <CircleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-breach" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {connection?.name ?? t("settings.parked.unknown")}
          <span className="font-normal text-soft">
            {" "}
            · {t(`settings.connections.channels.${channel}`)} · <RelativeTime at={receivedAt} />
          </span>
        </p>
        <p className="font-mono text-small wrap-anywhere">{error || t("settings.parked.noError")}</p>
        <p className="text-list text-soft">{t("settings.parked.tries", { count: attempts })}</p>
      </div>
      <Button
        size="small"
        disabled={busy}
        aria-label={t("settings.parked.replayOf", { when: formats.relative(receivedAt, now) })}
        onClick={onReplay}
      >
        {t("settings.parked.replay")}
      </Button>
    </li>
  );
}
