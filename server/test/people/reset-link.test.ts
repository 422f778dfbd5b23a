import { acceptInvitation, invite, resetLink, showMe } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { type TestDesk, testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { accountWithLogin, openBrowser, password } from "./browser.ts";

const fresh = "una contraseña nueva";

test("an administrator's link sets a new password, once, and ends the old sessions", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const ines = await invited(desk, clara.client);
  const browser = openBrowser(desk);
  await browser.signIn("ines@relevo.test", password);
  let link = "";
  const events = await eventsDuring(desk, account, async () => {
    const made = await clara.client.call(resetLink, { params: { id: ines } });
    link = made.link;
    expect(new Date(made.expiresAt).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });
  expect(events).toEqual([
    {
      name: "member.changed",
      actor: clara.id,
      data: { member: ines, fields: { resetLink: { from: null, to: expect.any(String) } } },
    },
  ]);
  expect(link).toMatch(new RegExp(`^${desk.url}/reset-password/[\\w-]{43}$`));
  const token = link.split("/").at(-1);
  const { rows } = await desk.db.pool.query("select * from auth.verification");
  expect(JSON.stringify(rows)).not.toContain(token);

  const visitor = openBrowser(desk);
  const reset = (newPassword: string) => visitor.post("/api/auth/reset-password", { token, newPassword });
  expect(await reset("short")).toMatchObject({ status: 422 });
  expect((await reset(fresh)).status).toBe(200);
  expect(await reset("and once more")).toMatchObject({
    status: 422,
    body: { failures: [{ data: { reason: "INVALID_TOKEN" } }] },
  });
  expect(await browser.client().refused(showMe, {})).toMatchObject({ status: 401 });
  expect(await openBrowser(desk).signIn("ines@relevo.test", password)).toBe(401);
  expect(await openBrowser(desk).signIn("ines@relevo.test", fresh)).toBe(200);
});

test("nobody is entered through a link of another account: a shared login gets none, old ones are void", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const ines = await invited(desk, clara.client);
  const { link } = await clara.client.call(resetLink, { params: { id: ines } });

  const { key } = await accountWithLogin(desk, {
    company: "Otra Firma",
    name: "Omar",
    mail: "omar@relevo.test",
  });
  const body = { mail: "ines@relevo.test", name: "Inés", role: "admin" } as const;
  const invitation = await desk.as(key).call(invite, { body });
  const token = invitation.link?.split("/").at(-1) ?? "";
  await desk.as(null).call(acceptInvitation, { params: { token }, body: { name: "Inés", password } });

  const used = await openBrowser(desk).post("/api/auth/reset-password", {
    token: link.split("/").at(-1),
    newPassword: fresh,
  });
  expect(used).toMatchObject({ status: 422, body: { failures: [{ data: { reason: "INVALID_TOKEN" } }] } });
  expect(await clara.client.refused(resetLink, { params: { id: ines } })).toMatchObject({
    status: 403,
    failures: [{ code: "FORBIDDEN", data: { reason: "LOGIN_SHARED" } }],
  });
});

test("refusals: an unknown member, another account's, who may not", async () => {
  const desk = await testDesk();
  const { clara, bruno, ana } = await cast(desk);
  const { olga } = await otherAccount(desk);
  const of = (id: string) => ({ params: { id } });
  expect(await clara.client.refused(resetLink, of(newId()))).toMatchObject({ status: 404 });
  expect(await clara.client.refused(resetLink, of(olga.id))).toMatchObject({ status: 404 });
  expect(await bruno.client.refused(resetLink, of(ana.id))).toMatchObject({ status: 403 });
  expect(await ana.client.refused(resetLink, of(ana.id))).toMatchObject({ status: 403 });
});

/** Inés, who joined with a password; her member's id. */
async function invited(desk: TestDesk, client: ReturnType<TestDesk["as"]>): Promise<string> {
  const made = await client.call(invite, { body: { mail: "ines@relevo.test", name: "Inés", role: "agent" } });
  const browser = openBrowser(desk);
  const token = made.link?.split("/").at(-1);
  await browser.post(`/api/v1/invitations/by-token/${token}`, { name: "Inés", password });
  return (await browser.client().call(showMe, {})).member.id;
}
