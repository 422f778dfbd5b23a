import type { Role } from "@relevo/contract/abilities.ts";
import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { Hours } from "../../calendars/hours.rules.ts";
import type { PoolAgent } from "../decide/pool.rules.ts";
import type { Facts } from "../facts.rules.ts";

/** While something held: without an end it still does. */
export interface Span {
  from: Date;
  to: Date | null;
}
export function within(spans: readonly Span[], at: Date): boolean {
  return spans.some(({ from, to }) => from <= at && (to === null || at < to));
}

/** A person as they are now, and when they were there. */
export interface Colleague extends Pick<PoolAgent, "id" | "mayReply" | "everywhere" | "serves" | "groups"> {
  name: string;
  role: Role;
  active: boolean;
  /** By intent. */
  available: readonly Span[];
  /** By heartbeat. */
  online: readonly Span[];
}

/**
 * What all conversations of an account stand on. Who was there when is history; who serves what, rules, hours and names
 * are as they are now, which the report says.
 */
export interface Ground {
  zone: string;
  colleagues: ReadonlyMap<string, Colleague>;
  groups: ReadonlyMap<string, readonly string[]>;
  inboxes: ReadonlyMap<
    string,
    {
      global: boolean;
      policy: Pick<InboxPolicy, "close" | "commentTriggers">;
      hours: Hours;
      reasons: readonly string[];
    }
  >;
  stages: ReadonlyMap<string, { funnel: string; kind: "human" | "ai" }>;
  templates: ReadonlyMap<string, { connection: string; usable: boolean }>;
  calendars: Facts["calendars"];
  fields: Facts["fields"];
  /** Of everything, by id; and of the account, by `account.name`. */
  names: Readonly<Record<string, string>>;
}
