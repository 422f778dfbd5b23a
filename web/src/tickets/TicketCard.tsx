import type { showTicket } from "@relevo/contract/board.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../design/IconButton.tsx";
import { RelativeTime } from "../design/RelativeTime.tsx";
import { Select } from "../design/Select.tsx";
import { notify } from "../design/toast.tsx";
import { sayError } from "../refusals/say.ts";
import { call } from "../shell/api.ts";
import { EditTicket } from "./EditTicket.tsx";
import { funnelsQuery } from "./funnels.ts";

/** A ticket beside the chat: its stage is changed with one choice, the rest by opening it. */
export function TicketCard({ ticket, editable }: { ticket: Answer<typeof showTicket>; editable: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const stages = useQuery(funnelsQuery).data?.find(({ id }) => id === ticket.funnel.id)?.stages ?? [];
  const open = ticket.state === "open";
  const move = (stageId: string) =>
    void call(moveTicket, { params: { id: ticket.id }, body: { stageId } })
      .catch((error: unknown) => notify({ tone: "breach", title: sayError(error) }))
      .finally(() => void queries.invalidateQueries({ queryKey: ["tickets"] }));
  if (editing) return <EditTicket ticket={ticket} onDone={() => setEditing(false)} />;
  return (
    <article className="flex flex-col gap-2 rounded-base border border-line p-3">
      <header className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
          <span className="text-soft tabular-nums">#{ticket.number}</span> {ticket.subject}
        </h3>
        {editable && open && (
          <IconButton size="small" icon={Pencil} label={t("tickets.edit")} onClick={() => setEditing(true)} />
        )}
      </header>
      {editable && open ? (
        <Select
          choices={stages.map(({ id, name }) => ({ value: id, label: `${ticket.funnel.name} › ${name}` }))}
          value={ticket.stage.id}
          onChange={move}
          label={t("tickets.stage")}
        />
      ) : (
        <p className="text-list text-soft">
          {ticket.funnel.name} › {ticket.stage.name}
          {!open && ` · ${t("tickets.archived")}`}
        </p>
      )}
      {ticket.description && (
        <p className="text-list whitespace-pre-wrap [overflow-wrap:anywhere]">{ticket.description}</p>
      )}
      {ticket.nextStep && (
        <p className="text-list">
          <span className="text-soft">{t("tickets.nextStep")}: </span>
          {ticket.nextStep}
          {ticket.nextStepAt && (
            <span className="text-soft">
              {" · "}
              <RelativeTime at={ticket.nextStepAt} />
            </span>
          )}
        </p>
      )}
      {ticket.actions.length > 0 && (
        <ul
          className="flex flex-col gap-1 border-t border-line pt-2 text-list"
          aria-label={t("tickets.history")}
        >
          {ticket.actions.map(({ conversationId, number, at, messages }) => (
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
