import { mayHandOn } from "../conversations/can.rules.ts";
import { allow, held } from "../conversations/load.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found, refuse } from "../platform/refusal.ts";
import { own } from "./own.ts";

export interface Transfer {
  id: string;
  memberId: string | null;
  groupId: string | null;
  /** The owner the caller saw; undefined does not care. */
  seenOwnerId?: string | null | undefined;
}

/** Gives conversations to a person, a group's queue, or back to the inbox's queue. */
export async function transferConversations(
  tx: Tx,
  caller: Caller,
  inputs: readonly Transfer[],
): Promise<void> {
  const rows = await held(
    tx,
    caller,
    inputs.map(({ id }) => id),
  );
  const changes = [];
  for (const { id, memberId, groupId, seenOwnerId } of inputs) {
    const row = found(rows.get(id));
    allow(mayHandOn(caller, row));
    if (seenOwnerId !== undefined && seenOwnerId !== row.owner_id)
      refuse("CONFLICT", { owner: row.owner_name });
    if (memberId) await mustServe(tx, memberId, row.inbox_id);
    else if (groupId) await groupMustServe(tx, groupId, row.inbox_id);
    if (row.owner_id !== memberId || row.group_id !== groupId)
      changes.push({ row, owner: memberId, group: groupId });
  }
  await own(tx, actorOf(caller), "manual", changes);
}

async function mustServe(tx: Tx, member: string, inbox: string): Promise<void> {
  const [row] = await tx.rows<{ active: boolean; role: string; serves: boolean }>(
    `select m.active, m.role, m.role = 'admin' or exists (
         select from inbox_members s where s.account_id = m.account_id and s.inbox_id = $3 and s.member_id = m.id
       ) or exists (
         select from inbox_groups s join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
         where s.account_id = m.account_id and s.inbox_id = $3 and g.member_id = m.id) as serves
     from members m where m.account_id = $1 and m.id = $2 for key share of m`,
    [tx.account, member, inbox],
  );
  const target = found(row);
  if (!target.active) refuse("TARGET_INACTIVE");
  if (!target.serves || target.role === "viewer") refuse("TARGET_NOT_MEMBER");
}

async function groupMustServe(tx: Tx, group: string, inbox: string): Promise<void> {
  const [row] = await tx.rows<{ serves: boolean }>(
    `select exists (select from inbox_groups s where s.account_id = g.account_id and s.group_id = g.id and s.inbox_id = $3) as serves
     from groups g where g.account_id = $1 and g.id = $2 for key share of g`,
    [tx.account, group, inbox],
  );
  if (!found(row).serves) refuse("TARGET_NOT_MEMBER");
}
