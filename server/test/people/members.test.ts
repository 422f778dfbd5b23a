import { createInbox, listInboxes } from "@relevo/contract/inboxes.ts";
import {
  createGroup,
  createKey,
  editMember,
  listKeys,
  listMembers,
  showMe,
} from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { createKey as makeKey } from "../../src/people/create-key.ts";
import { joinAccount } from "../../src/people/join.ts";
import { inAccount } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { type TestDesk, testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { accountWithLogin, openBrowser, password } from "./browser.ts";

describe("the list of members", () => {
  test("everybody reads it: active people by name, the inactive last, admins serving all", async () => {
    const desk = await testDesk();
    const { clara, bruno, ana, vera } = await cast(desk);
    await clara.client.call(editMember, { params: { id: ana.id }, body: { active: false } });
    const { items } = await vera.client.call(listMembers, {});
    expect(items.map(({ name, role, active }) => [name, role, active])).toEqual([
      ["Beto", "agent", true],
      ["Bruno", "supervisor", true],
      ["Clara", "admin", true],
      ["Vera", "viewer", true],
      ["Ana", "agent", false],
    ]);
    expect(items.find(({ id }) => id === bruno.id)?.inboxes.map(({ name }) => name)).toEqual([
      "Global",
      "Marketing",
      "Ventas",
      "Servicio y Soporte",
    ]);
    const made = await clara.client.call(createInbox, { body: { name: "VIP" } });
    const after = await vera.client.call(listMembers, {});
    const serving = after.items.filter(({ inboxes }) => inboxes.some(({ id }) => id === made.id));
    expect(serving.map(({ name }) => name)).toEqual(["Clara"]);
  });

  test("online is who was heard of within the last minute", async () => {
    const desk = await testDesk();
    const { account, clara, bruno, ana, beto } = await cast(desk);
    await inAccount(desk.db, account, async (tx) => {
      const ago = (ms: number) => new Date(tx.at.getTime() - ms);
      for (const [member, seen, ended] of [
        [bruno.id, ago(30_000), null],
        [ana.id, ago(61_000), null],
        [beto.id, ago(1000), ago(500)],
      ])
        await tx.rows(
          "insert into presence (account_id, id, member_id, started_at, seen_at, ended_at) values ($1,$2,$3,$4,$4,$5)",
          [account, newId(), member, seen, ended],
        );
    });
    const { items } = await clara.client.call(listMembers, {});
    expect(items.filter(({ online }) => online).map(({ name }) => name)).toEqual(["Bruno"]);
  });

  test("an inbox is served through a group too", async () => {
    const { clara, ana, inboxes } = await cast(await testDesk());
    await clara.client.call(editMember, { params: { id: ana.id }, body: { inboxIds: [inboxes.sales] } });
    await clara.client.call(createGroup, {
      body: { name: "Turno noche", memberIds: [ana.id], inboxIds: [inboxes.support] },
    });
    const { items } = await ana.client.call(listInboxes, {});
    expect(items.filter(({ served }) => served).map(({ id }) => id)).toEqual([
      inboxes.sales,
      inboxes.support,
    ]);
    const me = await ana.client.call(showMe, {});
    expect(me.member.groups.map(({ name }) => name)).toEqual(["Turno noche"]);
    expect(me.member.inboxes.map(({ id }) => id)).toEqual([inboxes.sales, inboxes.support]);
  });
});

describe("changing a member", () => {
  test("role, name and inboxes count at the next request and leave one event, without the name", async () => {
    const desk = await testDesk();
    const { clara, ana, account, inboxes } = await cast(desk);
    const params = { id: ana.id };
    const body = { role: "viewer", name: "Ana María", inboxIds: [inboxes.sales, inboxes.sales] } as const;
    const events = await eventsDuring(desk, account, async () => {
      const member = await clara.client.call(editMember, {
        params,
        body: { ...body, inboxIds: [...body.inboxIds] },
      });
      expect(member).toMatchObject({ name: "Ana María", role: "viewer", inboxes: [{ id: inboxes.sales }] });
      await clara.client.call(editMember, { params, body: { ...body, inboxIds: [inboxes.sales] } });
    });
    expect(events).toEqual([
      {
        name: "member.changed",
        actor: clara.id,
        data: {
          member: ana.id,
          fields: {
            role: { from: "agent", to: "viewer" },
            inboxIds: { from: expect.arrayContaining(Object.values(inboxes)), to: [inboxes.sales] },
            name: { from: null, to: null },
          },
        },
      },
    ]);
    const me = await ana.client.call(showMe, {});
    expect(me.abilities).toEqual(["conversations.read"]);
  });

  test("a key does no more than it was made for, nor than its member's role of now", async () => {
    const { clara, bruno } = await cast(await testDesk());
    const abilities = async (key: string) =>
      (await clara.client.call(showMe, {}, { authorization: `Bearer ${key}` })).abilities;
    await clara.client.call(editMember, { params: { id: bruno.id }, body: { role: "admin" } });
    expect(await abilities(bruno.key)).not.toContain("people.write");
    await clara.client.call(editMember, { params: { id: bruno.id }, body: { role: "viewer" } });
    expect(await abilities(bruno.key)).toEqual(["conversations.read"]);
    const { key = "" } = await clara.client.call(createKey, { body: { name: "Bot", role: "agent" } });
    expect(await abilities(key)).toEqual(["conversations.read", "conversations.work"]);
  });

  test("deactivating ends sessions and keys at once; coming back brings neither back", async () => {
    const desk = await testDesk();
    const { account, member, key } = await accountWithLogin(desk, {
      company: "Relevo Demo",
      name: "Dora",
      mail: "dora@relevo.test",
    });
    const boss = await secondAdmin(desk, account);
    const browser = openBrowser(desk);
    await browser.signIn("dora@relevo.test", password);
    const session = browser.client();
    await session.call(showMe, {});
    const events = await eventsDuring(desk, account, () =>
      boss.call(editMember, { params: { id: member }, body: { active: false } }),
    );
    expect(events.map(({ name }) => name)).toEqual(["member.changed", "key.revoked"]);
    expect((await desk.db.pool.query("select from auth.session")).rows).toHaveLength(0);
    expect(await session.refused(showMe, {})).toMatchObject({ status: 401 });
    expect(await desk.as(key).refused(showMe, {})).toMatchObject({ status: 401 });
    const again = await openBrowser(desk).post("/api/auth/sign-in/email", {
      email: "dora@relevo.test",
      password,
    });
    expect(again).toMatchObject({
      status: 401,
      body: { failures: [{ data: { reason: "NO_ACCOUNT" } }] },
      cookies: [],
    });

    await boss.call(editMember, { params: { id: member }, body: { active: true } });
    expect(await session.refused(showMe, {})).toMatchObject({ status: 401 });
    expect(await desk.as(key).refused(showMe, {})).toMatchObject({ status: 401 });
    expect((await boss.call(listKeys, {})).items.map(({ prefix }) => key.startsWith(prefix))).not.toContain(
      true,
    );
    expect(await openBrowser(desk).signIn("dora@relevo.test", password)).toBe(200);
  });

  test("refusals: the last admin, unknown people and inboxes, another account's, who may not", async () => {
    const desk = await testDesk();
    const { clara, bruno, ana, account } = await cast(desk);
    const { olga, inboxes: theirs } = await otherAccount(desk);
    const edit = (id: string, body: object) => clara.client.refused(editMember, { params: { id }, body });
    const events = await eventsDuring(desk, account, async () => {
      expect(await edit(clara.id, { role: "agent" })).toMatchObject({ status: 409, code: "LAST_ADMIN" });
      expect(await edit(clara.id, { active: false })).toMatchObject({ status: 409, code: "LAST_ADMIN" });
      expect(await edit(newId(), { name: "Nadie" })).toMatchObject({ status: 404, code: "NOT_FOUND" });
      expect(await edit(olga.id, { name: "Nuestra" })).toMatchObject({ status: 404, code: "NOT_FOUND" });
      expect(await edit(ana.id, { inboxIds: [theirs.sales] })).toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
      expect(await edit(ana.id, { role: "owner" })).toMatchObject({ status: 422, code: "INVALID" });
      const one = { params: { id: ana.id }, body: { name: "X" } };
      expect(await bruno.client.refused(editMember, one)).toMatchObject({ status: 403, code: "FORBIDDEN" });
      expect(await ana.client.refused(editMember, one)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    });
    expect(events).toEqual([]);
  });

  test("two admins who dismiss each other at once: one stays", async () => {
    const desk = await testDesk();
    const { clara, account } = await cast(desk);
    const boss = await secondAdmin(desk, account);
    const { member } = await boss.call(showMe, {});
    const results = await Promise.allSettled([
      clara.client.call(editMember, { params: { id: member.id }, body: { role: "viewer" } }),
      boss.call(editMember, { params: { id: clara.id }, body: { active: false } }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const admins = await inAccount(desk.db, account, (tx) =>
      tx.rows("select from members where role = 'admin' and active"),
    );
    expect(admins).toHaveLength(1);
  });
});

/** Another admin of the account, with a key. */
async function secondAdmin(desk: TestDesk, account: string) {
  const gala = {
    login: newId(),
    name: "Gala",
    mail: "gala@relevo.test",
    role: "admin",
    inboxIds: null,
  } as const;
  const { key } = await inAccount(desk.db, account, async (tx) =>
    makeKey(tx, await joinAccount(tx, gala), { name: "Test", role: "admin" }),
  );
  return desk.as(key);
}
