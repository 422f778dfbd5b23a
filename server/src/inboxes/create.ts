import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse } from "../platform/refusal.ts";
import { writeReasons } from "./reasons.ts";

export interface NewInbox {
  name: string;
  global: boolean;
  policy: InboxPolicy;
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
    `insert into inboxes (account_id, id, name, is_global, position, policy_version, created_at)
     select $1, $2, $3, $4, coalesce(max(position) + 1, 0), 1, $5 from inboxes where account_id = $1
     on conflict (account_id, name) do nothing returning id`,
    [tx.account, newId(), inbox.name, inbox.global, tx.at],
  );
  const id = made?.id ?? refuse("NAME_TAKEN", { name: inbox.name });
  await tx.rows(
    "insert into inbox_policies (account_id, inbox_id, version, policy, author_id, at) values ($1, $2, 1, $3, $4, $5)",
    [tx.account, id, JSON.stringify(inbox.policy), actor.kind === "member" ? actor.id : null, tx.at],
  );
  await writeReasons(tx, id, inbox.reasons);
  await tx.rows(
    `insert into inbox_members (account_id, inbox_id, member_id) select $1, $2, unnest($3::uuid[])`,
    [tx.account, id, inbox.servedBy],
  );
  record(tx, "inbox.created", { actor }, { inbox: id });
  return id;
}
