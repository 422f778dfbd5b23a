import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

export interface Taking {
  /** When it came into the queue. */
  queuedAt: Date;
  /** The customer waits for us: it counts for capacity. */
  waits: boolean;
  rules: Pick<InboxPolicy, "distribution" | "rescueMinutes" | "capacity">;
  /** The taker leads: always allowed to pick. */
  leads: boolean;
  /** Distribution would find somebody for it now. */
  someoneEligible: boolean;
  /** Conversations that wait on us which the taker holds; null where the act answers and capacity does not matter. */
  holding: number | null;
}

/**
 * Whether somebody may take a conversation out of the queue. Where the desk hands them out nobody picks, as long as
 * somebody is there for it and the wait is under the inbox's limit; past it, it is a rescue.
 */
export function mayTake(taking: Taking, now: Date): { how: "claim" | "rescue" } | { failures: Failure[] } {
  const { rules, holding, waits } = taking;
  const failures: Failure[] = [];
  const limit = rescueAt(taking.queuedAt, rules);
  const late = rules.distribution !== "off" && limit !== null && now >= limit;
  if (rules.distribution !== "off" && !taking.leads && !late && taking.someoneEligible)
    failures.push({ code: "DISTRIBUTED", data: { until: limit?.toISOString() ?? null } });
  if (holding !== null && waits && rules.capacity !== null && holding >= rules.capacity)
    failures.push({ code: "CAPACITY_FULL", data: { capacity: rules.capacity, holding } });
  return failures.length > 0 ? { failures } : { how: late ? "rescue" : "claim" };
}

/** From when on anybody who serves the inbox may take it; null: only who leads. */
export function rescueAt(queuedAt: Date, { rescueMinutes }: Pick<InboxPolicy, "rescueMinutes">): Date | null {
  return rescueMinutes === null ? null : new Date(queuedAt.getTime() + rescueMinutes * 60_000);
}
