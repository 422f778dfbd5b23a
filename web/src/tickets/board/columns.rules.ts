import type { TicketFilter } from "@relevo/contract/board.ts";
import type { Money, TicketCard } from "@relevo/contract/tickets.ts";
import { isStuck, type Looking, matches } from "./matches.rules.ts";

/** Of a stage: how many there are and what they sum up to, and the cards as far as they were read. */
export interface Column {
  stageId: string;
  count: number;
  stuck: number;
  waiting: number;
  sums: readonly Money[];
  tickets: readonly TicketCard[];
  /** Cursor of the page after; null at the end. */
  next: string | null;
}

export interface BoardData {
  funnelId: string;
  filter: TicketFilter;
  columns: readonly Column[];
}

/**
 * The board after a ticket changed: it stands where its stage and the time it came there put it, and the counts and
 * sums follow. One that belongs past what was read is left for the page it comes with. Where only the server can tell
 * whether it belongs, a card keeps its place with its news.
 */
export function placedOn(board: BoardData, card: TicketCard, looking: Looking): BoardData {
  const known = cardOn(board, card.id);
  const here = card.state === "open" && card.funnel.id === board.funnelId;
  const belongs = here && matches(card, board.filter, looking);
  if (belongs === false || (belongs === undefined && !known)) return without(board, card.id, looking.now);
  const rest = known ? without(board, card.id, looking.now) : board;
  return changed(rest, card.stage.id, (column) => {
    const before = column.tickets.findLastIndex((other) => isBefore(other, card));
    const past = before + 1 === column.tickets.length && column.next !== null && column.tickets.length > 0;
    // Counted by the server already, somewhere further down, unless it was taken from this board.
    if (past && !known) return column;
    const tickets = past ? column.tickets : column.tickets.toSpliced(before + 1, 0, card);
    return { ...counted(column, card, 1, looking.now), tickets };
  });
}

/** The board without a ticket. */
export function without(board: BoardData, id: string, now: number): BoardData {
  const card = cardOn(board, id);
  if (!card) return board;
  return changed(board, card.column, (column) => ({
    ...counted(column, card.card, -1, now),
    tickets: column.tickets.filter((other) => other.id !== id),
  }));
}

/** The board with a stage's next page; what moved up meanwhile is not shown twice. */
export function joined(
  board: BoardData,
  stageId: string,
  page: { items: readonly TicketCard[]; next: string | null },
): BoardData {
  const known = new Set(board.columns.flatMap(({ tickets }) => tickets.map(({ id }) => id)));
  return changed(board, stageId, (column) => ({
    ...column,
    tickets: [...column.tickets, ...page.items.filter(({ id }) => !known.has(id))],
    next: page.next,
  }));
}

/** The board with the server's counts and sums; its cards stay. */
export function recounted(board: BoardData, fresh: readonly Column[]): BoardData {
  const byStage = new Map(fresh.map((column) => [column.stageId, column]));
  return {
    ...board,
    columns: board.columns.map((column) => {
      const news = byStage.get(column.stageId);
      if (!news) return column;
      const { count, stuck, waiting, sums } = news;
      return { ...column, count, stuck, waiting, sums };
    }),
  };
}

/** A card that is shown, and the column it stands in. */
function cardOn(board: BoardData, id: string): { card: TicketCard; column: string } | undefined {
  for (const { stageId, tickets } of board.columns) {
    const card = tickets.find((one) => one.id === id);
    if (card) return { card, column: stageId };
  }
  return undefined;
}

function changed(board: BoardData, stageId: string, change: (column: Column) => Column): BoardData {
  return {
    ...board,
    columns: board.columns.map((column) => (column.stageId === stageId ? change(column) : column)),
  };
}

function counted(column: Column, card: TicketCard, by: 1 | -1, now: number): Column {
  const least = (count: number) => Math.max(0, count);
  return {
    ...column,
    count: least(column.count + by),
    stuck: least(column.stuck + (isStuck(card, now) ? by : 0)),
    waiting: least(column.waiting + (card.waitingSince !== null ? by : 0)),
    sums: card.value ? summed(column.sums, card.value, by) : column.sums,
  };
}

function summed(sums: readonly Money[], { amount, currency }: Money, by: 1 | -1): readonly Money[] {
  const sum = sums.find((one) => one.currency === currency)?.amount ?? 0;
  // In cents, so that nothing is left over of what came and went.
  const next = Math.round((sum + by * amount) * 100) / 100;
  const others = sums.filter((one) => one.currency !== currency);
  return next > 0 ? [...others, { amount: next, currency }] : others;
}

/** The server's order: who came in last first. */
function isBefore(one: TicketCard, other: TicketCard): boolean {
  if (one.stageEnteredAt !== other.stageEnteredAt) return one.stageEnteredAt > other.stageEnteredAt;
  return one.id > other.id;
}
