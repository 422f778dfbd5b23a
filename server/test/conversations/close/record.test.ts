import { showTicket } from "@relevo/contract/board.ts";
import { checkClose } from "@relevo/contract/closing.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { createTicket, linkTicket, unlinkTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { closing, type Inbox, minute, noted, opened, reasonsOf, record, type Scene } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const changePolicy = async (inbox: Inbox, change: object) => {
  const params = { id: on.people.inboxes[inbox] };
  const { policy, version } = await on.people.clara.client.call(showPolicy, { params });
  const next = { ...policy, close: { ...policy.close, ...change } };
  await on.people.clara.client.call(savePolicy, { params, body: { policy: next, version } });
};
const ticketFor = async (scene: Scene, fields: object = {}) => {
  const { contact } = await scene.show();
  const [funnel] = await sql<{ id: string }>("select id from funnels order by position desc limit 1");
  const body = {
    subject: "Cambio de repuesto",
    requesterId: contact.id,
    funnelId: funnel?.id ?? "",
    ...fields,
  };
  return (await on.people.ana.client.call(createTicket, { params: { id: scene.id }, body })).ticket;
};

describe("S1-15: closing in Global", () => {
  test("without a reason it is refused; with one of Marketing it is moved and closed in one act, by Marketing's rules", async () => {
    const scene = await opened(on, { inbox: "global" });
    await scene.answer();
    expect(await scene.close()).toEqual(["NO_RECORD"]);
    const [leads = ""] = await reasonsOf(on, "marketing");
    await changePolicy("marketing", { note: "always" });
    expect(await scene.close({ reasonId: leads })).toEqual(["NO_RECORD"]);
    const { inboxes, account, ana } = on.people;
    const request = { ...noted, reasonId: leads };
    const events = await eventsDuring(on.desk, account, () => closing(ana, scene.id, request));
    expect(events).toMatchObject([
      {
        name: "conversation.moved",
        data: {
          from: { inbox: inboxes.global, state: "active" },
          to: { inbox: inboxes.marketing, state: "active" },
          reason: leads,
        },
      },
      {
        name: "conversation.closed",
        data: {
          from: { inbox: inboxes.marketing },
          to: { inbox: inboxes.marketing, state: "closed" },
          reason: leads,
        },
      },
    ]);
    expect(await scene.show()).toMatchObject({
      state: "closed",
      inbox: { id: inboxes.marketing },
      reason: { id: leads },
    });
    await changePolicy("marketing", { note: "when_needed" });
  });

  test("a reason that is nobody's, archived or another account's is refused", async () => {
    const scene = await opened(on, { inbox: "global" });
    await scene.answer();
    const other = await otherAccount(on.desk);
    const [theirs] = await rowsOf<{ id: string }>(on.desk, other.account, "select id from reasons limit 1");
    for (const reasonId of [crypto.randomUUID(), theirs?.id ?? ""])
      expect(await scene.close({ reasonId })).toEqual(["REASON_NOT_OF_INBOX"]);
    expect(await scene.show()).toMatchObject({ state: "active", inbox: { id: on.people.inboxes.global } });
  });
});

