import type { Inbox } from "@relevo/contract/inboxes.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** The named inboxes with the reasons in use, Global first. */
export function listInboxes(tx: Tx, ids: readonly string[]): Promise<Inbox[]> {
  return tx.rows<Inbox>(
    `select i.id, i.name, i.is_global as global, i.position, i.visibility,
       (select coalesce(json_agg(json_build_object('id', r.id, 'inboxId', r.inbox_id, 'name', r.name, 'position', r.position)
                                 order by r.position, r.id), '[]')
        from reasons r where r.account_id = i.account_id and r.inbox_id = i.id and r.archived_at is null) as reasons
     from inboxes i where i.account_id = $1 and i.id = any($2::uuid[])
     order by i.is_global desc, i.position, i.id`,
    [tx.account, ids],
  );
}

export async function showInbox(tx: Tx, id: string): Promise<Inbox> {
  return found((await listInboxes(tx, [id]))[0]);
}
