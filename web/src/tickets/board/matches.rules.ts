import type { TicketFilter, TicketView } from "@relevo/contract/board.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";

/** Who looks, and when (epoch ms). */
export interface Looking {
  me: string;
  now: number;
}

/**
 * Whether an open ticket is among those of a filter; undefined where only the server can tell: words are searched in
 * messages, and what is incomplete takes the contact's data.
 */
export function matches(card: TicketCard, filter: TicketFilter, looking: Looking): boolean | undefined {
  if (!told(card, filter, looking)) return false;
  if (filter.q !== undefined) return undefined;
  return filter.view === undefined ? true : inView(card, filter.view, looking);
}

export function isStuck({ stuckAt }: TicketCard, now: number): boolean {
  return stuckAt !== null && Date.parse(stuckAt) <= now;
}

/** Whether its next step should have been taken by now. */
export function isLate({ nextStepAt }: TicketCard, now: number): boolean {
  return nextStepAt !== null && Date.parse(nextStepAt) < now;
}

function told(card: TicketCard, filter: TicketFilter, { me }: Looking): boolean {
  const { owner, groupId, resolution, kind, valueFrom, valueTo, createdFrom, createdTo } = filter;
  const { value } = card;
  if (owner !== undefined && (card.owner?.id ?? "none") !== (owner === "me" ? me : owner)) return false;
  if (groupId !== undefined && card.group?.id !== groupId) return false;
  if (resolution !== undefined && card.resolution !== resolution) return false;
  if (kind !== undefined && card.stage.kind !== kind) return false;
  if (valueFrom !== undefined && (value === null || value.amount < valueFrom)) return false;
  if (valueTo !== undefined && (value === null || value.amount > valueTo)) return false;
  const created = Date.parse(card.createdAt);
  if (createdFrom !== undefined && created < Date.parse(createdFrom)) return false;
  return createdTo === undefined || created <= Date.parse(createdTo);
}

function inView(card: TicketCard, view: TicketView, { me, now }: Looking): boolean | undefined {
  if (view === "new") return card.owner?.id === me && !card.seen;
  if (view === "unanswered") return card.waitingSince !== null;
  if (view === "stuck") return isStuck(card, now);
  if (view === "mislaid") return card.owner === null ? true : undefined;
  if (view === "late") return isLate(card, now) ? true : undefined;
  return undefined;
}
