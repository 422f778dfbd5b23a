import { type Ability, abilities, type Role } from "@relevo/contract/abilities.ts";
import type { Visibility } from "@relevo/contract/inboxes.ts";
import type { Actor } from "./events.ts";

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
}

/** A web chat visitor on one connection: a contact from their first message on. */
export interface Visitor {
  account: string;
  connection: string;
  visitor: string;
  credential: string;
}

export function actorOf(caller: Caller): Actor {
  return { kind: "member", id: caller.member };
}

const granted: Record<Role, readonly Ability[]> = {
  viewer: ["conversations.read"],
  agent: ["conversations.read", "conversations.work"],
  supervisor: ["conversations.read", "conversations.work", "conversations.lead"],
  admin: abilities,
};

/** What a role may do at all; what it may do to one object is the object's rule. */
export function abilitiesOf(role: Role): readonly Ability[] {
  return granted[role];
}
