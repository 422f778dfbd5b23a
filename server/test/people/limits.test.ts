import { acceptInvitation, invite } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { testDesk } from "../support/desk.ts";
import { accountWithLogin, openBrowser, password } from "./browser.ts";

const dora = { company: "Casa Dora", name: "Dora", mail: "dora@relevo.test" };

test("passwords cannot be tried without end from one address, not through an invitation either", async () => {
  // Attempts are limited in real time: without the test clock.
  const desk = await testDesk({ RELEVO_TEST_CLOCK: "0" });
  await accountWithLogin(desk, dora);
  const { key } = await accountWithLogin(desk, { company: "Otra", name: "Omar", mail: "omar@relevo.test" });
  const made = await desk.as(key).call(invite, { body: { mail: dora.mail, name: "Dora", role: "agent" } });
  const token = made.link?.split("/").at(-1) ?? "";
  const guess = { params: { token }, body: { name: "Dora", password: "not this one" } };

  const browser = openBrowser(desk);
  const statuses = [];
  for (let tries = 0; tries < 19; tries++) statuses.push(await browser.signIn(dora.mail, "not this one"));
  expect(new Set(statuses)).toEqual(new Set([401]));
  expect(await desk.as(null).refused(acceptInvitation, guess)).toMatchObject({ status: 401 });
  expect(await desk.as(null).refused(acceptInvitation, guess)).toMatchObject({
    status: 429,
    code: "TOO_MANY",
  });
  expect(await browser.signIn(dora.mail, password)).toBe(429);
  // A client cannot choose the address it is counted under.
  const elsewhere = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: desk.url, "x-relevo-address": "203.0.113.9" },
    body: JSON.stringify({ email: dora.mail, password }),
  });
  expect(elsewhere.status).toBe(429);
});
