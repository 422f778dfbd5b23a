import { lockContacts } from "../contacts/lock.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { lockTickets, ownTickets } from "../tickets/own-tickets.ts";

/**
 * Removes a team. What has ended stays without it, and so does a ticket that only the team had.
 * @throws NOT_FOUND, IN_USE while a conversation that has not ended is with it, or a stage gives it its tickets
 */
export async function removeGroup(tx: Tx, caller: Caller, id: string): Promise<void> {
  const theirs = () =>
    tx.rows<{ ticket: string; contact: string }>(
      "select id as ticket, contact_id as contact from tickets where account_id = $1 and group_id = $2",
      [tx.account, id],
    );
  await lockContacts(tx, [...new Set((await theirs()).map(({ contact }) => contact))]);
  // A conversation that is being handed to the team holds its key: after this lock it is seen below.
  const [row] = await tx.rows("select id from groups where account_id = $1 and id = $2 for update", [
    tx.account,
    id,
  ]);
  found(row);
  const used = await tx.rows(
    "select from conversations where account_id = $1 and group_id = $2 and ended_at is null limit 1",
    [tx.account, id],
  );
  if (used.length > 0) refuse("IN_USE");
  const stages = await stagesGivenTo(tx, id);
  if (stages.length > 0) refuse("IN_USE", { stages });
  const left = (await theirs()).map((one) => ({ ...one, owner: null, group: null }));
  await lockTickets(
    tx,
    left.map(({ ticket }) => ticket),
  );
  await ownTickets(tx, caller, left);
  for (const table of ["conversations", "tickets"])
    await tx.rows(`update ${table} set group_id = null where account_id = $1 and group_id = $2`, [
      tx.account,
      id,
    ]);
  await tx.rows("delete from groups where account_id = $1 and id = $2", [tx.account, id]);
  record(tx, "group.removed", { actor: actorOf(caller) }, { group: id });
}

/** Stages whose tickets go to the team, by name: whoever gives them one holds the team's key. */
async function stagesGivenTo(tx: Tx, group: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string; funnel: string }>(
    `select s.name, f.name as funnel from stages s join funnels f on f.account_id = s.account_id and f.id = s.funnel_id
     where s.account_id = $1 and s.removed_at is null and f.removed_at is null and s.assignment->>'groupId' = $2
     order by f.position, s.position`,
    [tx.account, group],
  );
  return rows.map(({ name, funnel }) => `${funnel} › ${name}`);
}
