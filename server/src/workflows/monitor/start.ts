import { allow, heldOne } from "../../conversations/load.ts";
import { isOpen } from "../../conversations/state.rules.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found, Refusal, refuse } from "../../platform/refusal.ts";
import { beginRuns } from "../begin.ts";

/**
 * Starts a manual workflow on a conversation one sees. Answers the run's id.
 * @throws NOT_FOUND, NOT_OPEN, NOT_PUBLISHED, RUN_ACTIVE
 */
export async function start(tx: Tx, caller: Caller, conversation: string, workflow: string): Promise<string> {
  const row = await heldOne(tx, caller, conversation);
  allow(isOpen(row.state) || "NOT_OPEN");
  if (!(await isManual(tx, workflow))) refuse("NOT_PUBLISHED");
  const [begun] = await beginRuns(tx, [
    {
      workflow,
      contact: row.contact_id,
      conversation,
      ticket: null,
      variables: {},
      cause: null,
      depth: 0,
      parent: null,
    },
  ]);
  const run = found(begun);
  if ("failures" in run) throw new Refusal(run.failures);
  return run.id;
}

async function isManual(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.rows<{ manual: boolean }>(
    `select state = 'published' and trigger = 'manual' as manual from workflows
     where account_id = $1 and id = $2 and removed_at is null`,
    [tx.account, id],
  );
  return found(row).manual;
}
