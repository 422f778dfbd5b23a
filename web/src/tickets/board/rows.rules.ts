import type { TicketFilter } from "@relevo/contract/board.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { type Looking, matches } from "./matches.rules.ts";

/** Open tickets as rows, as far as they were read, newest first. */
export interface RowsData {
  /** Undefined: of all funnels. */
  funnelId: string | undefined;
  filter: TicketFilter;
  items: readonly TicketCard[];
  next: string | null;
}

/** The rows after a ticket changed; one already shown keeps its place with its news. */
export function placedIn(rows: RowsData, card: TicketCard, looking: Looking): RowsData {
  const { items, funnelId, filter, next } = rows;
  const known = items.some(({ id }) => id === card.id);
  const here = card.state === "open" && (funnelId === undefined || card.funnel.id === funnelId);
  const belongs = here && matches(card, filter, looking);
  if (belongs === false) return known ? { ...rows, items: items.filter(({ id }) => id !== card.id) } : rows;
  if (known) return { ...rows, items: items.map((old) => (old.id === card.id ? card : old)) };
  if (belongs === undefined) return rows;
  const before = items.findLastIndex((other) => isBefore(other, card));
  if (before + 1 === items.length && next !== null) return rows;
  return { ...rows, items: items.toSpliced(before + 1, 0, card) };
}

/** The rows without a ticket. */
export function withoutRow(rows: RowsData, id: string): RowsData {
  const items = rows.items.filter((item) => item.id !== id);
  return items.length < rows.items.length ? { ...rows, items } : rows;
}

/** The rows with the next page; none twice. */
export function joinedRows(
  rows: RowsData,
  { items, next }: { items: readonly TicketCard[]; next: string | null },
): RowsData {
  const known = new Set(rows.items.map(({ id }) => id));
  return { ...rows, items: [...rows.items, ...items.filter(({ id }) => !known.has(id))], next };
}

function isBefore(one: TicketCard, other: TicketCard): boolean {
  if (one.createdAt !== other.createdAt) return one.createdAt > other.createdAt;
  return one.id > other.id;
}
