import type { Definition } from "@relevo/contract/workflows.ts";
import { arm, disarm } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { nextOccurrence } from "../../tickets/timers/occurrence.rules.ts";
import { accountZone } from "../../tickets/timers/periodic.ts";

/** Key: the workflow. */
export const scheduleKind = "workflow-schedule";

/** Promises the next occurrence of a workflow that starts by the clock; of any other it takes the promise back. */
export async function armSchedule(
  tx: Tx,
  workflow: string,
  { trigger }: Pick<Definition, "trigger">,
): Promise<void> {
  if (trigger?.kind !== "schedule" || trigger.days.length === 0) return disarmSchedule(tx, workflow);
  const dueAt = nextOccurrence(trigger, await accountZone(tx), tx.at);
  await arm(tx, [{ kind: scheduleKind, key: workflow, dueAt }]);
}

/** It starts nothing by the clock any more. */
export function disarmSchedule(tx: Tx, workflow: string): Promise<void> {
  return disarm(tx, scheduleKind, [workflow]);
}
