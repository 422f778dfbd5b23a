import { searchTickets } from "@relevo/contract/board.ts";
import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import { confirmTicket, unlinkTicket } from "@relevo/contract/tickets.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Unlink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { Button } from "../../design/Button.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { notify } from "../../design/toast.tsx";
import { keys } from "../../live/cache.ts";
import { call } from "../../shell/api.ts";
import { LinkTicket } from "../../tickets/LinkTicket.tsx";
import { ticketQuery } from "../../tickets/queries.ts";
import { Cycles } from "../../tickets/screen/Cycles.tsx";
import { Fold } from "../../tickets/screen/Fold.tsx";
import { TicketCard } from "../../tickets/TicketCard.tsx";
import { sayRefusal } from "../refusal.ts";
import { ticketHash } from "../ticket-place.ts";

/** The ticket the conversation is about: linked, proposed, or to be found; and the customer's earlier ones. */
export function TicketSection({
  conversation,
  can,
}: {
  conversation: Conversation;
  can: ConversationCan | undefined;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [linking, setLinking] = useState(false);
  const { ticket, contact } = conversation;
  const editable = can?.link === true;
  const shown = useQuery({ ...ticketQuery(ticket?.id ?? ""), enabled: ticket !== null }).data;
  const others = useQuery({
    queryKey: ["tickets", "of", contact.id],
    queryFn: async ({ signal }) =>
      (await call(searchTickets, { query: { contactId: contact.id, limit: 10 } }, { signal })).items,
  }).data?.filter(({ id, requester }) => id !== ticket?.id && requester.id === contact.id);
  const params = { id: conversation.id };
  const act = (send: () => Promise<unknown>) =>
    void send()
      .catch((error: unknown) => notify({ tone: "breach", title: sayRefusal(error) }))
      .finally(() => {
        void queries.invalidateQueries({ queryKey: ["tickets"] });
        void queries.invalidateQueries({ queryKey: keys.shown(conversation.id) });
      });
  return (
    <section id={ticketHash} tabIndex={-1} className="flex flex-col gap-2 p-4 outline-none">
      <header className="flex items-center gap-2">
        <h2 className="flex-1 text-list font-semibold">{t("tickets.title")}</h2>
        {editable && !linking && (
          <IconButton
            size="small"
            icon={Plus}
            label={t("tickets.existing")}
            onClick={() => setLinking(true)}
          />
        )}
        {editable && ticket?.link === "confirmed" && (
          <IconButton
            size="small"
            icon={Unlink}
            label={t("tickets.unlink")}
            onClick={() => act(() => call(unlinkTicket, { params }))}
          />
        )}
      </header>
      {linking && <LinkTicket conversation={conversation} onDone={() => setLinking(false)} />}
      {ticket?.link === "proposed" && (
        <div className="flex flex-wrap items-center gap-2 rounded-base bg-waiting-ground px-3 py-2">
          <Badge tone="waiting">{t("tickets.proposed")}</Badge>
          <span className="flex-1 tabular-nums">#{ticket.number}</span>
          {editable && (
            <>
              <Button size="small" onClick={() => act(() => call(confirmTicket, { params }))}>
                {t("tickets.confirm")}
              </Button>
              <Button size="small" variant="quiet" onClick={() => act(() => call(unlinkTicket, { params }))}>
                {t("tickets.reject")}
              </Button>
            </>
          )}
        </div>
      )}
      {ticket &&
        (shown ? <TicketCard ticket={shown} /> : shown === undefined && <Skeleton className="h-16 w-full" />)}
      {!ticket && !linking && <p className="text-list text-soft">{t("tickets.empty")}</p>}
      {others && others.length > 0 && (
        <Fold title={t("tickets.past")}>
          <Cycles cycles={others} />
        </Fold>
      )}
    </section>
  );
}
