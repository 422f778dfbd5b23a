import type { Frame } from "@relevo/contract/realtime.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { batched } from "../../live/batch.ts";
import { followFrames } from "../../live/follow.ts";
import { useMe } from "../../people/me.ts";
import type { BoardData } from "./columns.rules.ts";
import { keys, recount } from "./data.ts";
import { hear } from "./hands.ts";
import { putCards } from "./put.ts";
import type { RowsData } from "./rows.rules.ts";

/** Counts, sums and what only the server can tell are read again at most so often, in ms. */
const NUMBERS = 2000;

/** While the component is on screen, its boards and lists follow what happens on the desk. */
export function useFollow(): void {
  const queries = useQueryClient();
  const me = useMe().member.id;
  useEffect(() => follow(queries, me), [queries, me]);
}

function follow(queries: QueryClient, me: string): () => void {
  const numbers = batched<true>(NUMBERS, () => readNumbers(queries));
  const stop = followFrames((frames) => {
    const cards = touched(frames);
    if (cards.size === 0) return;
    for (const [id, card] of cards) if (hear(id, card)) cards.delete(id);
    putCards(queries, cards, { me, now: Date.now() });
    numbers.add(true);
  });
  return () => {
    stop();
    numbers.clear();
  };
}

/** The last that was told of each ticket; null: it left one's sight. */
function touched(frames: readonly Frame[]): Map<string, TicketCard | null> {
  const cards = new Map<string, TicketCard | null>();
  for (const frame of frames) {
    if (frame.type === "ticket-gone") cards.set(frame.ticketId, null);
    if (frame.type === "event") for (const card of frame.tickets) cards.set(card.id, card);
  }
  return cards;
}

/** Reads the numbers on screen again, and what frames alone do not keep right. */
export function readNumbers(queries: QueryClient): void {
  for (const queryKey of [keys.counts, keys.hygiene, ["board", "cycles"]])
    void queries.invalidateQueries({ queryKey });
  for (const query of queries.getQueryCache().findAll({ queryKey: keys.boards, type: "active" })) {
    const board = queries.getQueryData<BoardData>(query.queryKey);
    if (!board) continue;
    if (isGuessed(board)) void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    // The next change counts again.
    else recount(queries, board).catch(() => {});
  }
  for (const [queryKey, rows] of queries.getQueriesData<RowsData>({ queryKey: keys.allRows }))
    if (rows && isGuessed(rows)) void queries.invalidateQueries({ queryKey, exact: true });
}

/** Whether only the server can tell what belongs there. */
function isGuessed({ filter: { q, view } }: Pick<BoardData, "filter">): boolean {
  return q !== undefined || view === "mislaid" || view === "late" || view === "incomplete";
}