describe("a ticket", () => {
  test("S1-20: made by a person in it, with next step, owner and date, it is evidence; S2-14, S2-15: the close keeps its stage and adds the history once", async () => {
    const scene = await opened(on, { inbox: "support" });
    await minute(on);
    const bare = await ticketFor(scene);
    expect(await scene.close(noted)).toEqual(["NO_REPLY"]);
    await on.people.ana.client.call(unlinkTicket, { params: { id: scene.id } });
    await sql("update tickets set state = 'archived', archived_at = $2 where id = $1", [
      bare.id,
      await minute(on),
    ]);
    const nextStepAt = new Date((await minute(on)).getTime() + 86_400_000).toISOString();
    const ticket = await ticketFor(scene, { nextStep: "Enviar el repuesto", nextStepAt });
    const check = await on.people.ana.client.call(checkClose, { params: { id: scene.id }, body: record });
    expect(check).toMatchObject({
      evidence: [{ kind: "follow_up", ref: ticket.id }],
      requiresTicket: true,
      noteRequired: true,
      ticket: { state: "confirmed", ticket: { id: ticket.id } },
      failures: [{ code: "NO_RECORD", data: { missing: ["note"] } }],
    });
    expect(await scene.show()).toMatchObject({ state: "active" });
    expect(await scene.close(noted)).toEqual([]);
    const shown = await on.people.ana.client.call(showTicket, { params: { id: ticket.id } });
    expect(shown).toMatchObject({
      stage: ticket.stage,
      state: "open",
      resolution: "none",
      actions: [{ conversationId: scene.id }],
    });
  });

  test("S2-13, S2-16, S2-19: support closes with it linked; another contact's asks first, another account's is not there", async () => {
    const [mine, theirs] = [await opened(on, { inbox: "support" }), await opened(on, { inbox: "support" })];
    const ticket = await ticketFor(theirs);
    await mine.answer();
    await sql("update conversations set ticket_id = null, link_state = null, link_by = null where id = $1", [
      mine.id,
    ]);
    expect(await mine.close()).toEqual(["TICKET_REQUIRED"]);
    const { ana } = on.people;
    const link = (ticketId: string, confirmed = false) => ({
      params: { id: mine.id },
      body: { ticketId, confirmed },
    });
    expect((await ana.client.refused(linkTicket, link(ticket.id))).code).toBe("LINK_OTHER_CONTACT");
    expect((await ana.client.refused(linkTicket, link(crypto.randomUUID()))).status).toBe(404);
    expect(await mine.close()).toEqual(["TICKET_REQUIRED"]);
    await sql(
      "update conversations set ticket_id = $2, link_state = 'proposed', link_by = 'contact', linked_at = $3 where id = $1",
      [mine.id, ticket.id, await minute(on)],
    );
    expect(await mine.close()).toEqual(["LINK_UNCONFIRMED"]);
    await ana.client.call(linkTicket, link(ticket.id, true));
    expect(await mine.close()).toEqual([]);
  });
});

describe("S1-41: the company", () => {
  test("warns or blocks, as the inbox says; an individual has none", async () => {
    const scene = await opened(on);
    await scene.answer();
    const check = await on.people.ana.client.call(checkClose, { params: { id: scene.id }, body: record });
    expect(check).toMatchObject({ failures: [], warnings: ["company_missing"] });
    await changePolicy("sales", { company: "block" });
    expect(await scene.close()).toEqual(["ASSOCIATION_REQUIRED"]);
    const [contact] = await sql<{ id: string }>("select contact_id as id from conversations where id = $1", [
      scene.id,
    ]);
    await sql("update contacts set individual = true where id = $1", [contact?.id]);
    expect(await scene.close()).toEqual([]);
    await changePolicy("sales", { company: "warn" });
  });
});

test("the policy at the attempt counts, and the closure says which", async () => {
  const scene = await opened(on);
  await scene.answer();
  const check = await on.people.ana.client.call(checkClose, { params: { id: scene.id }, body: record });
  expect(check.failures).toEqual([]);
  await changePolicy("sales", { ticket: true });
  expect(await scene.close()).toEqual(["TICKET_REQUIRED"]);
  await changePolicy("sales", { ticket: false });
  expect(await scene.close()).toEqual([]);
  const [row] = await sql<{ same: boolean }>(
    `select k.policy_version = i.policy_version as same from closures k join inboxes i on i.id = $2 where k.conversation_id = $1`,
    [scene.id, on.people.inboxes.sales],
  );
  expect(row?.same).toBe(true);
});

test("a check changes nothing and leaves no trace", async () => {
  const scene = await opened(on);
  const before = await scene.show();
  const events = await eventsDuring(on.desk, on.people.account, async () => {
    const check = await on.people.ana.client.call(checkClose, { params: { id: scene.id }, body: record });
    expect(check).toMatchObject({
      failures: [{ code: "NO_REPLY", data: { at: check.lastInbound?.at } }],
      lastInbound: { text: "Hola, ¿me ayudan?" },
      mayOverride: false,
    });
    const bruno = await on.people.bruno.client.call(checkClose, { params: { id: scene.id }, body: record });
    expect(bruno.mayOverride).toBe(true);
  });
  expect(events).toEqual([]);
  expect(await scene.show()).toEqual(before);
});
