import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../design/RelativeTime.tsx";
import { TicketData } from "./facts/TicketData.tsx";
import { TicketInfo } from "./info/TicketInfo.tsx";
import { ResolutionBadge } from "./marks/ResolutionBadge.tsx";
import { StageBadge } from "./marks/StageBadge.tsx";
import type { TicketDetail } from "./queries.ts";
import { Fold } from "./screen/Fold.tsx";
import { NextActs } from "./screen/NextActs.tsx";
import { StagePicker } from "./screen/StagePicker.tsx";

/** A ticket beside the chat: where it stands, how to move and end it, and its data; its number leads to its screen. */
export function TicketCard({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const { id, number, subject, funnel, stage, state, resolution, can, next, actions } = ticket;
  return (
    <article className="flex flex-col gap-2 rounded-base border border-line p-3">
      <h3 className="font-medium [overflow-wrap:anywhere]">
        <Link to="/tickets/$ticketId" params={{ ticketId: id }} className="hover:underline">
          <span className="text-accent tabular-nums">#{number}</span> {subject}
        </Link>
      </h3>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="min-w-0 text-list">
          <span className="text-soft">{funnel.name} ›</span> {stage.name}
        </span>
        {state === "open" ? (
          <StageBadge stage={stage} />
        ) : (
          <span className="text-list text-soft">· {t("tickets.archived")}</span>
        )}
        {resolution !== "none" && <ResolutionBadge resolution={resolution} />}
      </div>
      {can.move === true && (
        <div>
          <StagePicker ticket={ticket} size="small" />
        </div>
      )}
      {next.length > 0 && <NextActs ticket={ticket} />}
      <Fold title={t("ticket.info.title")}>
        <TicketInfo ticket={ticket} />
      </Fold>
      <Fold title={t("ticket.facts.title")}>
        <TicketData ticket={ticket} />
      </Fold>
      {actions.length > 0 && (
        <ul
          className="flex flex-col gap-1 border-t border-line pt-2 text-list"
          aria-label={t("tickets.history")}
        >
          {actions.map(({ conversationId, number, at, messages }) => (
            <li key={conversationId} className="flex items-center gap-2">
              <Link
                to="/conversations/$conversationId"
                params={{ conversationId }}
                search={{}}
                className="min-w-0 flex-1 truncate text-accent hover:underline"
              >
                {t("tickets.action", { number, count: messages })}
              </Link>
              <RelativeTime at={at} className="shrink-0 text-small text-soft" />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
