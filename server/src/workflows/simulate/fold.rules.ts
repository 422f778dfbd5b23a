import type { Sight } from "@relevo/contract/events.ts";
import { type Cut, type Happened, isKnown, type Timeline } from "./timeline.rules.ts";

/** A conversation as of an instant, but for what was said in it. */
export interface Standing {
  state: string;
  inbox: string;
  owner: string | null;
  group: string | null;
  reason: string | null;
  ticket: {
    id: string;
    link: "proposed" | "confirmed";
    by: "contact" | "member" | "system";
    at: Date;
  } | null;
  handed: { at: Date; byPerson: boolean } | null;
  /** The message that needs no answer, or says that all is well. */
  settled: string | null;
  confirmed: string | null;
  superseded: boolean;
  flags: ReadonlyMap<string, { at: Date; system: boolean }>;
}

/** What a conversation was as of a place in the log; null: it was not open yet. */
export function standingAt(timeline: Timeline, cut: Cut): Standing | null {
  let standing: Standing | null = null;
  for (const one of timeline.happened) {
    if (!isKnown(one, cut)) continue;
    if (one.name === "conversation.opened") standing ??= begun(timeline, one);
    else if (standing) standing = after(standing, one);
  }
  return standing;
}

function begun({ conversation, happened }: Timeline, { data }: Happened): Standing {
  // The log tells each change of the reason and not what it was at first: without a change it is what it is now.
  const changed = happened.some(({ name, tried }) => !tried && setsReason(name));
  return {
    state: "queued",
    inbox: String(data.inbox),
    owner: null,
    group: null,
    reason: changed ? null : conversation.reason,
    ticket: null,
    handed: null,
    settled: null,
    confirmed: null,
    superseded: false,
    flags: new Map(),
  };
}
function setsReason(name: string): boolean {
  return name === "conversation.moved" || name === "conversation.closed";
}

/** One event on. What did not change hands in it stays as it is, so that history goes on over what is tried. */
export function after(standing: Standing, one: Happened): Standing {
  const { from, to } = sightsOf(one);
  if (!from || !to) return { ...standing, ...aside(standing, one) };
  if (isIdle(standing, one, from)) return standing;
  return {
    ...standing,
    ...aside(standing, one),
    inbox: from.inbox === to.inbox ? standing.inbox : to.inbox,
    owner: from.owner === to.owner ? standing.owner : to.owner,
    group: from.group === to.group && from.owner === to.owner ? standing.group : to.group,
    state: stateAfter(standing, one, from, to),
    handed: handing.has(one.name) ? { at: one.at, byPerson: one.by === "member" } : standing.handed,
  };
}

/** The live facts ask for the same names. */
const handing = new Set([
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.reopened",
]);

/** A change of hands that leaves state to follow the owner: in a run that is tried there may be another one. */
function stateAfter(standing: Standing, one: Happened, from: Sight, to: Sight): string {
  if (from.state !== to.state) return to.state;
  if (from.owner === to.owner || one.tried) return standing.state;
  if (standing.state !== "queued" && standing.state !== "active") return standing.state;
  return to.owner === null ? "queued" : "active";
}

/**
 * Nobody takes from a queue what is somebody's: what was claimed, answered first or handed out is not, where what is
 * tried had given it away before. Nor is it put back in the queue because of somebody who has not got it.
 */
function isIdle(standing: Standing, { name, data, tried }: Happened, from: Sight): boolean {
  if (tried) return false;
  if (name === "conversation.requeued") return standing.owner !== from.owner;
  const taken = name === "conversation.assigned" && from.owner === null && data.how !== "manual";
  return taken && data.how !== "workflow" && standing.owner !== null;
}
export function isHandedOut(how: unknown): boolean {
  return how === "auto" || how === "sticky";
}

export function sightsOf({ data }: Pick<Happened, "data">): { from: Sight | null; to: Sight | null } {
  return { from: readSight(data.from), to: readSight(data.to) };
}
export function sightOf({ inbox, owner, group, state }: Standing): Sight {
  return { inbox, owner, group, state };
}
function readSight(value: unknown): Sight | null {
  if (typeof value !== "object" || value === null || !("inbox" in value) || !("state" in value)) return null;
  const { inbox, state } = value;
  const owner = "owner" in value ? value.owner : null;
  const group = "group" in value ? value.group : null;
  return {
    inbox: String(inbox),
    state: String(state),
    owner: typeof owner === "string" ? owner : null,
    group: typeof group === "string" ? group : null,
  };
}

/** What an event changes beside whose it is. */
function aside(standing: Standing, { name, at, by, data }: Happened): Partial<Standing> {
  const text = (key: string) => (typeof data[key] === "string" ? data[key] : null);
  switch (name) {
    case "conversation.moved":
      return { reason: text("reason") };
    case "conversation.closed":
      return { reason: text("reason") ?? standing.reason };
    case "conversation.settled":
      return { settled: text("message") };
    case "conversation.unsettled":
      return { settled: null };
    case "conversation.confirmed":
      return { confirmed: text("message") };
    case "conversation.superseded":
      return { superseded: true };
    case "conversation.flagged":
    case "conversation.unflagged":
      return { flags: flagged(standing, name, String(data.trigger), { at, system: data.by === "system" }) };
    case "conversation.ticket_proposed":
      return { ticket: { id: String(data.ticket), link: "proposed", by: partyOf(data.by), at } };
    case "conversation.ticket_linked":
      return {
        ticket: { id: String(data.ticket), link: "confirmed", by: by === "member" ? by : "system", at },
      };
    case "conversation.ticket_confirmed":
      return { ticket: { id: String(data.ticket), link: "confirmed", by: "member", at } };
    case "conversation.ticket_unlinked":
      return { ticket: null };
    default:
      return {};
  }
}
function flagged(
  { flags }: Standing,
  name: string,
  trigger: string,
  flag: { at: Date; system: boolean },
): Standing["flags"] {
  const next = new Map(flags);
  if (name === "conversation.flagged") next.set(trigger, flag);
  else next.delete(trigger);
  return next;
}
function partyOf(by: unknown): "contact" | "member" | "system" {
  return by === "contact" || by === "member" ? by : "system";
}
