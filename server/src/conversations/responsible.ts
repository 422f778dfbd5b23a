import type { Tx } from "../platform/db.ts";
import { lockTickets } from "../tickets/own-tickets.ts";
import type { ConversationRow } from "./rows.ts";

/** A person, or the group whose queue it is; neither: its inbox's queue. */
export interface Responsible {
  owner: string | null;
  group: string | null;
}

/**
 * Who answers for a conversation that goes on after an end. Its ticket and what else is open in it may have changed
 * hands since: where somebody had it, it is whose the ticket is now. Nobody who left, and no group that is gone. A
 * person's row is shared-locked: one who is dismissed at this moment hands on this one, too.
 */
export async function responsibleOf(
  tx: Tx,
  { ticket_id, link_state }: Pick<ConversationRow, "ticket_id" | "link_state">,
  had: Responsible,
): Promise<Responsible> {
  const ticket = had.owner !== null && link_state === "confirmed" ? ticket_id : null;
  await lockTickets(tx, ticket ? [ticket] : []);
  const [open] = await tx.rows<Responsible>(
    `select owner_id as owner, group_id as "group" from tickets where account_id = $1 and id = $2 and state = 'open'`,
    [tx.account, ticket],
  );
  const hands = open ?? had;
  const [[member], [group]] = await Promise.all([
    tx.rows<{ id: string }>(
      "select id from members where account_id = $1 and id = $2 and active and role <> 'viewer' for share",
      [tx.account, hands.owner],
    ),
    tx.rows<{ id: string }>("select id from groups where account_id = $1 and id = $2 for key share", [
      tx.account,
      hands.group,
    ]),
  ]);
  return { owner: member?.id ?? null, group: member ? null : (group?.id ?? null) };
}
