import { showTicket } from "@relevo/contract/board.ts";
import { reopen } from "@relevo/contract/closing.ts";
import { claim, showConversation } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { record } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const { archived, back } = scene;
const sales = (name: string) => scene.stage("Ventas", name);
const ana = () => on.people.ana.client;

describe("K1, S0-16, S0-19, S4-28: the next word of the customer", () => {
  test("begins a new and clean ticket at the return stage; what is the contact's stays", async () => {
    await scene.rows("update connections set inbox_id = $2 where id = $1", [
      on.line.connection,
      on.people.inboxes.sales,
    ]);
    const { who, id } = await on.opened();
    const contact = await scene.contactOf(id);
    const [first] = await scene.openOf(contact);
    await scene.rows(
      "update conversations set reason_id = (select id from reasons where inbox_id = $2 limit 1) where id = $1",
      [id, on.people.inboxes.sales],
    );
    await ana().call(claim, { params: { id } });
    await ana().call(reply, { params: { id }, body: { text: "Claro" } });
    await on.desk.settle();
    await ana().call(editTicket, {
      params: { id: first?.id ?? "" },
      body: { description: "Tres mesas", nextStep: "Llamar", value: 100 },
    });
    await scene.resolve(first?.id ?? "", {
      resolution: "won",
      archive: true,
      returnTo: await back("Cotizado"),
      closing: record,
    });
    await on.line.text(who, "quiero más");
    const [old, next, ...more] = await scene.ticketsOf(contact);
    expect(more).toEqual([]);
    expect(old).toMatchObject({ id: first?.id, state: "archived", resolution: "won" });
    const shown = await on.people.clara.client.call(showTicket, { params: { id: next?.id ?? "" } });
    expect(shown).toMatchObject({
      resolution: "none",
      stage: { id: await sales("Cotizado") },
      description: "",
      nextStep: "",
      value: null,
      fields: {},
      tasks: [],
      requester: { id: contact },
    });
    expect(await scene.stays(next?.id ?? "")).toMatchObject([
      { stage: await sales("Cotizado"), source: "inbox" },
    ]);
    await scene.rows("update connections set inbox_id = null where id = $1", [on.line.connection]);
  });

  test("S4-28: also where its own conversation goes on; what was said before stays with the old one", async () => {
    const { ticket, talk, contact } = await archived();
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    await talk.say("Sí, una cosa más");
    const [old, next] = await scene.ticketsOf(contact);
    expect(old).toMatchObject({ id: ticket.id, state: "archived" });
    expect(next).toMatchObject({ state: "open", source: "inbound" });
    expect(await talk.show()).toMatchObject({
      ticket: { id: next?.id, link: "confirmed" },
      can: { reply: true },
    });
    expect((await scene.eventsOf(talk.id, "conversation.ticket_linked")).at(-1)?.data).toEqual({
      ticket: next?.id,
      from: ticket.id,
    });
    const shown = await on.people.clara.client.call(showTicket, { params: { id: ticket.id } });
    expect(shown.actions).toMatchObject([{ conversationId: talk.id }]);
  });

  test("S4-29: and deletes nothing of the old one", async () => {
    const { ticket, talk } = await archived();
    const params = { id: ticket.id };
    expect(await ana().call(showTicket, { params })).toMatchObject({
      subject: "Cotización",
      resolution: "won",
    });
    const thread = await on.people.clara.client.call(showThread, { params: { id: talk.id } });
    expect(thread.items.length).toBeGreaterThan(2);
    expect(await on.people.clara.client.call(showConversation, { params: { id: talk.id } })).toMatchObject({
      state: "closed",
    });
  });
});

describe("S4-32: where the next ticket begins", () => {
  const openedIn = async (contact: string) => (await scene.openOf(contact)).map(({ id }) => scene.facts(id));
  test("kept per contact and funnel: a past buyer who writes to Soporte starts in Soporte's funnel", async () => {
    const { talk, contact } = await archived();
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    await scene.inbox(talk.id, on.people.inboxes.support);
    await talk.say("No funciona");
    const [next] = await Promise.all(await openedIn(contact));
    expect(next).toMatchObject({ stage: await scene.stage("Soporte", "Nuevo") });
  });

  test("a return stage that would close by now gives way to the funnel's first stage", async () => {
    const quoted = await sales("Cotizado");
    const { ticket, talk, contact } = await scene.card();
    await talk.answer();
    await scene.resolve(ticket.id, {
      resolution: "won",
      archive: true,
      returnTo: await back("Cotizado"),
      closing: record,
    });
    await scene.type(quoted, "won");
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    await talk.say("Quiero otra");
    const [next] = await Promise.all(await openedIn(contact));
    expect(next).toMatchObject({ stage: await sales("Nuevo"), resolution: "none" });
    await scene.type(quoted, "normal");
  });
});
