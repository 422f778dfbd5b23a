import type { TicketCard } from "@relevo/contract/tickets.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { ResolutionBadge } from "../marks/ResolutionBadge.tsx";

/** The contact's other tickets, newest first: each opens as it was left. */
export function Cycles({ cycles }: { cycles: readonly TicketCard[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (cycles.length === 0) return <p className="text-list text-soft">{t("ticket.screen.cyclesNone")}</p>;
  return (
    <ul className="-mx-2 flex flex-col text-list">
      {cycles.map(({ id, number, subject, funnel, stage, state, resolution, createdAt }) => (
        <li key={id}>
          <Link
            to="/tickets/$ticketId"
            params={{ ticketId: id }}
            className="flex items-center gap-2 rounded-base px-2 py-1.5 hover:bg-hover"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                <span className="text-soft tabular-nums">#{number}</span> {subject}
              </span>
              <span className="block truncate text-small text-soft">
                {state === "archived" ? t("tickets.archived") : `${funnel.name} › ${stage.name}`}
                {" · "}
                {formats.day(createdAt)}
              </span>
            </span>
            <ResolutionBadge resolution={resolution} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
