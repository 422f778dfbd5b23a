import type { Role } from "@relevo/contract/abilities.ts";
import { handOver, lockHeld } from "../assignment/hand-over.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { changesBetween, withoutNames } from "./changes.rules.ts";
import { allOurs } from "./ours.ts";
import { revokeKeys } from "./revoke-key.ts";
import type { SignIn } from "./sign-in.ts";

export interface MemberEdit {
  name?: string | undefined;
  role?: Role | undefined;
  active?: boolean | undefined;
  inboxIds?: readonly string[] | undefined;
}
interface Row {
  id: string;
  login: string;
  name: string;
  role: Role;
  active: boolean;
  inboxIds: string[];
}

/**
 * Changes a member. Deactivating ends their keys, and their sessions unless the login is active in another
 * account. What somebody holds who can work no more goes back to the queues. @throws NOT_FOUND, LAST_ADMIN
 */
export async function editMember(
  tx: Tx,
  caller: Caller,
  signIn: SignIn,
  id: string,
  given: MemberEdit,
): Promise<void> {
  const to = { ...given, inboxIds: given.inboxIds && [...new Set(given.inboxIds)] };
  const leaves = to.active === false || to.role === "viewer";
  if (leaves) await lockHeld(tx, caller, id);
  // With every admin locked, of two who dismiss each other the second one sees that they are the last.
  await tx.rows(
    `select id from members where account_id = $1 and (id = $2 or (role = 'admin' and active))
     order by id for no key update`,
    [tx.account, id],
  );
  const before = await read(tx, id);
  const changes = changesBetween({ ...before }, to);
  if (Object.keys(changes).length === 0) return;
  if (to.inboxIds) await allOurs(tx, "inboxes", to.inboxIds);
  const role = to.role ?? before.role;
  const active = to.active ?? before.active;
  if (isAdmin(before) && !isAdmin({ role, active }) && !(await otherAdmin(tx, id))) refuse("LAST_ADMIN");
  await tx.rows("update members set name = $3, role = $4, active = $5 where account_id = $1 and id = $2", [
    tx.account,
    id,
    to.name ?? before.name,
    role,
    active,
  ]);
  if (to.inboxIds) await serve(tx, id, to.inboxIds);
  const actor = actorOf(caller);
  record(tx, "member.changed", { actor }, { member: id, fields: withoutNames(changes) });
  if (!active) await revokeKeys(tx, actor, { member: id });
  if (leaves) await handOver(tx, caller, { member: id, to: [], reason: "" });
  // On the way back too: a session that outlived the dismissal by a fault must not come alive with it.
  if (changes.active && !(await activeElsewhere(tx, id))) await signIn.endSessions(before.login);
}

async function read(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.rows<Row>(
    `select id, user_id as login, name, role, active,
       array(select s.inbox_id from inbox_members s where s.account_id = m.account_id and s.member_id = m.id)
         as "inboxIds"
     from members m where account_id = $1 and id = $2`,
    [tx.account, id],
  );
  return found(row);
}

async function serve(tx: Tx, id: string, inboxIds: readonly string[]): Promise<void> {
  await tx.rows("delete from inbox_members where account_id = $1 and member_id = $2", [tx.account, id]);
  await tx.rows(
    "insert into inbox_members (account_id, inbox_id, member_id) select $1, unnest($3::uuid[]), $2",
    [tx.account, id, inboxIds],
  );
}

function isAdmin({ role, active }: { role: Role; active: boolean }): boolean {
  return role === "admin" && active;
}

async function otherAdmin(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.rows(
    "select from members where account_id = $1 and id <> $2 and role = 'admin' and active limit 1",
    [tx.account, id],
  );
  return rows.length > 0;
}

async function activeElsewhere(tx: Tx, id: string): Promise<boolean> {
  return (await tx.rows("select from other_accounts($1) where active limit 1", [id])).length > 0;
}
