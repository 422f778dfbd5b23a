import { searchTickets } from "@relevo/contract/board.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { linkTicket, type TicketCard } from "@relevo/contract/tickets.ts";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { SearchInput } from "../design/SearchInput.tsx";
import { Problem } from "../refusals/Form.tsx";
import { sayError } from "../refusals/say.ts";
import { call, RefusalError } from "../shell/api.ts";
import { NewTicket } from "./NewTicket.tsx";
import { TicketChoice } from "./TicketChoice.tsx";

/** Ticket existente › buscar › vincular, or a new one: what the conversation is about. */
export function LinkTicket({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [words, setWords] = useState("");
  const [foreign, setForeign] = useState<TicketCard>();
  const [problem, setProblem] = useState<string>();
  const q = useDeferredValue(words.trim());
  const contactId = conversation.contact.id;
  const found = useQuery({
    queryKey: ["tickets", "search", { q, contactId }],
    queryFn: async ({ signal }) =>
      (await call(searchTickets, { query: { q, contactId, open: "true", limit: 8 } }, { signal })).items,
    placeholderData: keepPreviousData,
  }).data;
  const done = () => {
    void queries.invalidateQueries({ queryKey: ["tickets"] });
    onDone();
  };
  const link = async (ticket: TicketCard, confirmed: boolean) => {
    setProblem(undefined);
    try {
      await call(linkTicket, { params: { id: conversation.id }, body: { ticketId: ticket.id, confirmed } });
      done();
    } catch (error) {
      if (error instanceof RefusalError && error.code === "LINK_OTHER_CONTACT") setForeign(ticket);
      else setProblem(sayError(error));
    }
  };
  if (making)
    return <NewTicket conversation={conversation} onDone={done} onCancel={() => setMaking(false)} />;
  return (
    <div className="flex w-full flex-col gap-2">
      <Problem>{problem}</Problem>
      <div className="flex flex-wrap gap-2">
        <SearchInput
          label={t("tickets.find")}
          value={words}
          onChange={(next) => {
            setWords(next);
            setForeign(undefined);
          }}
        />
        <Button icon={Plus} onClick={() => setMaking(true)}>
          {t("tickets.create")}
        </Button>
      </div>
      {foreign && (
        <p className="flex flex-wrap items-center gap-2 rounded-base bg-waiting-ground px-3 py-2 text-waiting">
          {t("tickets.otherContact", { number: foreign.number, name: foreign.requester.name })}
          <Button size="small" onClick={() => void link(foreign, true)}>
            {t("tickets.linkAnyway")}
          </Button>
        </p>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {found?.map((ticket) => (
          <TicketChoice key={ticket.id} ticket={ticket} onLink={() => void link(ticket, false)} />
        ))}
      </ul>
      {q !== "" && found?.length === 0 && <p className="text-list text-soft">{t("tickets.none")}</p>}
    </div>
  );
}
