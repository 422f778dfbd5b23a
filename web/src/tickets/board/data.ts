import {
  countTickets,
  listViews,
  searchTickets,
  showBoard,
  showColumn,
  showCycles,
  showHygiene,
  type TicketFilter,
} from "@relevo/contract/board.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { markRead } from "../../live/recent.ts";
import { call } from "../../shell/api.ts";
import { type BoardData, joined, placedOn, recounted, without } from "./columns.rules.ts";
import { held } from "./hands.ts";
import { joinedRows, placedIn, type RowsData, withoutRow } from "./rows.rules.ts";

/** Cards of each column, and rows, that are read at first; at most as many in one answer. */
const FIRST = 30;
const PAGE = 50;
const MOST = 100;

export const keys = {
  boards: ["board", "columns"],
  board: (funnelId: string, filter: TicketFilter) => ["board", "columns", funnelId, filter],
  allRows: ["board", "rows"],
  rows: (funnelId: string | undefined, filter: TicketFilter) => ["board", "rows", funnelId ?? null, filter],
  counts: ["board", "counts"],
  hygiene: ["board", "hygiene"],
  views: ["board", "views"],
} as const;

/** A funnel's columns. Read again, each reaches as far as the longest did before, up to a full page. */
export function boardQuery(queries: QueryClient, funnelId: string, filter: TicketFilter, me: string) {
  const queryKey = keys.board(funnelId, filter);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<BoardData> => {
      const since = markRead();
      const columns = queries.getQueryData<BoardData>(queryKey)?.columns ?? [];
      const limit = Math.min(MOST, Math.max(FIRST, ...columns.map(({ tickets }) => tickets.length)));
      const board = await call(
        showBoard,
        { params: { id: funnelId }, query: { ...filter, limit } },
        { signal },
      );
      return caughtUp({ funnelId, filter, columns: board.columns }, since(), me);
    },
    // While another filter is read, what was shown stays.
    placeholderData: (before) => (before?.funnelId === funnelId ? before : undefined),
    // Followed by frames only while it is on screen.
    staleTime: 0,
  });
}

/** Reads a column's next page. */
export async function readColumn(
  queries: QueryClient,
  { funnelId, filter, columns }: BoardData,
  stageId: string,
  me: string,
): Promise<void> {
  const cursor = columns.find((column) => column.stageId === stageId)?.next;
  if (!cursor) return;
  const since = markRead();
  const page = await call(showColumn, { params: { id: stageId }, query: { ...filter, cursor, limit: PAGE } });
  queries.setQueryData<BoardData>(keys.board(funnelId, filter), (board) =>
    board?.columns.some(({ next }) => next === cursor)
      ? caughtUp(joined(board, stageId, page), since(), me)
      : board,
  );
}

/** The counts and sums of a board, read without its cards. */
export async function recount(queries: QueryClient, { funnelId, filter }: BoardData): Promise<void> {
  const query = { ...filter, limit: 1 };
  const fresh = await call(showBoard, { params: { id: funnelId }, query });
  // A move on the way is in our numbers and perhaps not in theirs; whoever ends it counts again.
  if (held().length > 0) return;
  queries.setQueryData<BoardData>(
    keys.board(funnelId, filter),
    (board) => board && recounted(board, fresh.columns),
  );
}

/** Open tickets as rows, of a funnel or of all. */
export function rowsQuery(
  queries: QueryClient,
  funnelId: string | undefined,
  filter: TicketFilter,
  me: string,
) {
  const queryKey = keys.rows(funnelId, filter);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<RowsData> => {
      const since = markRead();
      const had = queries.getQueryData<RowsData>(queryKey)?.items.length ?? 0;
      const empty = { funnelId, filter, items: [], next: null };
      return rowsCaughtUp(await rowsPage(empty, Math.min(MOST, Math.max(PAGE, had)), signal), since(), me);
    },
    placeholderData: (before) => (before?.funnelId === funnelId ? before : undefined),
    staleTime: 0,
  });
}

/** Reads the rows' next page. */
export async function readRows(queries: QueryClient, rows: RowsData, me: string): Promise<void> {
  if (rows.next === null) return;
  const since = markRead();
  const page = await rowsPage({ ...rows, items: [] }, PAGE);
  queries.setQueryData<RowsData>(keys.rows(rows.funnelId, rows.filter), (now) =>
    now?.next === rows.next ? rowsCaughtUp(joinedRows(now, page), since(), me) : now,
  );
}

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => call(countTickets, {}, { signal }),
  staleTime: 0,
});

export function hygieneQuery(funnelId: string) {
  return queryOptions({
    queryKey: [...keys.hygiene, funnelId],
    queryFn: ({ signal }) => call(showHygiene, { params: { id: funnelId } }, { signal }),
    staleTime: 0,
  });
}

/** `from` and `to`: instants; undefined: since ever, until now. */
export function cyclesQuery(funnelId: string, span: { from?: string | undefined; to?: string | undefined }) {
  return queryOptions({
    queryKey: ["board", "cycles", funnelId, span],
    queryFn: ({ signal }) => call(showCycles, { params: { id: funnelId }, query: span }, { signal }),
    staleTime: 0,
  });
}

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: async ({ signal }) => (await call(listViews, {}, { signal })).items,
});

async function rowsPage(rows: RowsData, limit: number, signal?: AbortSignal): Promise<RowsData> {
  const { funnelId, filter, next } = rows;
  const query = { ...filter, funnelId, open: "true", limit, cursor: next ?? undefined };
  return joinedRows(rows, await call(searchTickets, { query }, signal ? { signal } : {}));
}

/** The server's answer may have been made before what was told meanwhile, and knows nothing of cards in hand. */
function caughtUp(board: BoardData, frames: readonly Frame[], me: string): BoardData {
  const looking = { me, now: Date.now() };
  let now = board;
  for (const frame of frames) {
    if (frame.type === "ticket-gone") now = without(now, frame.ticketId, looking.now);
    if (frame.type === "event") for (const card of frame.tickets) now = placedOn(now, card, looking);
  }
  for (const card of held()) now = placedOn(now, card, looking);
  return now;
}

function rowsCaughtUp(rows: RowsData, frames: readonly Frame[], me: string): RowsData {
  const looking = { me, now: Date.now() };
  let now = rows;
  for (const frame of frames) {
    if (frame.type === "ticket-gone") now = withoutRow(now, frame.ticketId);
    if (frame.type === "event") for (const card of frame.tickets) now = placedIn(now, card, looking);
  }
  return now;
}
