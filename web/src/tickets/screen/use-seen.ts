import { seeTicket } from "@relevo/contract/board.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { rereadTickets, type TicketDetail } from "../queries.ts";

/** Its owner has opened it: it is new no more. */
export function useSeen({ id, seen, owner, state }: TicketDetail): void {
  const queries = useQueryClient();
  const me = useMe().member.id;
  const fresh = !seen && owner?.id === me && state === "open";
  useEffect(() => {
    if (!fresh) return;
    // Not worth a word when it fails: it stays new until it is opened again.
    void call(seeTicket, { params: { id } })
      .then(() => rereadTickets(queries))
      .catch(() => {});
  }, [fresh, id, queries]);
}
