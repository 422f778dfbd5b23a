import { searchTickets, showTicket } from "@relevo/contract/board.ts";
import { claim, showConversation } from "@relevo/contract/conversations.ts";
import * as contract from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const ana = () => on.people.ana.client;
const clara = () => on.people.clara.client;
const show = (id: string) => clara().call(showConversation, { params: { id } });
const linkEvents = async (id: string) =>
  (await scene.eventsOf(id, "conversation.ticket")).map(({ name, data }) => [name.split("ticket_")[1], data]);

describe("a new ticket", () => {
  test("S2-21, S1-16: is made with its requester from the conversation, and linked at once", async () => {
    const { id, contact } = await scene.claimed();
    const support = await scene.funnel("Soporte");
    const body = {
      subject: "No llegó el pedido",
      description: "Pedido 8831",
      requesterId: contact,
      funnelId: support.id,
      nextStep: "Llamar a bodega",
      nextStepAt: "2030-01-02T15:00:00.000Z",
    };
    const link = await ana().call(contract.createTicket, { params: { id }, body });
    expect(link).toMatchObject({ state: "confirmed", by: "member" });
    expect(link.ticket).toMatchObject({
      subject: body.subject,
      description: body.description,
      requester: { id: contact },
      funnel: { id: support.id },
      stage: { id: support.stages[0]?.id },
      owner: { id: on.people.ana.id },
      state: "open",
      source: "user",
      nextStep: body.nextStep,
      nextStepAt: body.nextStepAt,
    });
    expect((await show(id)).ticket).toEqual({
      id: link.ticket.id,
      number: link.ticket.number,
      link: "confirmed",
    });
    const [created] = await scene.eventsOf(id, "ticket.created");
    expect(created).toMatchObject({ actor: on.people.ana.id, data: { source: "user" } });
    expect(await linkEvents(id)).toEqual([["linked", { ticket: link.ticket.id, from: null }]]);
    const detail = await ana().call(showTicket, { params: { id: link.ticket.id } });
    expect(detail.conversations.map((one) => one.id)).toEqual([id]);
  });

  test("S2-21: without requester, subject or with a stage of another funnel it is refused", async () => {
    const { id, contact } = await scene.claimed();
    const [support, sales] = [await scene.funnel("Soporte"), await scene.funnel("Ventas")];
    const good = { subject: "Algo", requesterId: contact, funnelId: support.id };
    const bad = async (body: object) =>
      (
        await ana().fetch(`/api/v1/conversations/${id}/ticket`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await bad({ ...good, requesterId: undefined })).toBe(422);
    expect(await bad({ ...good, subject: "   " })).toBe(422);
    expect(await bad({ ...good, stageId: sales.stages[0]?.id })).toBe(404);
    expect(await bad({ ...good, nextStepAt: "mañana" })).toBe(422);
    expect(await bad({ ...good, requesterId: crypto.randomUUID() })).toBe(404);
    expect(await scene.ticketsOf(contact)).toEqual([]);
  });

  test("with one open in that funnel is refused with its number: TICKET_OPEN", async () => {
    const made = await scene.ticketed("Soporte");
    const call = {
      params: { id: made.id },
      body: { subject: "Otro", requesterId: made.contact, funnelId: made.ticket.funnel.id },
    };
    expect(await ana().refused(contract.createTicket, call)).toMatchObject({
      status: 409,
      code: "TICKET_OPEN",
      failures: [{ data: { number: made.ticket.number, ticketId: made.ticket.id } }],
    });
    expect((await show(made.id)).ticket?.id).toBe(made.ticket.id);
  });

  test("S2-37: takes the place of an untouched automatic one of its funnel", async () => {
    const { id, contact } = await scene.claimed();
    await scene.inbox(id, on.people.inboxes.support);
    await scene.openAutomatic(id);
    const [automatic] = await scene.openOf(contact);
    const link = await ana().call(contract.createTicket, {
      params: { id },
      body: { subject: "Falla", requesterId: contact, funnelId: automatic?.funnel ?? "" },
    });
    expect(await scene.ticketsOf(contact)).toMatchObject([
      { id: automatic?.id, state: "archived", resolution: "none", absorbedBy: link.ticket.id },
      { id: link.ticket.id, state: "open", untouched: false },
    ]);
  });
});

describe("an existing ticket", () => {
  test("S2-18, S1-16: of the contact is linked at once, and another one may take its place", async () => {
    const made = await scene.ticketed("Soporte");
    const sales = await ana().call(contract.createTicket, {
      params: { id: made.id },
      body: { subject: "Cotizar", requesterId: made.contact, funnelId: (await scene.funnel("Ventas")).id },
    });
    const back = await ana().call(contract.linkTicket, {
      params: { id: made.id },
      body: { ticketId: made.ticket.id },
    });
    expect(back).toMatchObject({ state: "confirmed", by: "member", ticket: { id: made.ticket.id } });
    expect((await linkEvents(made.id)).slice(1)).toEqual([
      ["linked", { ticket: sales.ticket.id, from: made.ticket.id }],
      ["linked", { ticket: made.ticket.id, from: sales.ticket.id }],
    ]);
  });

  test("S2-18: of another contact asks first: LINK_OTHER_CONTACT", async () => {
    const theirs = await scene.ticketed("Soporte");
    const { id } = await scene.claimed();
    const params = { id };
    const body = { ticketId: theirs.ticket.id };
    expect(await ana().refused(contract.linkTicket, { params, body })).toMatchObject({
      status: 409,
      code: "LINK_OTHER_CONTACT",
      failures: [{ data: { number: theirs.ticket.number, contact: theirs.who.name } }],
    });
    expect((await show(id)).ticket).toBeNull();
    await ana().call(contract.linkTicket, { params, body: { ...body, confirmed: true } });
    expect((await show(id)).ticket?.id).toBe(theirs.ticket.id);
  });

  test("S2-18: that is closed cannot be linked, proposed, confirmed or edited: TICKET_ARCHIVED", async () => {
    const made = await scene.ticketed("Soporte");
    const { id } = await scene.claimed();
    await clara().call(contract.proposeTicket, { params: { id }, body: { number: made.ticket.number } });
    await scene.rows("update tickets set state = 'archived', archived_at = created_at where id = $1", [
      made.ticket.id,
    ]);
    const body = { ticketId: made.ticket.id, confirmed: true };
    const answers = [
      await clara().refused(contract.linkTicket, { params: { id }, body }),
      await clara().refused(contract.confirmTicket, { params: { id } }),
      await clara().refused(contract.editTicket, { params: { id: made.ticket.id }, body: { subject: "No" } }),
    ];
    await clara().call(contract.unlinkTicket, { params: { id } });
    answers.push(
      await clara().refused(contract.proposeTicket, { params: { id }, body: { number: made.ticket.number } }),
    );
    expect(answers.map(({ status, code }) => [status, code])).toEqual(
      answers.map(() => [409, "TICKET_ARCHIVED"]),
    );
  });

  test("S2-18: that one does not see does not exist", async () => {
    const hidden = await on.opened();
    await on.people.beto.client.call(claim, { params: { id: hidden.id } });
    const link = await on.people.beto.client.call(contract.createTicket, {
      params: { id: hidden.id },
      body: {
        subject: "De Beto",
        requesterId: await scene.contactOf(hidden.id),
        funnelId: (await scene.funnel("Soporte")).id,
      },
    });
    const { id } = await scene.claimed();
    const body = { ticketId: link.ticket.id, confirmed: true };
    const refusals = [
      await ana().refused(contract.linkTicket, { params: { id }, body }),
      await ana().refused(contract.proposeTicket, { params: { id }, body: { number: link.ticket.number } }),
      await ana().refused(showTicket, { params: { id: link.ticket.id } }),
      await ana().refused(contract.editTicket, { params: { id: link.ticket.id }, body: { subject: "x" } }),
      await ana().refused(contract.createTicket, {
        params: { id: hidden.id },
        body: { subject: "x", requesterId: await scene.contactOf(id), funnelId: link.ticket.funnel.id },
      }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  test("of another account does not exist, and theirs is unchanged", async () => {
    const made = await scene.ticketed("Soporte");
    const { olga } = await otherAccount(on.desk);
    const params = { id: made.ticket.id };
    expect((await olga.client.refused(showTicket, { params })).status).toBe(404);
    expect(
      (await olga.client.refused(contract.editTicket, { params, body: { subject: "mío" } })).status,
    ).toBe(404);
    const found = await olga.client.call(searchTickets, { query: { q: `#${made.ticket.number}` } });
    expect(found.items).toEqual([]);
    const [row] = await scene.rows<{ subject: string }>("select subject from tickets where id = $1", [
      made.ticket.id,
    ]);
    expect(row?.subject).toBe(made.ticket.subject);
  });

  test("a conversation that ended takes no link: NOT_OPEN", async () => {
    const made = await scene.ticketed("Soporte");
    await scene.rows("update conversations set state = 'closed', ended_at = opened_at where id = $1", [
      made.id,
    ]);
    await scene.rows("delete from open_sessions where conversation_id = $1", [made.id]);
    const params = { id: made.id };
    const refusals = [
      await ana().refused(contract.linkTicket, { params, body: { ticketId: made.ticket.id } }),
      await ana().refused(contract.unlinkTicket, { params }),
      await ana().refused(contract.proposeTicket, { params, body: { number: made.ticket.number } }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(["NOT_OPEN", "NOT_OPEN", "NOT_OPEN"]);
  });

  test("S1-20, S2-37: that was opened by itself is a person's once one links it: it gives way to none", async () => {
    const { id, contact } = await scene.claimed();
    await scene.inbox(id, on.people.inboxes.support);
    await scene.openAutomatic(id);
    const [automatic] = await scene.openOf(contact);
    const body = { ticketId: automatic?.id ?? "" };
    await ana().call(contract.linkTicket, { params: { id }, body });
    expect(await scene.linkOf(id)).toEqual({ ticket: automatic?.id, state: "confirmed", by: "member" });
    expect((await linkEvents(id)).at(-1)).toEqual(["confirmed", { ticket: automatic?.id }]);
    const sales = { subject: "Venta", requesterId: contact, funnelId: (await scene.funnel("Ventas")).id };
    await ana().call(contract.createTicket, { params: { id }, body: sales });
    expect(await scene.openOf(contact)).toHaveLength(2);
  });

  test("its owner follows the conversation", async () => {
    const made = await scene.ticketed("Soporte");
    await scene.rows("update tickets set owner_id = null where id = $1", [made.ticket.id]);
    const { id } = await scene.claimed();
    await ana().call(contract.linkTicket, {
      params: { id },
      body: { ticketId: made.ticket.id, confirmed: true },
    });
    expect(await scene.ticketsOf(made.contact)).toMatchObject([{ owner: on.people.ana.id }]);
    expect((await scene.eventsOf(made.id, "ticket.assigned"))[0]?.data).toEqual({
      ticket: made.ticket.id,
      from: { owner: null, group: null },
      to: { owner: on.people.ana.id, group: null },
    });
  });
});

test("a viewer reads tickets and changes none", async () => {
  const made = await scene.ticketed("Soporte");
  const vera = on.people.vera.client;
  const params = { id: made.id };
  expect((await vera.call(showTicket, { params: { id: made.ticket.id } })).number).toBe(made.ticket.number);
  const body = { subject: "x", requesterId: made.contact, funnelId: made.ticket.funnel.id };
  const refusals = [
    await vera.refused(contract.createTicket, { params, body }),
    await vera.refused(contract.linkTicket, { params, body: { ticketId: made.ticket.id } }),
    await vera.refused(contract.editTicket, { params: { id: made.ticket.id }, body: { subject: "x" } }),
    await vera.refused(contract.unlinkTicket, { params }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});
