import { showConversation } from "@relevo/contract/conversations.ts";
import * as contract from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const ana = () => on.people.ana.client;
const show = (id: string) => on.people.clara.client.call(showConversation, { params: { id } });
const linkEvents = async (id: string) =>
  (await scene.eventsOf(id, "conversation.ticket")).map(({ name, data }) => [name.split("ticket_")[1], data]);

describe("a proposed link", () => {
  const proposed = async () => {
    const made = await scene.ticketed("Soporte");
    const { id, contact } = await scene.claimed();
    const link = await ana().call(contract.proposeTicket, {
      params: { id },
      body: { number: made.ticket.number },
    });
    return { id, contact, made, link };
  };

  test("S2-28, S1-42: what the customer says is written down; it does not count until it is confirmed", async () => {
    const { id, made, link } = await proposed();
    expect(link).toMatchObject({ state: "proposed", by: "contact", ticket: { id: made.ticket.id } });
    expect((await show(id)).ticket).toEqual({
      id: made.ticket.id,
      number: made.ticket.number,
      link: "proposed",
    });
    expect(await linkEvents(id)).toEqual([["proposed", { ticket: made.ticket.id, by: "contact" }]]);
  });

  test("S2-19: is confirmed by an agent, once", async () => {
    const { id, made } = await proposed();
    const link = await ana().call(contract.confirmTicket, { params: { id } });
    await ana().call(contract.confirmTicket, { params: { id } });
    expect(link).toMatchObject({ state: "confirmed", by: "member" });
    expect((await show(id)).ticket?.link).toBe("confirmed");
    expect((await linkEvents(id)).slice(1)).toEqual([["confirmed", { ticket: made.ticket.id }]]);
  });

  test("S2-19: is rejected by an agent, and nothing is linked", async () => {
    const { id, made } = await proposed();
    await ana().call(contract.unlinkTicket, { params: { id } });
    await ana().call(contract.unlinkTicket, { params: { id } });
    expect((await show(id)).ticket).toBeNull();
    expect((await linkEvents(id)).slice(1)).toEqual([
      ["unlinked", { ticket: made.ticket.id, rejected: true }],
    ]);
    expect((await ana().refused(contract.confirmTicket, { params: { id } })).status).toBe(404);
  });

  test("S2-28: a number nobody has is no ticket", async () => {
    const { id } = await scene.claimed();
    const body = { number: 999_999_999 };
    expect((await ana().refused(contract.proposeTicket, { params: { id }, body })).status).toBe(404);
    expect((await show(id)).ticket).toBeNull();
  });

  test("S2-37: confirming it absorbs the untouched automatic ticket: the contact has one open ticket", async () => {
    const { id, contact } = await scene.claimed();
    await scene.inbox(id, on.people.inboxes.support);
    const sales = await scene.funnel("Ventas");
    const wanted = await ana().call(contract.createTicket, {
      params: { id },
      body: { subject: "#87", requesterId: contact, funnelId: sales.id },
    });
    await ana().call(contract.unlinkTicket, { params: { id } });
    await scene.openAutomatic(id);
    const automatic = (await scene.openOf(contact)).find(({ source }) => source === "inbound");
    await ana().call(contract.proposeTicket, { params: { id }, body: { number: wanted.ticket.number } });
    expect(await scene.openOf(contact)).toHaveLength(2);
    await ana().call(contract.confirmTicket, { params: { id } });
    expect((await scene.openOf(contact)).map((one) => one.id)).toEqual([wanted.ticket.id]);
    expect((await scene.ticketsOf(contact)).find((one) => one.id === automatic?.id)).toMatchObject({
      state: "archived",
      resolution: "none",
      absorbedBy: wanted.ticket.id,
    });
    expect((await scene.eventsOf(id, "ticket.absorbed")).map(({ data }) => data)).toEqual([
      { ticket: automatic?.id, into: wanted.ticket.id },
    ]);
    expect(await scene.eventsOf(id, "ticket.resolved")).toEqual([]);
  });

  test("S2-37: one that a person touched is not absorbed", async () => {
    const { id, contact } = await scene.claimed();
    await scene.inbox(id, on.people.inboxes.support);
    await scene.openAutomatic(id);
    const [automatic] = await scene.openOf(contact);
    await ana().call(contract.editTicket, {
      params: { id: automatic?.id ?? "" },
      body: { description: "ya la vi" },
    });
    await ana().call(contract.createTicket, {
      params: { id },
      body: { subject: "Venta", requesterId: contact, funnelId: (await scene.funnel("Ventas")).id },
    });
    expect(await scene.openOf(contact)).toHaveLength(2);
  });

  test("S2-19: a rejection gives the automatic ticket back", async () => {
    const made = await scene.ticketed("Ventas");
    const { id, contact } = await scene.claimed();
    await scene.inbox(id, on.people.inboxes.support);
    await scene.openAutomatic(id);
    const [automatic] = await scene.openOf(contact);
    await ana().call(contract.proposeTicket, { params: { id }, body: { number: made.ticket.number } });
    await ana().call(contract.unlinkTicket, { params: { id } });
    expect((await show(id)).ticket).toMatchObject({ id: automatic?.id, link: "confirmed" });
  });
});
