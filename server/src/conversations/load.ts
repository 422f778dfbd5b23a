import { holdContacts } from "../contacts/lock.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found, refuse } from "../platform/refusal.ts";
import { type ConversationRow, conversationsById, sightOf } from "./rows.ts";
import { isVisible } from "./visible.ts";

/** Rows one sees, by id, without a lock. What is not theirs does not exist; a machine sees its account. */
export async function seen(tx: Tx, by: By, ids: readonly string[]): Promise<Map<string, ConversationRow>> {
  const rows = await conversationsById(tx, ids);
  return new Map(
    rows.filter((row) => isMachine(by) || isVisible(by, sightOf(row))).map((row) => [row.id, row]),
  );
}

/** Locks the contacts of the conversations a command acts on, then reads the rows the caller sees. */
export async function held(tx: Tx, by: By, ids: readonly string[]): Promise<Map<string, ConversationRow>> {
  const [contacts, early] = await Promise.all([
    tx.rows<{ id: string }>(
      "select distinct contact_id as id from conversations where account_id = $1 and id = any($2)",
      [tx.account, ids],
    ),
    // Who holds contacts by now mostly means theirs: a timer, a workflow.
    tx.held.size > 0 ? seen(tx, by, ids) : null,
  ]);
  if (early && contacts.every(({ id }) => tx.held.has(id))) return early;
  await holdContacts(
    tx,
    contacts.map(({ id }) => id),
  );
  return seen(tx, by, ids);
}

/** The one row of a command on one conversation, or NOT_FOUND. */
export async function heldOne(tx: Tx, by: By, id: string): Promise<ConversationRow> {
  return found((await held(tx, by, [id])).get(id));
}

export function allow(answer: true | Parameters<typeof refuse>[0], data?: Record<string, unknown>): void {
  if (answer !== true) refuse(answer, data);
}
