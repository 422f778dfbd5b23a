import type { Trigger } from "@relevo/contract/workflows.ts";
import { arm } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { refuse, refuseField } from "../../platform/refusal.ts";
import { flatten } from "../flatten.rules.ts";
import { pointerOf, textAt } from "./body.rules.ts";
import { spelledFor, whoHas } from "./who.ts";

type Webhook = Extract<Trigger, { kind: "webhook" }>;

/**
 * Somebody called the address of a workflow: once this is committed, a run for the contact named in the body is on its
 * way, whatever happens. A phone or mail nobody has starts nothing.
 * @throws NOT_PUBLISHED, INVALID where the body names nobody
 */
export async function startByHook(tx: Tx, workflow: string, body: Record<string, unknown>): Promise<void> {
  const { by, path } = (await webhookOf(tx, workflow)) ?? refuse("NOT_PUBLISHED");
  const told = textAt(body, path);
  const value = told === null ? null : await spelledFor(tx, by, told);
  if (value === null) refuseField(pointerOf(path));
  const known = await whoHas(tx, by, value);
  if (!known) return;
  const { contact, conversation } = known;
  await arm(tx, [
    {
      kind: "run-start",
      key: `${conversation ?? contact}:${workflow}:${newId()}`,
      dueAt: tx.at,
      contact,
      data: { workflow, event: null, conversation, ticket: null, trigger: flatten("", body) },
    },
  ]);
}

/** The trigger in force. */
async function webhookOf(tx: Tx, workflow: string): Promise<Webhook | null> {
  const [row] = await tx.rows<{ trigger: Webhook }>(
    `select v.definition->'trigger' as trigger from workflows w
     join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.account_id = $1 and w.id = $2 and w.state = 'published' and w.trigger = 'webhook' and w.removed_at is null`,
    [tx.account, workflow],
  );
  return row?.trigger ?? null;
}
