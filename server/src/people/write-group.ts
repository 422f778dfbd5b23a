import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { allOurs } from "./ours.ts";

export interface GroupBody {
  name: string;
  memberIds: readonly string[];
  inboxIds: readonly string[];
}

/** Makes a team; its id. @throws NAME_TAKEN, NOT_FOUND for a member or inbox that is not of the account */
export async function createGroup(tx: Tx, actor: Actor, body: GroupBody): Promise<string> {
  const id = newId();
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows("insert into groups (account_id, id, name, created_at) values ($1, $2, $3, $4)", [
      tx.account,
      id,
      body.name,
      tx.at,
    ]),
  );
  await fill(tx, id, body);
  record(tx, "group.created", { actor }, { group: id });
  return id;
}

/** Replaces a team's name, people and inboxes. @throws NOT_FOUND, NAME_TAKEN */
export async function editGroup(tx: Tx, actor: Actor, id: string, body: GroupBody): Promise<void> {
  const [row] = await unlessTaken("NAME_TAKEN", () =>
    tx.rows("update groups set name = $3 where account_id = $1 and id = $2 returning id", [
      tx.account,
      id,
      body.name,
    ]),
  );
  found(row);
  await tx.rows("delete from group_members where account_id = $1 and group_id = $2", [tx.account, id]);
  await tx.rows("delete from inbox_groups where account_id = $1 and group_id = $2", [tx.account, id]);
  await fill(tx, id, body);
  record(tx, "group.changed", { actor }, { group: id });
}

async function fill(tx: Tx, id: string, { memberIds, inboxIds }: GroupBody): Promise<void> {
  await allOurs(tx, "members", memberIds);
  await allOurs(tx, "inboxes", inboxIds);
  await tx.rows(
    "insert into group_members (account_id, group_id, member_id) select distinct $1::uuid, $2::uuid, unnest($3::uuid[])",
    [tx.account, id, memberIds],
  );
  await tx.rows(
    "insert into inbox_groups (account_id, group_id, inbox_id) select distinct $1::uuid, $2::uuid, unnest($3::uuid[])",
    [tx.account, id, inboxIds],
  );
}
