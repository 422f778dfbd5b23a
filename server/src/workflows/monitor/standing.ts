import { lockContacts } from "../../contacts/lock.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import type { Standing } from "./acts.rules.ts";

export interface StandingRun extends Standing {
  id: string;
  workflow: string;
  contact: string;
  conversation: string | null;
}

/** How a run stands. @throws NOT_FOUND */
export async function standing(tx: Tx, id: string): Promise<StandingRun> {
  const [row] = await tx.rows<StandingRun>(
    `select r.id, r.workflow_id as workflow, r.contact_id as contact, r.conversation_id as conversation, r.state, r.wakes,
       w.removed_at is not null as removed,
       exists (select from runs o where o.account_id = r.account_id and o.conversation_id = r.conversation_id
         and o.workflow_id = r.workflow_id and o.id <> r.id and o.state in ('running', 'waiting')) as rival
     from runs r join workflows w on w.account_id = r.account_id and w.id = r.workflow_id
     where r.account_id = $1 and r.id = $2`,
    [tx.account, id],
  );
  return found(row);
}

/** The same with its contact locked: nothing moves it. @throws NOT_FOUND */
export async function stillRun(tx: Tx, id: string): Promise<StandingRun> {
  const { contact } = await standing(tx, id);
  await lockContacts(tx, [contact]);
  return standing(tx, id);
}

/** Where what happens to it is told. */
export function placeOf({ contact, conversation }: Pick<StandingRun, "contact" | "conversation">) {
  return { contact, ...(conversation ? { conversation } : {}) };
}
