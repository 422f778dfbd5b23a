import type { Inbox } from "@relevo/contract/inboxes.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** The account's inboxes, or the named one, with the reasons in use, Global first. */
export function listInboxes(tx: Tx, serves: readonly string[], id: string | null = null): Promise<Inbox[]> {
  return tx.rows<Inbox>(
    `select i.id, i.name, i.is_global as global, i.position, p.policy->>'visibility' as visibility,
       p.policy->>'distribution' <> 'off' as distributed, i.id = any($2::uuid[]) as served,
       (select coalesce(json_agg(json_build_object('id', r.id, 'inboxId', r.inbox_id, 'name', r.name, 'position', r.position)
                                 order by r.position, r.id), '[]')
        from reasons r where r.account_id = i.account_id and r.inbox_id = i.id and r.archived_at is null) as reasons
     from inboxes i join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
     where i.account_id = $1 and ($3::uuid is null or i.id = $3)
     order by i.is_global desc, i.position, i.id`,
    [tx.account, serves, id],
  );
}

export async function showInbox(tx: Tx, serves: readonly string[], id: string): Promise<Inbox> {
  return found((await listInboxes(tx, serves, id))[0]);
}
