import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { closeHook } from "../hooks/hook.ts";
import { cancelRuns } from "../monitor/cancel-runs.ts";
import { disarmSchedule } from "../schedule/arm.ts";
import { stillWorkflow } from "./still.ts";

/**
 * Takes a workflow away; its runs under way are cancelled, what they did stays readable.
 * @throws NOT_FOUND, IN_USE while another published one starts it
 */
export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  const { active } = await stillWorkflow(tx, id, { amongAll: true });
  const callers = await callersOf(tx, id);
  if (callers.length > 0) refuse("IN_USE", { workflows: callers });
  await tx.rows(
    `update workflows set removed_at = $3, state = case when version is null then 'draft' else 'stopped' end
     where account_id = $1 and id = $2`,
    [tx.account, id, tx.at],
  );
  await disarmSchedule(tx, id);
  await closeHook(tx, id);
  const cancelled = await cancelRuns(tx, caller, active, { code: "removed" });
  record(tx, "workflow.removed", { actor: actorOf(caller) }, { workflow: id, cancelled });
}

/** Names of other workflows that start it, as they are in force. */
async function callersOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select w.name from workflows w
     join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.account_id = $1 and w.id <> $2 and w.state = 'published' and w.removed_at is null
       and jsonb_path_exists(v.definition, '$.steps[*] ? (@.kind == "workflow" && @.workflowId == $id)', $3)
     order by lower(w.name)`,
    [tx.account, id, JSON.stringify({ id })],
  );
  return rows.map(({ name }) => name);
}
