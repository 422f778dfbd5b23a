import {
  acceptInvitation,
  invite,
  listInvitations,
  listMembers,
  revokeInvitation,
  showInvitation,
  showMe,
} from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { setTestClock } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/ids.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { accountWithLogin, openBrowser, password } from "./browser.ts";

const ines = { mail: "Ines@Relevo.test", name: "Inés", role: "agent" } as const;
const tokenOf = ({ link = "" }: { link?: string | undefined }) => link.split("/").at(-1) ?? "";

describe("an invitation", () => {
  test("is a link that makes a login and a member, signs in, and works once", async () => {
    const desk = await testDesk();
    const { clara, account, inboxes } = await cast(desk);
    const browser = openBrowser(desk);
    const events = await eventsDuring(desk, account, async () => {
      const made = await clara.client.call(invite, { body: { ...ines, inboxIds: [inboxes.sales] } });
      expect(made).toMatchObject({ mail: "ines@relevo.test", name: "Inés", role: "agent" });
      expect(made.link).toMatch(new RegExp(`^${desk.url}/invitation/inv_[\\w-]{43}$`));
      const open = await clara.client.call(listInvitations, {});
      expect(open.items).toEqual([{ ...made, link: undefined }]);
      const params = { token: tokenOf(made) };
      expect(await desk.as(null).call(showInvitation, { params })).toEqual({
        company: "Relevo Demo",
        name: "Inés",
        mail: "ines@relevo.test",
        hasLogin: false,
      });
      const accepted = await browser.post(`/api/v1/invitations/by-token/${params.token}`, {
        name: "Inés Soto",
        password,
      });
      expect(accepted.status).toBe(204);
      expect(await desk.as(null).refused(showInvitation, { params })).toMatchObject({
        status: 410,
        code: "INVITATION_OVER",
      });
      const again = { params, body: { name: "Otra", password } };
      expect(await desk.as(null).refused(acceptInvitation, again)).toMatchObject({ code: "INVITATION_OVER" });
    });
    const me = await browser.client().call(showMe, {});
    expect(me).toMatchObject({
      account: { id: account },
      member: {
        name: "Inés Soto",
        mail: "ines@relevo.test",
        role: "agent",
        inboxes: [{ id: inboxes.sales }],
      },
    });
    expect(events.map(({ name, actor }) => [name, actor])).toEqual([
      ["invitation.created", clara.id],
      ["member.joined", me.member.id],
    ]);
    expect((await clara.client.call(listInvitations, {})).items).toEqual([]);
    expect(await openBrowser(desk).signIn("ines@relevo.test", password)).toBe(200);
  });

  test("without inboxes, the new member serves all of them", async () => {
    const desk = await testDesk();
    const { clara } = await cast(desk);
    const params = { token: tokenOf(await clara.client.call(invite, { body: ines })) };
    await desk.as(null).call(acceptInvitation, { params, body: { name: "Inés", password } });
    const { items } = await clara.client.call(listMembers, {});
    expect(items.find(({ name }) => name === "Inés")?.inboxes).toHaveLength(4);
  });

  test("accepted twice at the same moment makes one member", async () => {
    const desk = await testDesk();
    const { clara } = await cast(desk);
    const params = { token: tokenOf(await clara.client.call(invite, { body: ines })) };
    const body = { name: "Inés", password };
    const accept = () => openBrowser(desk).post(`/api/v1/invitations/by-token/${params.token}`, body);
    const answers = await Promise.all([accept(), accept(), accept()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    const { items } = await clara.client.call(listMembers, {});
    expect(items.filter(({ name }) => name === "Inés")).toHaveLength(1);
  });

  test("is over after seven days, when taken back, and when a newer one is made", async () => {
    const desk = await testDesk();
    const { clara, account } = await cast(desk);
    const first = await clara.client.call(invite, { body: ines });
    const events = await eventsDuring(desk, account, async () => {
      const second = await clara.client.call(invite, { body: ines });
      const third = await clara.client.call(invite, { body: { ...ines, mail: "otra@relevo.test" } });
      await over(first);
      await desk.as(null).call(showInvitation, { params: { token: tokenOf(second) } });
      await clara.client.call(revokeInvitation, { params: { id: second.id } });
      await over(second);
      expect(await clara.client.refused(revokeInvitation, { params: { id: second.id } })).toMatchObject({
        status: 404,
      });
      await setTestClock(desk.db, new Date(new Date(third.expiresAt).getTime() - 1));
      await desk.as(null).call(showInvitation, { params: { token: tokenOf(third) } });
      await setTestClock(desk.db, new Date(third.expiresAt));
      await over(third);
    });
    expect(events.map(({ name }) => name)).toEqual([
      "invitation.revoked",
      "invitation.created",
      "invitation.created",
      "invitation.revoked",
    ]);
    expect((await clara.client.call(listInvitations, {})).items).toEqual([]);
    await over({ link: "inv_unknown" });

    async function over(invitation: { link?: string | undefined }) {
      const params = { token: tokenOf(invitation) };
      expect(await desk.as(null).refused(showInvitation, { params })).toMatchObject({
        code: "INVITATION_OVER",
      });
      const accept = { params, body: { name: "Inés", password } };
      expect(await desk.as(null).refused(acceptInvitation, accept)).toMatchObject({
        code: "INVITATION_OVER",
      });
    }
  });

  test("refusals: a member's mail, unknown inboxes, another account's, who may not, a short password", async () => {
    const desk = await testDesk();
    const { clara, bruno, ana } = await cast(desk);
    const { olga, inboxes: theirs } = await otherAccount(desk);
    const body = { ...ines, mail: ana.mail };
    expect(await clara.client.refused(invite, { body })).toMatchObject({ status: 409, code: "MAIL_TAKEN" });
    for (const inboxIds of [[theirs.sales], [newId()]])
      expect(await clara.client.refused(invite, { body: { ...ines, inboxIds } })).toMatchObject({
        status: 404,
      });
    expect(await bruno.client.refused(invite, { body: ines })).toMatchObject({ status: 403 });
    expect(await ana.client.refused(listInvitations, {})).toMatchObject({ status: 403 });
    const made = await clara.client.call(invite, { body: ines });
    expect((await olga.client.call(listInvitations, {})).items).toEqual([]);
    const params = { id: made.id };
    expect(await olga.client.refused(revokeInvitation, { params })).toMatchObject({ status: 404 });
    expect(
      await desk.as(null).refused(acceptInvitation, {
        params: { token: tokenOf(made) },
        body: { name: "Inés", password: "short" },
      }),
    ).toMatchObject({ status: 422, failures: [{ pointer: "/password" }] });
  });
});

describe("an invitation for a mail that has a login", () => {
  test("needs that login's password, and joins the account to it", async () => {
    const desk = await testDesk();
    const dora = { company: "Casa Dora", name: "Dora", mail: "dora@relevo.test" };
    const { account: own } = await accountWithLogin(desk, dora);
    const { clara, account } = await cast(desk);
    const made = await clara.client.call(invite, { body: { ...ines, mail: dora.mail } });
    const params = { token: tokenOf(made) };
    expect(await desk.as(null).call(showInvitation, { params })).toMatchObject({ hasLogin: true });
    const wrong = { params, body: { name: "Dora", password: "not this one" } };
    expect(await desk.as(null).refused(acceptInvitation, wrong)).toMatchObject({
      status: 401,
      code: "UNAUTHENTICATED",
    });
    const browser = openBrowser(desk);
    const accepted = await browser.post(`/api/v1/invitations/by-token/${params.token}`, {
      name: "Dora",
      password,
    });
    expect(accepted.status).toBe(204);
    expect(await browser.client().call(showMe, {})).toMatchObject({
      account: { id: account },
      accounts: [{ id: own, name: "Casa Dora" }],
      member: { role: "agent" },
    });
  });
});
