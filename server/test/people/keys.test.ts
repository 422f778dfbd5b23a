import { createKey, listKeys, revokeKey, showMe } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { setTestClock } from "../../src/platform/clock.ts";
import { inAccount } from "../../src/platform/db.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";

test("a key is shown once, is recognised by its beginning, and is revoked at once", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  let id = "";
  const events = await eventsDuring(desk, account, async () => {
    const made = await clara.client.call(createKey, { body: { name: "CRM", role: "agent" } });
    id = made.id;
    const { key = "", ...rest } = made;
    expect(key).toMatch(/^rk_[\w-]{43}$/);
    expect(key.startsWith(made.prefix)).toBe(true);
    const { items } = await clara.client.call(listKeys, {});
    expect(items.find((one) => one.id === id)).toEqual(rest);
    expect((await desk.as(key).call(showMe, {})).member.id).toBe(clara.id);
    await clara.client.call(revokeKey, { params: { id } });
    expect(await desk.as(key).refused(showMe, {})).toMatchObject({ status: 401 });
    expect((await clara.client.call(listKeys, {})).items.map((one) => one.id)).not.toContain(id);
    expect(await clara.client.refused(revokeKey, { params: { id } })).toMatchObject({ status: 404 });
  });
  expect(events).toEqual([
    { name: "key.created", actor: clara.id, data: { key: id, role: "agent" } },
    { name: "key.revoked", actor: clara.id, data: { key: id } },
  ]);
});

test("nothing the desk stores holds the key", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const call = { body: { name: "CRM" } };
  const { key = "" } = await clara.client.call(createKey, call, { "idempotency-key": "once" });
  const stored = await inAccount(desk.db, account, (tx) =>
    tx.rows(`select to_jsonb(t)::text as row from api_keys t union all select to_jsonb(t)::text from doors t
             union all select to_jsonb(t)::text from idempotency_keys t union all select to_jsonb(t)::text from events t`),
  );
  expect(stored.length).toBeGreaterThan(10);
  expect(JSON.stringify(stored)).not.toContain(key.slice(12));
});

test("the last use is noted at most once a minute", async () => {
  const desk = await testDesk();
  const { clara, ana } = await cast(desk);
  const start = new Date("2030-01-01T00:00:00.000Z");
  const lastUsed = async () => {
    const { items } = await clara.client.call(listKeys, {});
    return items.find(({ prefix }) => ana.key.startsWith(prefix))?.lastUsedAt;
  };
  const at = async (ms: number) => {
    await setTestClock(desk.db, new Date(start.getTime() + ms));
    await ana.client.call(showMe, {});
    return lastUsed();
  };
  expect(await lastUsed()).toBeNull();
  expect(await at(0)).toBe(start.toISOString());
  expect(await at(59_999)).toBe(start.toISOString());
  expect(await at(60_000)).toBe("2030-01-01T00:01:00.000Z");
});

test("a key is nobody's while its member is not active, whatever became of the key", async () => {
  const desk = await testDesk();
  const { account, ana } = await cast(desk);
  await inAccount(desk.db, account, (tx) =>
    tx.rows("update members set active = false where id = $1", [ana.id]),
  );
  expect(await ana.client.refused(showMe, {})).toMatchObject({ status: 401 });
});

test("refusals: another account's key, who may not, bad fields", async () => {
  const desk = await testDesk();
  const { clara, bruno, ana } = await cast(desk);
  const { olga } = await otherAccount(desk);
  const { id } = await clara.client.call(createKey, { body: { name: "CRM" } });
  expect(await olga.client.refused(revokeKey, { params: { id } })).toMatchObject({ status: 404 });
  expect((await olga.client.call(listKeys, {})).items.map((one) => one.id)).not.toContain(id);
  for (const { client } of [bruno, ana]) {
    expect(await client.refused(listKeys, {})).toMatchObject({ status: 403 });
    expect(await client.refused(createKey, { body: { name: "Mine" } })).toMatchObject({ status: 403 });
    expect(await client.refused(revokeKey, { params: { id } })).toMatchObject({ status: 403 });
  }
  expect(await clara.client.refused(createKey, { body: { name: "" } })).toMatchObject({ status: 422 });
  expect(await clara.client.refused(revokeKey, { params: { id: "no-uuid" } })).toMatchObject({ status: 422 });
});
