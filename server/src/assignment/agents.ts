import type { Role } from "@relevo/contract/abilities.ts";
import { onlineSince } from "../conversations/live/presence.ts";
import { abilitiesOf } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import type { Agent } from "./distribute.rules.ts";

/**
 * The people distribution may give something of these inboxes, with their load counted over rows. An administrator
 * sees every inbox but is handed only those they are listed for.
 */
export async function agentsOf(tx: Tx, inboxes: readonly string[]): Promise<Agent[]> {
  const rows = await tx.rows<Omit<Agent, "mayReply"> & { role: Role }>(
    `select * from (select m.id, m.role, m.available,
       exists (select from presence p where p.account_id = m.account_id and p.member_id = m.id
               and p.ended_at is null and p.seen_at > $3) as online,
       array(select g.group_id from group_members g where g.account_id = m.account_id and g.member_id = m.id) as groups,
       array(select s.inbox_id from inbox_members s
             where s.account_id = m.account_id and s.member_id = m.id and s.inbox_id = any($2)
             union select s.inbox_id from inbox_groups s
             join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
             where s.account_id = m.account_id and g.member_id = m.id and s.inbox_id = any($2)) as serves,
       (select count(*)::int from conversations h where h.account_id = m.account_id and h.owner_id = m.id
          and h.state = 'active' and h.waiting_since is not null) as waiting,
       array(select distinct h.contact_id from conversations h where h.account_id = m.account_id and h.owner_id = m.id
             and h.state in ('active', 'snoozed')) as contacts
     from members m where m.account_id = $1 and m.active and m.available) a where cardinality(serves) > 0 order by id`,
    [tx.account, inboxes, onlineSince(tx.at)],
  );
  return rows.map(({ role, ...agent }) => ({
    ...agent,
    mayReply: abilitiesOf(role).includes("conversations.work"),
  }));
}
