import type { Visibility } from "@relevo/contract/inboxes.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse } from "../platform/refusal.ts";
import { writeReasons } from "./reasons.ts";

export interface NewInbox {
  name: string;
  global: boolean;
  visibility: Visibility;
  reasons: readonly string[];
  /** Who serves it from the start, beside the admins. */
  servedBy: readonly string[];
}

/** Makes inboxes after the ones there are; their ids, in order. @throws NAME_TAKEN */
export async function createInboxes(tx: Tx, actor: Actor, inboxes: readonly NewInbox[]): Promise<string[]> {
  const ids: string[] = [];
  for (const inbox of inboxes) ids.push(await createInbox(tx, actor, inbox));
  return ids;
}

async function createInbox(tx: Tx, actor: Actor, inbox: NewInbox): Promise<string> {
  const [made] = await tx.rows<{ id: string }>(
    `insert into inboxes (account_id, id, name, is_global, position, visibility, created_at)
     select $1, $2, $3, $4, coalesce(max(position) + 1, 0), $5, $6 from inboxes where account_id = $1
     on conflict (account_id, name) do nothing returning id`,
    [tx.account, newId(), inbox.name, inbox.global, inbox.visibility, tx.at],
  );
  const id = made?.id ?? refuse("NAME_TAKEN", { name: inbox.name });
  await writeReasons(tx, id, inbox.reasons);
  await tx.rows(
    `insert into inbox_members (account_id, inbox_id, member_id) select $1, $2, unnest($3::uuid[])`,
    [tx.account, id, inbox.servedBy],
  );
  record(tx, "inbox.created", { actor }, { inbox: id });
  return id;
}
