import { listInboxes } from "@relevo/contract/inboxes.ts";
import { setup, showMe, showSetup } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { asSystem } from "../../src/platform/db.ts";
import { testDesk } from "../support/desk.ts";
import { eventsOf } from "../support/events.ts";
import { openBrowser, password } from "./browser.ts";

const body = {
  company: "Relevo Demo",
  country: "cl",
  timeZone: "America/Santiago",
  name: "Clara",
  mail: "Clara@Relevo.test",
  password,
};

test("an empty desk is set up once, and the administrator is signed in", async () => {
  const desk = await testDesk();
  const nobody = desk.as(null);
  expect(await nobody.call(showSetup, {})).toEqual({ needed: true });
  const browser = openBrowser(desk);
  expect((await browser.post("/api/v1/setup", body)).status).toBe(204);
  expect(await nobody.call(showSetup, {})).toEqual({ needed: false });
  const me = await browser.client().call(showMe, {});
  expect(me).toMatchObject({
    member: { name: "Clara", mail: "clara@relevo.test", role: "admin" },
    account: { name: "Relevo Demo", country: "CL", timeZone: "America/Santiago", language: "es" },
  });
  expect((await eventsOf(desk, me.account.id)).map(({ name }) => name)).toEqual([
    "account.created",
    ...["inbox.created", "inbox.created", "inbox.created", "inbox.created"],
    "member.joined",
  ]);
  const again = { body: { ...body, mail: "other@relevo.test" } };
  expect(await nobody.refused(setup, again)).toMatchObject({ status: 409, code: "ALREADY_SET_UP" });
  expect(await openBrowser(desk).signIn("other@relevo.test", password)).toBe(401);
});

test("of many set-ups at once one wins, and the others leave nothing behind", async () => {
  const desk = await testDesk();
  const tries = ["a", "b", "c", "d"].map((name) =>
    openBrowser(desk).post("/api/v1/setup", { ...body, mail: `${name}@relevo.test` }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([204, 409, 409, 409]);
  const { rows: logins } = await desk.db.pool.query(`select from auth."user"`);
  expect(logins).toHaveLength(1);
  expect(await asSystem(desk.db, (tx) => tx.rows("select from accounts"))).toHaveLength(1);
});

test("what a set-up that died halfway left does not stand in the way", async () => {
  const desk = await testDesk();
  await desk.db.pool.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ('left', 'Clara', 'clara@relevo.test', false, $1, $1)`,
    [new Date()],
  );
  const browser = openBrowser(desk);
  expect((await browser.post("/api/v1/setup", body)).status).toBe(204);
  await browser.client().call(showMe, {});
});

test("every bad field is told, and nothing is made", async () => {
  const desk = await testDesk();
  const nobody = desk.as(null);
  const bad = { company: " ", country: "CHL", timeZone: "", name: "", mail: "no mail", password: "short" };
  const problem = await nobody.refused(setup, { body: bad });
  expect(problem).toMatchObject({ status: 422, code: "INVALID" });
  expect(problem.failures.map(({ pointer }) => pointer).sort()).toEqual([
    "/company",
    "/country",
    "/mail",
    "/name",
    "/password",
    "/timeZone",
  ]);
  for (const [field, value] of [
    ["country", "zz"],
    ["timeZone", "Mars/Olympus"],
  ] as const)
    expect(await nobody.refused(setup, { body: { ...body, [field]: value } })).toMatchObject({
      failures: [{ code: "INVALID", pointer: `/${field}` }],
    });
  expect(await nobody.call(showSetup, {})).toEqual({ needed: true });
});

test.each([
  ["pt-BR", ["Global", "Marketing", "Vendas", "Serviço e Suporte"]],
  ["en", ["Global", "Marketing", "Sales", "Service and Support"]],
] as const)("S1-2: the default inboxes speak the account's language (%s)", async (language, names) => {
  const desk = await testDesk();
  const browser = openBrowser(desk);
  await browser.post("/api/v1/setup", { ...body, language });
  const { items } = await browser.client().call(listInboxes, {});
  expect(items.map(({ name }) => name)).toEqual(names);
  expect((await browser.client().call(showMe, {})).language).toBe(language);
});
