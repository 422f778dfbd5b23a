import type { TicketCard } from "@relevo/contract/tickets.ts";
import type { Column } from "./columns.rules.ts";

/** The card an arrow leads to: above or below in its column, or as far down in the next one that has cards. */
export function neighbour(
  columns: readonly Pick<Column, "tickets">[],
  id: string,
  key: string,
): TicketCard | undefined {
  const full = columns.filter(({ tickets }) => tickets.length > 0);
  const at = full.findIndex(({ tickets }) => tickets.some((card) => card.id === id));
  if (at < 0) return undefined;
  const tickets = full[at]?.tickets ?? [];
  const row = tickets.findIndex((card) => card.id === id);
  if (key === "ArrowDown") return tickets[row + 1];
  if (key === "ArrowUp") return row > 0 ? tickets[row - 1] : undefined;
  if (key === "Home") return tickets[0];
  if (key === "End") return tickets.at(-1);
  if (key !== "ArrowRight" && key !== "ArrowLeft") return undefined;
  const beside = at + (key === "ArrowRight" ? 1 : -1);
  const next = beside < 0 ? undefined : full[beside]?.tickets;
  return next?.[Math.min(row, next.length - 1)];
}
