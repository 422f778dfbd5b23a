import type { Group } from "@relevo/contract/people.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** The teams, or the named ones, by name. */
export function listGroups(tx: Tx, ids: readonly string[] | null = null): Promise<Group[]> {
  return tx.rows<Group>(
    `select g.id, g.name,
       (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]')
        from group_members s join members m on m.account_id = s.account_id and m.id = s.member_id
        where s.account_id = g.account_id and s.group_id = g.id) as members,
       (select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) order by i.position, i.id), '[]')
        from inbox_groups s join inboxes i on i.account_id = s.account_id and i.id = s.inbox_id
        where s.account_id = g.account_id and s.group_id = g.id) as inboxes
     from groups g where g.account_id = $1 and ($2::uuid[] is null or g.id = any($2))
     order by g.name, g.id`,
    [tx.account, ids],
  );
}

export async function showGroup(tx: Tx, id: string): Promise<Group> {
  return found((await listGroups(tx, [id]))[0]);
}
