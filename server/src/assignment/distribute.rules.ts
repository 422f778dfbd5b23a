import type { InboxPolicy } from "@relevo/contract/policies.ts";

/** A person, as far as handing out goes. */
export interface Agent {
  id: string;
  mayReply: boolean;
  available: boolean;
  online: boolean;
  serves: readonly string[];
  groups: readonly string[];
  /** Conversations of theirs that wait on us: what capacity counts. */
  waiting: number;
  /** Contacts they hold an open conversation of. */
  contacts: readonly string[];
}
export interface Queued {
  id: string;
  contact: string;
  inbox: string;
  /** It waits in this group's queue. */
  group: string | null;
  /** Back from somebody who went away. */
  priority: boolean;
  queuedAt: Date;
  waits: boolean;
  /** Who had the contact's conversation before this one on the connection, and when it last moved. */
  last: { owner: string; at: Date } | null;
}
export type HandOut = Pick<InboxPolicy, "distribution" | "capacity" | "onlineOnly" | "stickyDays">;
export interface DistributionFacts {
  queued: readonly Queued[];
  agents: readonly Agent[];
  /** By inbox. */
  rules: ReadonlyMap<string, HandOut>;
  /** By inbox, those who were given one, the longest ago first. Who was never given any comes before them. */
  turns: ReadonlyMap<string, readonly string[]>;
}
export interface Assignment {
  conversation: string;
  inbox: string;
  member: string;
  how: "auto" | "sticky";
}

/** There by intent and, where the inbox asks for it, by heartbeat; of its people or its group; below the inbox's limit. */
export function mayGet(agent: Agent, place: Pick<Queued, "inbox" | "group">, rules: HandOut): boolean {
  return (
    agent.mayReply &&
    agent.available &&
    (agent.online || !rules.onlineOnly) &&
    agent.serves.includes(place.inbox) &&
    (place.group === null || agent.groups.includes(place.group)) &&
    (rules.capacity === null || agent.waiting < rules.capacity)
  );
}

/**
 * Who gets what: those that came back first, then the longest wait; to the one the customer last had, else by the
 * inbox's way. Ties go by id. What nobody may get stays queued.
 */
export function decide(facts: DistributionFacts, now: Date): Assignment[] {
  const agents = facts.agents.map((agent) => ({ ...agent, held: new Set(agent.contacts) }));
  const turns = new Map([...facts.rules.keys()].map((inbox) => [inbox, [...(facts.turns.get(inbox) ?? [])]]));
  return [...facts.queued].sort(before).flatMap((one) => {
    const rules = facts.rules.get(one.inbox);
    const given = turns.get(one.inbox);
    if (!rules || !given) return [];
    const pool = agents.filter((agent) => mayGet(agent, one, rules));
    const sticky = pool.find(({ id }) => id === stickyOwner(one, rules, now));
    const chosen = sticky ?? pick(pool, rules, given);
    if (!chosen) return [];
    if (one.waits) chosen.waiting += 1;
    chosen.held.add(one.contact);
    const place = given.indexOf(chosen.id);
    if (place >= 0) given.splice(place, 1);
    given.push(chosen.id);
    return [{ conversation: one.id, inbox: one.inbox, member: chosen.id, how: sticky ? "sticky" : "auto" }];
  });
}

function before(a: Queued, b: Queued): number {
  if (a.priority !== b.priority) return a.priority ? -1 : 1;
  return a.queuedAt.getTime() - b.queuedAt.getTime() || byId(a, b);
}

function stickyOwner({ last }: Queued, { stickyDays }: HandOut, now: Date): string | null {
  if (!last) return null;
  return now.getTime() - last.at.getTime() <= stickyDays * 24 * 60 * 60_000 ? last.owner : null;
}

function pick<A extends Agent & { held: ReadonlySet<string> }>(
  pool: readonly A[],
  { distribution }: HandOut,
  given: readonly string[],
): A | undefined {
  if (distribution === "off") return undefined;
  const held = ({ held }: A) => (distribution === "least_open" ? held.size : 0);
  // Who was never given any stands at -1.
  return [...pool].sort(
    (a, b) => held(a) - held(b) || given.indexOf(a.id) - given.indexOf(b.id) || byId(a, b),
  )[0];
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
