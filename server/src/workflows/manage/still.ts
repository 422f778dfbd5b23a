import { lockContacts } from "../../contacts/lock.ts";
import type { Tx } from "../../platform/db.ts";
import { type HeldWorkflow, heldWorkflow, holdWorkflows } from "./held.ts";

/**
 * A workflow none of whose runs moves and that starts none, with its runs under way. Contacts come first, as
 * everywhere; those of runs that began meanwhile are locked late, so that a deadlock, which is rare, is tried again.
 * @throws NOT_FOUND
 */
export async function stillWorkflow(
  tx: Tx,
  id: string,
  given: { amongAll?: boolean } = {},
): Promise<{ held: HeldWorkflow; active: string[] }> {
  await lockContacts(tx, contactsOf(await activeRuns(tx, id)));
  if (given.amongAll) await holdWorkflows(tx);
  const held = await heldWorkflow(tx, id, "update");
  await lockContacts(tx, contactsOf(await activeRuns(tx, id)));
  return { held, active: (await activeRuns(tx, id)).map((run) => run.id) };
}

const contactsOf = (runs: readonly { contact: string }[]) => [...new Set(runs.map(({ contact }) => contact))];

function activeRuns(tx: Tx, workflow: string): Promise<{ id: string; contact: string }[]> {
  return tx.rows(
    `select id, contact_id as contact from runs
     where account_id = $1 and workflow_id = $2 and state in ('running', 'waiting')`,
    [tx.account, workflow],
  );
}
