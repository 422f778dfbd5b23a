import type { Role } from "@relevo/contract/abilities.ts";
import { beginAvailability } from "../assignment/availability.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { unlessTaken } from "../platform/taken.ts";

export interface NewMember {
  login: string;
  name: string;
  mail: string;
  role: Role;
  /** The inboxes they serve; null means all there are. */
  inboxIds: readonly string[] | null;
}

/** Makes a login a member of the account, available from the start. @throws MAIL_TAKEN */
export async function joinAccount(tx: Tx, { login, name, mail, role, inboxIds }: NewMember): Promise<string> {
  const id = newId();
  await unlessTaken("MAIL_TAKEN", () =>
    tx.rows(
      `insert into members (account_id, id, user_id, name, mail, role, active, available, language, created_at)
       select $1, $2, $3, $4, $5, $6, true, true, language, $7 from accounts where id = $1`,
      [tx.account, id, login, name, mail, role, tx.at],
    ),
  );
  await beginAvailability(tx, { member: id, available: true });
  await tx.rows("insert into memberships (user_id, account_id, member_id) values ($1, $2, $3)", [
    login,
    tx.account,
    id,
  ]);
  await tx.rows(
    `insert into inbox_members (account_id, inbox_id, member_id)
     select account_id, id, $2 from inboxes where account_id = $1 and ($3::uuid[] is null or id = any($3))`,
    [tx.account, id, inboxIds],
  );
  record(tx, "member.joined", { actor: { kind: "member", id } }, { member: id, role });
  return id;
}
