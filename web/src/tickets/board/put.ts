import type { TicketCard } from "@relevo/contract/tickets.ts";
import type { QueryClient } from "@tanstack/react-query";
import { type BoardData, placedOn, without } from "./columns.rules.ts";
import { keys } from "./data.ts";
import type { Looking } from "./matches.rules.ts";
import { placedIn, type RowsData, withoutRow } from "./rows.rules.ts";

/** Puts tickets where they now stand on every board and in every list that is kept; null: out of sight. */
export function putCards(
  queries: QueryClient,
  cards: ReadonlyMap<string, TicketCard | null>,
  looking: Looking,
): void {
  if (cards.size === 0) return;
  queries.setQueriesData<BoardData>({ queryKey: keys.boards }, (board) => {
    let now = board;
    for (const [id, card] of cards)
      now &&= card ? placedOn(now, card, looking) : without(now, id, looking.now);
    return now;
  });
  queries.setQueriesData<RowsData>({ queryKey: keys.allRows }, (rows) => {
    let now = rows;
    for (const [id, card] of cards) now &&= card ? placedIn(now, card, looking) : withoutRow(now, id);
    return now;
  });
}

export function putCard(queries: QueryClient, id: string, card: TicketCard | null, looking: Looking): void {
  putCards(queries, new Map([[id, card]]), looking);
}
