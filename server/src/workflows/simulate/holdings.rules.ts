import { isOpen } from "../../conversations/state.rules.ts";
import type { Pool } from "../decide/pool.rules.ts";
import { type Ground, within } from "./ground.rules.ts";

/** Who holds which conversations at the instant that is played: `own` moves it on, in the order of time. */
export interface Holdings {
  /** By conversation. */
  held: Map<string, { member: string; contact: string }>;
  /** By member and contact, of how many conversations. */
  counts: Map<string, Map<string, number>>;
  /** By group or inbox, who was given one by what is tried, the longest ago first. */
  turns: Map<string, string[]>;
}

export function noHoldings(): Holdings {
  return { held: new Map(), counts: new Map(), turns: new Map() };
}

/**
 * From now on it is this one's, or nobody's: what waits in a queue, is over or expired is on nobody's hands. True: it
 * was on somebody's, who has room for another.
 */
export function hold(
  holdings: Holdings,
  { conversation, contact }: { conversation: string; contact: string },
  { owner, state }: { owner: string | null; state: string },
): boolean {
  const before = holdings.held.get(conversation);
  const member = isOpen(state) ? owner : null;
  if ((before?.member ?? null) === member) return false;
  if (before) count(holdings, before, -1);
  holdings.held.delete(conversation);
  if (member !== null) {
    const now = { member, contact };
    holdings.held.set(conversation, now);
    count(holdings, now, 1);
  }
  return before !== undefined;
}

function count(
  { counts }: Holdings,
  { member, contact }: { member: string; contact: string },
  by: number,
): void {
  const contacts = counts.get(member) ?? new Map<string, number>();
  const held = (contacts.get(contact) ?? 0) + by;
  if (held > 0) contacts.set(contact, held);
  else contacts.delete(contact);
  counts.set(member, contacts);
}

/** The people and their turns as of an instant; whoever decides moves the turns on for those after it. */
export function poolAt(ground: Ground, holdings: Holdings, at: Date): Pool {
  const agents = [...ground.colleagues.values()]
    .filter(({ active }) => active)
    .map(({ id, mayReply, everywhere, serves, groups, available, online }) => ({
      id,
      mayReply,
      everywhere,
      serves,
      groups,
      available: within(available, at),
      online: within(online, at),
      contacts: new Set(holdings.counts.get(id)?.keys()),
    }));
  return { agents, turns: holdings.turns };
}
