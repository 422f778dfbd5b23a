import { expect, test } from "vitest";
import { holdContacts, lockContacts } from "../../src/contacts/lock.ts";
import { attempt } from "../../src/platform/attempt.ts";
import { inAccount } from "../../src/platform/db.ts";
import { refuse } from "../../src/platform/refusal.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { contactOf } from "../support/rows.ts";

const on = deskWithLine();

test("of two hundred the two that are refused are found in a few tries; what the others wrote stays, in order", async () => {
  const items = Array.from({ length: 200 }, (_, i) => i);
  const bad = [17, 140];
  const { account } = on.people;
  const { outcomes, tries, written } = await inAccount(on.desk.db, account, async (tx) => {
    await tx.rows("create temporary table written (n int, at serial) on commit drop");
    let tries = 0;
    const outcomes = await attempt(tx, items, async (some) => {
      tries += 1;
      for (const n of some) {
        await tx.rows("insert into written (n) values ($1)", [n]);
        if (bad.includes(n)) refuse("NOT_OPEN");
      }
      return some.map((n) => `did ${n}`);
    });
    const written = await tx.rows<{ n: number }>("select n from written order by at");
    return { outcomes, tries, written: written.map(({ n }) => n) };
  });
  expect(outcomes).toEqual(
    items.map((n) => (bad.includes(n) ? { failures: [{ code: "NOT_OPEN" }] } : { result: `did ${n}` })),
  );
  expect(written).toEqual(items.filter((n) => !bad.includes(n)));
  expect(tries).toBeLessThan(40);
});

test("whom a refused act locked is not held any more, and is locked again", async () => {
  const contact = await contactOf(on.desk, on.people.account, (await on.opened()).id);
  const { account } = on.people;
  await inAccount(on.desk.db, account, async (tx) => {
    const refused = await attempt(tx, [contact], async (ids) => {
      await lockContacts(tx, ids);
      return refuse("NOT_OPEN");
    });
    expect(refused).toEqual([{ failures: [{ code: "NOT_OPEN" }] }]);
    expect([...tx.held]).toEqual([]);
    // Somebody else gets it meanwhile.
    await inAccount(on.desk.db, account, (other) => lockContacts(other, [contact]));
    await holdContacts(tx, [contact]);
    expect([...tx.held]).toEqual([contact]);
  });
});
