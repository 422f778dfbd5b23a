import type { Task } from "@relevo/contract/tasks.ts";
import { mayWork } from "../conversations/can.rules.ts";
import { allow } from "../conversations/load.ts";
import { openSql } from "../conversations/state.rules.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found, refuse } from "../platform/refusal.ts";
import { lockRequesters, ticketsSeen } from "../tickets/load.ts";
import { leaveTask, type TaskBody } from "./create.ts";

/**
 * Leaves a task on a ticket; it hangs on its newest open conversation, too. A ticket somebody planned for gives way to
 * no other; a workflow is nobody. @throws TICKET_ARCHIVED, and as `leaveTask`
 */
export async function createTicketTask(tx: Tx, by: By, ticket: string, body: TaskBody): Promise<Task> {
  const before = await openConversations(tx, ticket);
  await lockRequesters(tx, [ticket], { conversations: before.map(({ id }) => id) });
  const row = found((await ticketsSeen(tx, by, [ticket])).get(ticket));
  allow(mayWork(by));
  if (row.state !== "open") refuse("TICKET_ARCHIVED", { number: row.number });
  const [talk] = await openConversations(tx, ticket);
  const place = { contact: talk?.contact ?? row.contact_id, conversation: talk?.id ?? null, ticket };
  const task = await leaveTask(tx, by, place, body);
  await tx.rows(
    "update tickets set untouched = untouched and $4, changed_at = case when $4 then changed_at else $3 end where account_id = $1 and id = $2",
    [tx.account, ticket, tx.at, isMachine(by)],
  );
  return task;
}

function openConversations(tx: Tx, ticket: string): Promise<{ id: string; contact: string }[]> {
  return tx.rows<{ id: string; contact: string }>(
    `select id, contact_id as contact from conversations where account_id = $1 and ticket_id = $2
       and link_state = 'confirmed' and state in ${openSql} order by opened_at desc, id desc`,
    [tx.account, ticket],
  );
}
