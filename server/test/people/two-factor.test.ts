import { showMe } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { testDesk } from "../support/desk.ts";
import { accountWithLogin, type Browser, openBrowser, password, totpCode } from "./browser.ts";

const clara = { company: "Relevo Demo", name: "Clara", mail: "clara@relevo.test" };

test("an app's codes become the second factor, and from then on a password alone opens nothing", async () => {
  const desk = await testDesk();
  await accountWithLogin(desk, clara);
  const first = openBrowser(desk);
  await first.signIn(clara.mail, password);
  const { uri, codes } = await enrol(first);
  expect(new URL(uri).searchParams.get("issuer")).toBe("Relevo");
  expect((await first.client().call(showMe, {})).twoFactor).toBe(true);

  const second = openBrowser(desk);
  const half = await second.post("/api/auth/sign-in/email", { email: clara.mail, password });
  expect(half).toMatchObject({ status: 200, body: { twoFactorRedirect: true, twoFactorMethods: ["totp"] } });
  expect(await second.client().refused(showMe, {})).toMatchObject({ status: 401 });
  const wrong = await second.post("/api/auth/two-factor/verify-totp", { code: "000000" });
  expect(wrong).toMatchObject({ status: 401, body: { failures: [{ data: { reason: "INVALID_CODE" } }] } });
  expect((await second.post("/api/auth/two-factor/verify-totp", { code: totpCode(uri) })).status).toBe(200);
  expect((await second.client().call(showMe, {})).member.name).toBe("Clara");

  const third = openBrowser(desk);
  await third.signIn(clara.mail, password);
  const backup = { code: codes[0] };
  expect((await third.post("/api/auth/two-factor/verify-backup-code", backup)).status).toBe(200);
  await third.client().call(showMe, {});
  const fourth = openBrowser(desk);
  await fourth.signIn(clara.mail, password);
  expect((await fourth.post("/api/auth/two-factor/verify-backup-code", backup)).status).toBe(401);
});

test("enrolling needs the password, and a first code before it counts", async () => {
  const desk = await testDesk();
  await accountWithLogin(desk, clara);
  const browser = openBrowser(desk);
  expect((await browser.post("/api/auth/two-factor/enable", { password })).status).toBe(401);
  await browser.signIn(clara.mail, password);
  expect((await browser.post("/api/auth/two-factor/enable", { password: "another one" })).status).toBe(422);
  expect((await browser.post("/api/auth/two-factor/enable", { password })).status).toBe(200);
  expect(await openBrowser(desk).signIn(clara.mail, password)).toBe(200);
  expect((await browser.client().call(showMe, {})).twoFactor).toBe(false);
});

test("turning it off needs the password", async () => {
  const desk = await testDesk();
  await accountWithLogin(desk, clara);
  const browser = openBrowser(desk);
  await browser.signIn(clara.mail, password);
  await enrol(browser);
  expect((await browser.post("/api/auth/two-factor/disable", { password: "another one" })).status).toBe(422);
  expect((await browser.post("/api/auth/two-factor/disable", { password })).status).toBe(200);
  expect((await browser.client().call(showMe, {})).twoFactor).toBe(false);
});

test("the secret does not lie in the database as it is", async () => {
  const desk = await testDesk();
  await accountWithLogin(desk, clara);
  const browser = openBrowser(desk);
  await browser.signIn(clara.mail, password);
  const { uri, codes } = await enrol(browser);
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const { rows } = await desk.db.pool.query(`select * from auth."twoFactor"`);
  const stored = JSON.stringify(rows);
  expect(secret.length).toBeGreaterThan(20);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(codes[0]);
});

async function enrol(browser: Browser): Promise<{ uri: string; codes: string[] }> {
  const { body } = await browser.post("/api/auth/two-factor/enable", { password });
  const uri = String(body.totpURI);
  const verified = await browser.post("/api/auth/two-factor/verify-totp", { code: totpCode(uri) });
  expect(verified.status).toBe(200);
  return { uri, codes: (body.backupCodes as string[]) ?? [] };
}
