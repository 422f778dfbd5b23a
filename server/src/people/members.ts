import type { Member } from "@relevo/contract/people.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** How long a connection without a beat still counts as there, in ms. */
const beat = 60_000;

/** Everybody, or the named ones: active people first, by name. */
export function listMembers(tx: Tx, ids: readonly string[] | null = null): Promise<Member[]> {
  return tx.rows<Member>(
    `select m.id, m.name, m.mail, m.role, m.active, m.available,
       exists (select from presence p where p.account_id = m.account_id and p.member_id = m.id
               and p.ended_at is null and p.seen_at > $2) as online,
       (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name), '[]')
        from group_members s join groups g on g.account_id = s.account_id and g.id = s.group_id
        where s.account_id = m.account_id and s.member_id = m.id) as groups,
       (select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) order by i.position, i.id), '[]')
        from inboxes i where i.account_id = m.account_id and (m.role = 'admin'
          or exists (select from inbox_members s
                     where s.account_id = i.account_id and s.inbox_id = i.id and s.member_id = m.id)
          or exists (select from inbox_groups s
                     join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
                     where s.account_id = i.account_id and s.inbox_id = i.id and g.member_id = m.id))) as inboxes
     from members m where m.account_id = $1 and ($3::uuid[] is null or m.id = any($3))
     order by m.active desc, m.name, m.id`,
    [tx.account, new Date(tx.at.getTime() - beat), ids],
  );
}

export async function showMember(tx: Tx, id: string): Promise<Member> {
  return found((await listMembers(tx, [id]))[0]);
}
