import type { BulkActed } from "@relevo/contract/ticket-acts.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { sayFailures } from "../../conversations/refusal.ts";
import { Button } from "../../design/Button.tsx";
import { Progress } from "../../design/Progress.tsx";

/** How far it is: how many are done, and which ones need something, each with what and the way there. */
export function BulkReport({
  tickets,
  done,
  refused,
  onLeave,
}: {
  tickets: readonly TicketCard[];
  done: number;
  refused: BulkActed["refused"];
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const byId = new Map(tickets.map((card) => [card.id, card]));
  const so = done + refused.length;
  return (
    <div className="flex flex-col gap-3">
      <Progress
        done={so}
        total={tickets.length}
        label={t("board.bulk.progress", { done: so, total: tickets.length })}
      />
      <p aria-live="polite">
        {t("board.bulk.done", { count: done })}
        {refused.length > 0 && ` · ${t("board.bulk.needs", { count: refused.length })}`}
      </p>
      <ul className="flex flex-col divide-y divide-line">
        {refused.map(({ id, failures }) => {
          const card = byId.get(id);
          return (
            <li key={id} className="flex items-center gap-3 py-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">
                  {card && `#${card.number} ${card.requester.name || card.subject}`}
                </span>
                <span className="block text-small text-soft">{sayFailures(failures)}</span>
              </span>
              <Button
                size="small"
                onClick={() => {
                  onLeave();
                  void navigate({ to: "/tickets/$ticketId", params: { ticketId: id } });
                }}
              >
                {t("board.bulk.open")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
