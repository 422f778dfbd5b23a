import { afterAll, beforeAll, expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { record, system } from "../../src/platform/events.ts";
import { openHub } from "../../src/platform/realtime.ts";
import { type Cast, type Company, cast, otherAccount } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";

let desk: TestDesk;
let people: Cast;
let others: Company;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  others = await otherAccount(desk);
});
afterAll(() => desk.stop());

async function news(account: string, count: number): Promise<number> {
  const [last] = await rowsOf<{ id: number | null }>(desk, account, "select max(id) as id from events");
  await inAccount(desk.db, account, async (tx) => {
    for (let i = 0; i < count; i++) record(tx, "account.released", { actor: system }, {});
  });
  return last?.id ?? 0;
}

test.each([
  ["with many pages of news keeps no other from theirs", true],
  ["has all its pages where another's cannot be read", false],
])("an account %s", async (_, readable) => {
  const told: string[] = [];
  const hub = openHub(desk.db, async (tx, events) => {
    if (!readable && tx.account === others.account) throw new Error("cannot be read");
    return [...events];
  });
  for (const [account, count] of [
    [people.account, 1100],
    [others.account, 1],
  ] as const) {
    const cursor = await news(account, count);
    const take = (some: readonly unknown[]) => void told.push(`${account} ${some.length}`);
    hub.watch({ account, cursor, take });
  }
  const [busy, quiet] = [people.account, others.account];
  const run = hub.run();
  if (readable) expect(await run).toBe(true);
  else await expect(run).rejects.toThrow("cannot be read");
  expect(told).toEqual([`${busy} 500`, ...(readable ? [`${quiet} 1`] : []), `${busy} 500`, `${busy} 100`]);
});
