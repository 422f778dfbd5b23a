import { showTicket as showTicketShape } from "@relevo/contract/board.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import { listFields } from "@relevo/contract/fields.ts";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call, RefusalError } from "../shell/api.ts";

/** A ticket with what may be done to it, what happens next, and what is in it. */
export type TicketDetail = Answer<typeof showTicketShape>;

/** One ticket; null where it is not to be seen. */
export function ticketQuery(id: string) {
  return queryOptions({
    queryKey: ["tickets", "shown", id],
    queryFn: async ({ signal }): Promise<TicketDetail | null> =>
      call(showTicketShape, { params: { id } }, { signal }).catch(nullWhenMissing),
  });
}

/** The company's own data of contacts and tickets, in order. */
export const fieldsQuery = queryOptions({
  queryKey: ["fields"],
  queryFn: async ({ signal }) => (await call(listFields, {}, { signal })).items,
});

/** What is kept of tickets is read again: after an act of one's own, before the live stream tells. */
export function rereadTickets(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["tickets"] });
}

/** An address that never was one of ours is INVALID; it leads nowhere all the same. */
function nullWhenMissing(error: unknown): null {
  if (error instanceof RefusalError && (error.code === "NOT_FOUND" || error.code === "INVALID")) return null;
  throw error;
}
