import { type Ability, abilities, type Role } from "@relevo/contract/abilities.ts";
import type { Visibility } from "@relevo/contract/policies.ts";
import { type Actor, type ActorAt, type Cause, system } from "./events.ts";

/** Who calls, as their credential says: the account never comes from a path or a body. */
export interface Caller {
  account: string;
  member: string;
  name: string;
  role: Role;
  /** Names the session or key; idempotency keys are scoped by it. */
  credential: string;
  /** The sign-in session, null for API keys. */
  session: string | null;
  /** The inboxes they serve and what an agent sees of each. */
  serves: readonly { inbox: string; visibility: Visibility }[];
  groups: readonly string[];
  /** The funnels they work in, what an agent sees of each besides their own, and whose earlier cycles are read. */
  funnels: readonly FunnelSight[];
}
export interface FunnelSight {
  funnel: string;
  sees: "own" | "queue";
  history: "shared" | "strict";
}

/** A web chat visitor on one connection: a contact from their first message on. */
export interface Visitor {
  account: string;
  connection: string;
  visitor: string;
  credential: string;
}

/** What acts by itself: a rule, a timer. It sees all of its account and may what the command's rule lets it. */
export interface Machine {
  account: string;
  /** Which rule, as the log tells it: `expiry`, `distribution`, `finalise`, `workflow` … */
  rule: string;
  /** The runs of a workflow it acts for. */
  runs?: readonly ActingRun[];
}
/** A run that acts, as the log tells it: where, and what it was started by. */
export interface ActingRun {
  id: string;
  workflow: string;
  contact: string;
  conversation: string | null;
  ticket: string | null;
  /** The event that started it; none where a person, a hook or the clock did. */
  cause: Cause;
}
/** Who runs a command. */
export type By = Caller | Machine;
export function isMachine(by: By): by is Machine {
  return "rule" in by;
}

/** A rule that somebody's act set off. What a run set off is told as that run's, and counts in what it caused. */
export function setOff(by: By, rule: string): Machine {
  return isMachine(by) && by.runs ? { ...by, rule } : { account: by.account, rule };
}

export function actorOf(by: Caller): Actor;
export function actorOf(by: By): ActorAt;
export function actorOf(by: By): ActorAt {
  if (!isMachine(by)) return { kind: "member", id: by.member };
  const { runs } = by;
  return runs ? (place) => runAt(runs, place) : system;
}

/** What stands behind what somebody does at a place; null: nothing but themselves. */
export function causeOf(by: By, place: Parameters<typeof runAt>[1]): Cause | null {
  return isMachine(by) && by.runs ? (runAt(by.runs, place).cause ?? null) : null;
}

/** The run behind what happens at a place: of its conversation, else of its ticket, else of its contact. */
function runAt(
  runs: readonly ActingRun[],
  { conversation, ticket, contact }: { conversation?: string; ticket?: string; contact?: string },
): { actor: Actor; cause?: Cause } {
  const run =
    runs.find((one) => conversation !== undefined && one.conversation === conversation) ??
    runs.find((one) => ticket !== undefined && one.ticket === ticket) ??
    runs.find((one) => contact !== undefined && one.contact === contact);
  if (!run) return { actor: system };
  return { actor: { kind: "workflow", id: run.id }, cause: run.cause };
}

const granted: Record<Role, readonly Ability[]> = {
  viewer: ["conversations.read"],
  agent: ["conversations.read", "conversations.work"],
  supervisor: [
    "conversations.read",
    "conversations.work",
    "conversations.lead",
    "audit.read",
    "workflows.read",
  ],
  admin: abilities,
};

/** What a role may do at all; what it may do to one object is the object's rule. */
export function abilitiesOf(role: Role): readonly Ability[] {
  return granted[role];
}
