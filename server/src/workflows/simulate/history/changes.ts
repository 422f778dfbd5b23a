import type { Tx } from "../../../platform/db.ts";
import type { Happened } from "../timeline.rules.ts";

/** A conversation changed hands, for what people hold. */
export interface HandChange extends Happened {
  conversation: string;
  contact: string;
}
/** What somebody has in hand. */
export interface InHand {
  conversation: string;
  contact: string;
  owner: string | null;
  state: string;
}

/** Those that say whose it is and how it stands. */
const names = [
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.snoozed",
  "conversation.unsnoozed",
  "conversation.expired",
  "conversation.closed",
  "conversation.close_undone",
  "conversation.reopened",
  "conversation.discarded",
  "conversation.merged",
  "conversation.merge_undone",
];
const page = 5000;

/** The next changes of hands after a place of the log, but for what the tried workflow did. */
export function changesAfter(tx: Tx, workflow: string, after: number): Promise<HandChange[]> {
  return tx.rows<HandChange>(
    `select e.id as "order", e.at, e.name, e.actor_kind as by, null as ticket, e.data, false as tried,
       e.conversation_id as conversation, e.contact_id as contact
     from events e where e.account_id = $1 and e.name = any($2) and e.id > $3 and e.conversation_id is not null
       and not (e.actor_kind = 'workflow' and exists (select from runs r where r.account_id = e.account_id
         and r.id = e.actor_id and r.workflow_id = $4))
     order by e.id limit ${page}`,
    [tx.account, names, after, workflow],
  );
}

/** Who held what at a place of the log: as the next change of each tells what it was before, else as it is now. */
export function heldAt(tx: Tx, after: number, at: Date): Promise<InHand[]> {
  return tx.rows(
    `select c.id as conversation, c.contact_id as contact, case when n.id is null then c.owner_id::text else n.data->'from'->>'owner' end as owner,
       coalesce(n.data->'from'->>'state', c.state) as state
     from (
       select c.* from conversations c where c.account_id = $1 and c.state in ('queued', 'active', 'snoozed')
       union all select c.* from conversations c where c.account_id = $1 and c.state = 'expired'
       union all select c.* from conversations c where c.account_id = $1 and c.ended_at >= $4
     ) c left join lateral (select e.id, e.data from events e where e.account_id = c.account_id and e.conversation_id = c.id
       and e.name = any($2) and e.id > $3 order by e.id limit 1) n on true
     where c.opened_at <= $4`,
    [tx.account, names, after, at],
  );
}
