import { editMe, showMe } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { testDesk } from "../support/desk.ts";
import { accountWithLogin, openBrowser, password } from "./browser.ts";

const clara = { company: "Relevo Demo", name: "Clara", mail: "clara@relevo.test" };

describe("sign in", () => {
  test("the right password opens a session, which the cookie alone carries", async () => {
    const desk = await testDesk();
    const { member, account } = await accountWithLogin(desk, clara);
    const browser = openBrowser(desk);
    const { status, body, cookies } = await browser.post("/api/auth/sign-in/email", {
      email: "Clara@Relevo.test",
      password,
    });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty("token");
    expect(cookies).toEqual([expect.stringMatching(/^relevo\.session_token=.+; HttpOnly; SameSite=Lax$/)]);
    expect(cookies[0]).toContain("Path=/");
    expect(cookies[0]).not.toContain("Secure");
    const me = await browser.client().call(showMe, {});
    expect(me).toMatchObject({
      member: { id: member, name: "Clara", role: "admin", active: true, available: true, online: false },
      account: { id: account, name: "Relevo Demo", country: "CL", language: "es", held: false },
      accounts: [],
      language: "es",
      twoFactor: false,
    });
    expect(me.abilities).toContain("people.write");
  });

  test("on an https address the cookie is Secure", async () => {
    const desk = await testDesk({ RELEVO_URL: "https://desk.example.com" });
    await accountWithLogin(desk, clara);
    const response = await fetch(`${desk.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://desk.example.com" },
      body: JSON.stringify({ email: clara.mail, password }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-relevo\.session_token=.*; Secure/);
  });

  test("a wrong password and an unknown mail are told alike", async () => {
    const desk = await testDesk();
    await accountWithLogin(desk, clara);
    const browser = openBrowser(desk);
    const attempt = async (email: string) => {
      const { status, body } = await browser.post("/api/auth/sign-in/email", {
        email,
        password: "not this one",
      });
      return { status, code: body.code, failures: body.failures };
    };
    const wrong = await attempt(clara.mail);
    expect(wrong).toEqual({
      status: 401,
      code: "UNAUTHENTICATED",
      failures: [{ code: "UNAUTHENTICATED", data: { reason: "INVALID_EMAIL_OR_PASSWORD" } }],
    });
    expect(await attempt("nobody@relevo.test")).toEqual(wrong);
  });

  test("bad input is refused, never a fault", async () => {
    const browser = openBrowser(await testDesk());
    const bodies = [
      null,
      [],
      7,
      {},
      { email: "x" },
      { email: "a@b.test", password: 7 },
      { email: [], password },
    ];
    for (const body of [...bodies, { email: "a@b.test", password: "x".repeat(100_000) }]) {
      const answer = await browser.post("/api/auth/sign-in/email", body);
      expect(answer).toMatchObject({ status: 422, body: { code: "INVALID" } });
    }
    const nul = await browser.post("/api/auth/sign-in/email", {
      email: "a@b.test",
      password: "nul\u0000\ud800",
    });
    expect(nul.status).toBe(401);
    for (const path of [
      "/change-password",
      "/two-factor/enable",
      "/two-factor/verify-totp",
      "/reset-password",
    ]) {
      const { status } = await browser.post(`/api/auth${path}`, {
        code: 1,
        token: "\u0000",
        newPassword: password,
      });
      expect([401, 422]).toContain(status);
    }
    expect((await browser.post("/api/auth/sign-out")).status).toBe(200);
  });

  test("nobody signs up by themselves, and the library's other addresses are closed", async () => {
    const desk = await testDesk();
    const browser = openBrowser(desk);
    for (const path of [
      "/sign-up/email",
      "/update-user",
      "/update-session",
      "/sign-in/social",
      "/delete-user",
    ]) {
      const body = { email: "new@relevo.test", password, name: "New", activeAccount: "x" };
      expect((await browser.post(`/api/auth${path}`, body)).status).toBe(404);
    }
    expect((await fetch(`${desk.url}/api/auth/get-session`)).status).toBe(404);
    const { rows } = await desk.db.pool.query(`select from auth."user"`);
    expect(rows).toHaveLength(0);
  });

  test("sign-out ends the session, also for who kept the cookie", async () => {
    const desk = await testDesk();
    await accountWithLogin(desk, clara);
    const browser = openBrowser(desk);
    await browser.signIn(clara.mail, password);
    const kept = browser.client();
    await kept.call(showMe, {});
    expect((await browser.post("/api/auth/sign-out")).status).toBe(200);
    expect(browser.cookie()).toBe("");
    expect(await kept.refused(showMe, {})).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });

  test("changing the password needs the old one", async () => {
    const desk = await testDesk();
    await accountWithLogin(desk, clara);
    const browser = openBrowser(desk);
    await browser.signIn(clara.mail, password);
    const change = (currentPassword: string, newPassword: string) =>
      browser.post("/api/auth/change-password", { currentPassword, newPassword });
    expect((await change("not the old one", "otra contraseña")).status).toBe(422);
    expect((await change(password, "short")).status).toBe(422);
    expect((await change(password, "otra contraseña")).status).toBe(200);
    expect(await openBrowser(desk).signIn(clara.mail, password)).toBe(401);
    expect(await openBrowser(desk).signIn(clara.mail, "otra contraseña")).toBe(200);
  });
});

describe("a foreign page cannot use the session", () => {
  test("what changes something needs our own origin; reading does not", async () => {
    const desk = await testDesk();
    await accountWithLogin(desk, clara);
    const browser = openBrowser(desk);
    await browser.signIn(clara.mail, password);
    const edit = { body: { name: "Clara R." } };
    const foreign: Record<string, string>[] = [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: desk.url, "sec-fetch-site": "cross-site" },
      { origin: desk.url, "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      expect(await browser.client(headers).refused(editMe, edit)).toMatchObject({
        status: 403,
        code: "FORBIDDEN",
      });
      expect((await browser.client(headers).call(showMe, {})).member.name).toBe("Clara");
    }
    await browser.client({ "sec-fetch-site": "same-origin" }).call(editMe, edit);
    expect((await browser.client().call(editMe, { body: { name: "Clara S." } })).member.name).toBe(
      "Clara S.",
    );
  });

  test("nor sign the person out, nor open a socket", async () => {
    const desk = await testDesk();
    await accountWithLogin(desk, clara);
    const browser = openBrowser(desk);
    await browser.signIn(clara.mail, password);
    const evil = { cookie: browser.cookie(), origin: "https://evil.example" };
    const signOut = await fetch(`${desk.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { "content-type": "application/json", ...evil },
      body: "{}",
    });
    expect(signOut.status).toBe(403);
    await browser.client().call(showMe, {});
    expect(await socket(desk.url, evil)).toBe(4403);
    expect(await socket(desk.url, { cookie: browser.cookie() })).not.toBe("hello");
    expect(await socket(desk.url, { ...evil, origin: desk.url })).toBe("hello");
  });
});

/** The type of the first frame a socket of the desk hears, or the code it is closed with. */
function socket(url: string, headers: Record<string, string>): Promise<string | number> {
  const ws = new WebSocket(`${url.replace("http", "ws")}/api/v1/live`, { headers });
  return new Promise((resolve, reject) => {
    ws.on("message", (data) => {
      ws.close();
      const frame: { type: string } = JSON.parse(String(data));
      resolve(frame.type);
    });
    ws.on("close", resolve);
    ws.on("error", reject);
  });
}
