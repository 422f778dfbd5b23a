import { isDeepStrictEqual } from "node:util";
import type { Input } from "@relevo/contract/endpoint.ts";
import type { editWorkflow as shape } from "@relevo/contract/workflows.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { ensureHook } from "../hooks/hook.ts";
import { heldWorkflow } from "./held.ts";

/**
 * Saves a draft over the one that was read; what is published stays in force.
 * @throws NOT_FOUND, NAME_TAKEN, CONFLICT when somebody saved since
 */
export async function editDraft(
  tx: Tx,
  desk: Pick<Desk, "secrets">,
  caller: Caller,
  id: string,
  { name, draft, revision }: Input<typeof shape>["body"],
): Promise<void> {
  const held = await heldWorkflow(tx, id);
  if (held.revision !== revision) refuse("CONFLICT");
  if (held.name === name && isDeepStrictEqual(held.draft, draft)) return;
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      `update workflows set name = $3, draft = $4, revision = revision + 1, updated_at = $5, updated_by = $6
       where account_id = $1 and id = $2`,
      [tx.account, id, name, JSON.stringify(draft), tx.at, caller.member],
    ),
  );
  if (draft.trigger?.kind === "webhook") await ensureHook(tx, desk, id);
  record(tx, "workflow.changed", { actor: actorOf(caller) }, { workflow: id });
}
