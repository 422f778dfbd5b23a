import { editMe, showMe, switchAccount } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { joinAccount } from "../../src/people/join.ts";
import { inAccount } from "../../src/platform/db.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { type TestDesk, testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { accountWithLogin, openBrowser, password } from "./browser.ts";

test.each([
  ["vera", ["conversations.read"]],
  ["ana", ["conversations.read", "conversations.work"]],
  [
    "bruno",
    ["conversations.read", "conversations.work", "conversations.lead", "audit.read", "workflows.read"],
  ],
] as const)("%s is told what the role may do", async (who, abilities) => {
  const company = await cast(await testDesk());
  expect((await company[who].client.call(showMe, {})).abilities).toEqual(abilities);
});

test("one changes one's own name, language and availability, each with its event", async () => {
  const desk = await testDesk();
  const { ana, account } = await cast(desk);
  const events = await eventsDuring(desk, account, async () => {
    const body = { name: "Anita", language: "pt-BR", available: false } as const;
    const me = await ana.client.call(editMe, { body });
    expect(me).toMatchObject({ language: "pt-BR", member: { name: "Anita", available: false } });
    await ana.client.call(editMe, { body });
  });
  expect(events).toEqual([
    {
      name: "member.changed",
      actor: ana.id,
      data: {
        member: ana.id,
        fields: { language: { from: "es", to: "pt-BR" }, name: { from: null, to: null } },
      },
    },
    { name: "member.availability_changed", actor: ana.id, data: { member: ana.id, from: true, to: false } },
  ]);
});

test("S2-1: a viewer takes no conversations, so has no availability; bad fields are told", async () => {
  const { vera, ana } = await cast(await testDesk());
  expect(await vera.client.refused(editMe, { body: { available: true } })).toMatchObject({ status: 403 });
  await vera.client.call(editMe, { body: { language: "en" } });
  const bad = { name: "", language: "xx", available: "yes" } as unknown as { name: string };
  expect((await ana.client.refused(editMe, { body: bad })).failures).toHaveLength(3);
});

test("without a credential, or with one that is none, nobody is anybody", async () => {
  const desk = await testDesk();
  const { ana } = await cast(desk);
  for (const authorization of [
    "",
    "Bearer",
    "Bearer rk_",
    `Bearer ${ana.key}x`,
    `Basic ${ana.key}`,
    "Bearer \u00ff",
  ])
    expect(await desk.as(null).refused(showMe, {}, { authorization })).toMatchObject({
      status: 401,
      code: "UNAUTHENTICATED",
    });
  for (const cookie of ["relevo.session_token=x", "relevo.session_token=x.y", "relevo.session_token=%00.%ff"])
    expect(await desk.as(null).refused(showMe, {}, { cookie })).toMatchObject({ status: 401 });
});

describe("a login in two accounts", () => {
  test("the session works in the first, and in the other once switched", async () => {
    const desk = await testDesk();
    const { first, second } = await twoAccounts(desk);
    const browser = openBrowser(desk);
    await browser.signIn("dora@relevo.test", password);
    const client = browser.client();
    expect(await client.call(showMe, {})).toMatchObject({
      account: { id: first },
      accounts: [{ id: second, name: "Relevo Demo" }],
      member: { role: "admin" },
    });
    await client.call(switchAccount, { body: { accountId: second } });
    expect(await client.call(showMe, {})).toMatchObject({
      account: { id: second },
      accounts: [{ id: first, name: "Casa Dora" }],
      member: { name: "Dora en Relevo", role: "agent" },
    });
    await client.call(switchAccount, { body: { accountId: second } });
    const other = openBrowser(desk);
    await other.signIn("dora@relevo.test", password);
    expect((await other.client().call(showMe, {})).account.id).toBe(first);
  });

  test("a new password ends the other sessions, and the person stays in the account they were in", async () => {
    const desk = await testDesk();
    const { second } = await twoAccounts(desk);
    const [here, elsewhere] = [openBrowser(desk), openBrowser(desk)];
    await here.signIn("dora@relevo.test", password);
    await elsewhere.signIn("dora@relevo.test", password);
    await here.client().call(switchAccount, { body: { accountId: second } });
    const body = { currentPassword: password, newPassword: "otra contraseña", revokeOtherSessions: true };
    expect((await here.post("/api/auth/change-password", body)).status).toBe(200);
    expect((await here.client().call(showMe, {})).account.id).toBe(second);
    expect(await elsewhere.client().refused(showMe, {})).toMatchObject({ status: 401 });
  });

  test("deactivated in one account, the session goes on in the other", async () => {
    const desk = await testDesk();
    const { first, second, member } = await twoAccounts(desk);
    const browser = openBrowser(desk);
    await browser.signIn("dora@relevo.test", password);
    await browser.client().call(switchAccount, { body: { accountId: second } });
    await inAccount(desk.db, second, (tx) =>
      tx.rows("update members set active = false where id = $1", [member]),
    );
    expect(await browser.client().call(showMe, {})).toMatchObject({ account: { id: first }, accounts: [] });
    expect(await browser.client().refused(switchAccount, { body: { accountId: second } })).toMatchObject({
      status: 404,
    });
  });

  test("refusals: an account one is not in, a key, a foreign page", async () => {
    const desk = await testDesk();
    const { second, key } = await twoAccounts(desk);
    const { account: theirs } = await otherAccount(desk);
    const browser = openBrowser(desk);
    await browser.signIn("dora@relevo.test", password);
    const to = (accountId: string) => ({ body: { accountId } });
    expect(await browser.client().refused(switchAccount, to(theirs))).toMatchObject({ code: "NOT_FOUND" });
    expect(await desk.as(key).refused(switchAccount, to(second))).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
    const foreign = browser.client({ origin: "https://evil.example" });
    expect(await foreign.refused(switchAccount, to(second))).toMatchObject({ status: 403 });
  });
});

/** Dora, admin of her own house and agent at Relevo Demo. */
async function twoAccounts(desk: TestDesk) {
  const mail = "dora@relevo.test";
  const { account: first, key } = await accountWithLogin(desk, { company: "Casa Dora", name: "Dora", mail });
  const { account: second } = await cast(desk);
  const { rows } = await desk.db.pool.query<{ id: string }>(`select id from auth."user" where email = $1`, [
    mail,
  ]);
  const login = rows[0]?.id ?? "";
  const member = await inAccount(desk.db, second, (tx) =>
    joinAccount(tx, { login, name: "Dora en Relevo", mail, role: "agent", inboxIds: null }),
  );
  return { first, second, key, member };
}
