import type { Definition } from "@relevo/contract/workflows.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { refuse } from "../../platform/refusal.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { ensureHook } from "../hooks/hook.ts";
import { holdWorkflows } from "./held.ts";

/** Of an account. */
const mostWorkflows = 100;

/** Writes a new draft; answers its id. @throws NAME_TAKEN, TOO_MANY_WORKFLOWS */
export async function insertDraft(
  tx: Tx,
  desk: Pick<Desk, "secrets">,
  caller: Caller,
  name: string,
  draft: Definition,
): Promise<string> {
  if ((await holdWorkflows(tx)) >= mostWorkflows) refuse("TOO_MANY_WORKFLOWS");
  const id = newId();
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      `insert into workflows (account_id, id, name, draft, created_at, updated_at, updated_by)
       values ($1, $2, $3, $4, $5, $5, $6)`,
      [tx.account, id, name, JSON.stringify(draft), tx.at, caller.member],
    ),
  );
  if (draft.trigger?.kind === "webhook") await ensureHook(tx, desk, id);
  record(tx, "workflow.created", { actor: actorOf(caller) }, { workflow: id });
  return id;
}
