import { type Ability, abilities, type Role } from "@relevo/contract/abilities.ts";
import type { Visibility } from "@relevo/contract/policies.ts";
import { type Actor, system } from "./events.ts";

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
  /** Which rule, as the log tells it: `expiry`, `distribution`, `finalise` … */
  rule: string;
}
/** Who runs a command. */
export type By = Caller | Machine;
export function isMachine(by: By): by is Machine {
  return "rule" in by;
}

export function actorOf(by: By): Actor {
  return isMachine(by) ? system : { kind: "member", id: by.member };
}

const granted: Record<Role, readonly Ability[]> = {
  viewer: ["conversations.read"],
  agent: ["conversations.read", "conversations.work"],
  supervisor: ["conversations.read", "conversations.work", "conversations.lead", "audit.read"],
  admin: abilities,
};

/** What a role may do at all; what it may do to one object is the object's rule. */
export function abilitiesOf(role: Role): readonly Ability[] {
  return granted[role];
}
