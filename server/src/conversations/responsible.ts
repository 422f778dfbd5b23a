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
 * hands since: where somebody had it, it is whose the ticket is now. Nobody who left, and no group that is gone.
 */
export async function responsibleOf(
  tx: Tx,
  { ticket_id, link_state }: Pick<ConversationRow, "ticket_id" | "link_state">,
  had: Responsible,
): Promise<Responsible> {
  const ticket = had.owner !== null && link_state === "confirmed" ? ticket_id : null;
  await lockTickets(tx, ticket ? [ticket] : []);
  const [row] = await tx.rows<Responsible>(
    `select m.id as owner, case when m.id is null then g.id end as "group"
     from (select 1) one left join tickets t on t.account_id = $1 and t.id = $2 and t.state = 'open'
     left join members m on m.account_id = $1 and m.id = case when t.id is null then $3::uuid else t.owner_id end
       and m.active and m.role <> 'viewer'
     left join groups g on g.account_id = $1 and g.id = case when t.id is null then $4::uuid else t.group_id end`,
    [tx.account, ticket, had.owner, had.group],
  );
  return row ?? { owner: null, group: null };
}
