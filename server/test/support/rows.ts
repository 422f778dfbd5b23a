import { inAccount } from "../../src/platform/db.ts";
import type { TestDesk } from "./desk.ts";

/** Rows as the account sees them, for assertions about what is stored. */
export function rowsOf<R>(
  desk: TestDesk,
  account: string,
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  return inAccount(desk.db, account, (tx) => tx.rows<R>(sql, values));
}

/** Ids of an account's conversations, oldest first. */
export async function conversationIds(desk: TestDesk, account: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(desk, account, "select id from conversations order by number");
  return rows.map(({ id }) => id);
}

/** Whose a conversation is. */
export async function contactOf(desk: TestDesk, account: string, conversation: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    desk,
    account,
    "select contact_id as id from conversations where id = $1",
    [conversation],
  );
  return row?.id ?? "";
}
