import { expect, test } from "vitest";
import { lockContacts, lockFreeContacts, whoNow } from "../../src/contacts/lock.ts";
import { inAccount, type Tx } from "../../src/platform/db.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { contactOf, rowsOf } from "../support/rows.ts";

const on = deskWithLine();

test("who was merged is locked in one statement with who they are now, in order of their ids", async () => {
  for (let i = 0; i < 3; i++) await on.opened();
  const rows = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from contacts order by id",
  );
  const [now = "", then = "", before = ""] = rows.map(({ id }) => id);
  await merged(before, then);
  await merged(then, now);
  const statements: string[] = [];
  const locked = await inAccount(on.desk.db, on.people.account, (tx) => {
    const heard: Tx = {
      ...tx,
      rows: (sql, values) => {
        statements.push(sql);
        return tx.rows(sql, values);
      },
    };
    return lockContacts(heard, [before]);
  });
  expect(locked.map(({ id }) => id)).toEqual([now, then, before]);
  expect(whoNow(locked)(before)).toBe(now);
  expect(statements).toHaveLength(1);
});

test("without waiting, who is somebody else's is left out, also as who they are now", async () => {
  const busy = await contactOf(on.desk, on.people.account, (await on.opened()).id);
  const free = await contactOf(on.desk, on.people.account, (await on.opened()).id);
  const before = await contactOf(on.desk, on.people.account, (await on.opened()).id);
  await merged(before, busy);
  const { account } = on.people;
  await inAccount(on.desk.db, account, async (tx) => {
    await lockContacts(tx, [busy]);
    const [got, held] = await inAccount(on.desk.db, account, async (other) => [
      await lockFreeContacts(other, [busy, free, before]),
      other.held,
    ]);
    expect(got.map(({ id }) => id)).toEqual([free]);
    expect([...held]).toEqual([free]);
  });
});

function merged(contact: string, into: string): Promise<unknown> {
  return rowsOf(on.desk, on.people.account, "update contacts set merged_into = $2 where id = $1", [
    contact,
    into,
  ]);
}
