import { holdContacts } from "../contacts/lock.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { type TicketRow, ticketColumns, ticketJoins } from "./rows.ts";
import { ticketVisibleWhere } from "./visible.ts";

/** Tickets one sees, by id. What is not theirs does not exist; a machine sees its account. */
export async function ticketsSeen(tx: Tx, by: By, ids: readonly string[]): Promise<Map<string, TicketRow>> {
  const sight = isMachine(by) ? { sql: "true", values: [] } : ticketVisibleWhere(by, "t", 3);
  return rowsWhere(tx, `t.id = any($2::uuid[]) and ${sight.sql}`, [[...ids], ...sight.values]);
}

/** The same, by visible number. */
export async function ticketNumbered(tx: Tx, by: By, number: number): Promise<TicketRow | undefined> {
  const sight = isMachine(by) ? { sql: "true", values: [] } : ticketVisibleWhere(by, "t", 3);
  const rows = await rowsWhere(tx, `t.number = $2 and ${sight.sql}`, [number, ...sight.values]);
  return [...rows.values()][0];
}

/** Tickets by id for somebody who sees what they hang on. */
export function ticketsById(tx: Tx, ids: readonly string[]): Promise<Map<string, TicketRow>> {
  return rowsWhere(tx, "t.id = any($2::uuid[])", [[...ids]]);
}

/** Locks the requesters of tickets together with other contacts, in the one order all locks have. */
export async function lockRequesters(
  tx: Tx,
  tickets: readonly string[],
  others: { conversations?: readonly string[]; contacts?: readonly string[] } = {},
): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `select contact_id as id from tickets where account_id = $1 and id = any($2::uuid[])
     union select contact_id from conversations where account_id = $1 and id = any($3::uuid[])`,
    [tx.account, tickets, others.conversations ?? []],
  );
  await holdContacts(tx, [...new Set([...rows.map(({ id }) => id), ...(others.contacts ?? [])])]);
}

async function rowsWhere(tx: Tx, where: string, values: unknown[]): Promise<Map<string, TicketRow>> {
  const rows = await tx.rows<TicketRow>(
    `select ${ticketColumns} from tickets t ${ticketJoins} where t.account_id = $1 and ${where}`,
    [tx.account, ...values],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
