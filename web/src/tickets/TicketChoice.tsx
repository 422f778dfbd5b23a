import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";

/** A ticket as one that may be linked. */
export function TicketChoice({ ticket, onLink }: { ticket: TicketCard; onLink: () => void }) {
  const { t } = useTranslation();
  const { number, subject, requester, funnel, stage } = ticket;
  return (
    <li className="flex items-center gap-3 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <span className="text-soft tabular-nums">#{number}</span> {subject}
        </span>
        <span className="block truncate text-small text-soft">
          {requester.name} · {funnel.name} › {stage.name}
        </span>
      </span>
      <Button size="small" onClick={onLink}>
        {t("tickets.link")}
      </Button>
    </li>
  );
}
