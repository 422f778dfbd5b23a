import { asSystem, type Database } from "../platform/db.ts";

/** Whether a login belongs to any account in which it is still active. */
export async function hasAccount(db: Database, login: string): Promise<boolean> {
  const rows = await asSystem(db, (tx) =>
    tx.rows(
      `select from memberships s join members m on m.account_id = s.account_id and m.id = s.member_id
       where s.user_id = $1 and m.active limit 1`,
      [login],
    ),
  );
  return rows.length > 0;
}
