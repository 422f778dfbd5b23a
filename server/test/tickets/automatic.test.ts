import { showBoard } from "@relevo/contract/board.ts";
import { move, showConversation } from "@relevo/contract/conversations.ts";
import { createTicket, linkTicket, proposeTicket, unlinkTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { absorbTickets } from "../../src/tickets/absorb.ts";
import { openAutomaticTickets } from "../../src/tickets/open-automatic.ts";
import { Refused } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const lineGoesTo = (inbox: string | null) =>
  scene.rows("update connections set inbox_id = $2 where id = $1", [on.line.connection, inbox]);

describe("the customer's first message", () => {
  test("S4-1: opens one ticket where the inbox has them; the second opens none", async () => {
    await lineGoesTo(on.people.inboxes.sales);
    const { id, who } = await on.opened();
    const contact = await scene.contactOf(id);
    const sales = await scene.funnel("Ventas");
    const [ticket, ...more] = await scene.ticketsOf(contact);
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ state: "open", source: "inbound", funnel: sales.id, untouched: true });
    await on.line.text(who, "sigo aquí");
    expect(await scene.ticketsOf(contact)).toHaveLength(1);
    const shown = await on.people.clara.client.call(showConversation, { params: { id } });
    expect(shown.ticket).toEqual({ id: ticket?.id, number: ticket?.number, link: "confirmed" });
    expect((await scene.eventsOf(id, "ticket.")).map(({ name, data }) => [name, data])).toEqual([
      [
        "ticket.created",
        { ticket: ticket?.id, source: "inbound", funnel: sales.id, stage: sales.stages[0]?.id },
      ],
    ]);
    await lineGoesTo(null);
  });

  test("S4-39: opens none in Global; classification does, where the inbox has them", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    expect(await scene.ticketsOf(contact)).toEqual([]);
    await classify(id, on.people.inboxes.sales);
    const sales = await scene.funnel("Ventas");
    const [ticket, ...more] = await scene.ticketsOf(contact);
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ source: "inbound", funnel: sales.id });
    expect((await scene.eventsOf(id, "ticket.created")).map(({ data }) => data)).toMatchObject([
      { ticket: ticket?.id, source: "inbound", funnel: sales.id },
    ]);
    const shown = await on.people.clara.client.call(showConversation, { params: { id } });
    expect(shown.ticket).toMatchObject({ id: ticket?.id, link: "confirmed" });
  });

  test("S4-39: Ventas → Soporte takes it along and leaves no ghost in Ventas; Marketing has none", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await classify(id, on.people.inboxes.sales);
    const [first] = await scene.openOf(contact);
    await classify(id, on.people.inboxes.support);
    const support = await scene.funnel("Soporte");
    expect(await scene.ticketsOf(contact)).toMatchObject([
      { id: first?.id, funnel: support.id, state: "open" },
    ]);
    const sales = await scene.funnel("Ventas");
    expect(await cardsIn(sales.id)).not.toContain(first?.id);
    expect(await cardsIn(support.id)).toContain(first?.id);
    expect((await scene.eventsOf(id, "ticket.stage_changed")).map(({ data }) => data)).toMatchObject([
      { ticket: first?.id, funnels: { from: sales.id, to: support.id }, source: "inbox" },
    ]);
    await classify(id, on.people.inboxes.marketing);
    expect(await cardsIn(support.id)).not.toContain(first?.id);
    expect(await scene.openOf(contact)).toEqual([]);
    const shown = await on.people.clara.client.call(showConversation, { params: { id } });
    expect(shown.ticket).toBeNull();
  });

  test("an inbox without automatic tickets gets none", async () => {
    const { id } = await on.opened();
    await scene.inbox(id, on.people.inboxes.marketing);
    await scene.openAutomatic(id);
    expect(await scene.ticketsOf(await scene.contactOf(id))).toEqual([]);
  });
});

async function cardsIn(id: string): Promise<string[]> {
  const { columns } = await on.people.clara.client.call(showBoard, { params: { id }, query: { limit: 100 } });
  return columns.flatMap(({ tickets }) => tickets.map((card) => card.id));
}

async function classify(id: string, inboxId: string): Promise<void> {
  const [reason] = await scene.rows<{ id: string }>(
    "select id from reasons where inbox_id = $1 order by position",
    [inboxId],
  );
  const body = { inboxId, reasonId: reason?.id ?? null };
  await on.people.clara.client.call(move, { params: { id }, body });
}

describe("S4-39: a conversation that changes inbox", () => {
  test("takes its untouched automatic ticket along, and leaves no ghost in Ventas", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await scene.inbox(id, on.people.inboxes.sales);
    await scene.openAutomatic(id);
    const [before] = await scene.ticketsOf(contact);
    await scene.inbox(id, on.people.inboxes.support);
    await scene.openAutomatic(id);
    const support = await scene.funnel("Soporte");
    expect(await scene.ticketsOf(contact)).toMatchObject([
      { id: before?.id, state: "open", funnel: support.id, untouched: true },
    ]);
    expect(await scene.eventsOf(id, "ticket.stage_changed")).toMatchObject([
      { data: { ticket: before?.id, to: support.stages[0]?.id } },
    ]);
  });

  test("gives it up where the new inbox has none: no resolution, no cycle", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await scene.inbox(id, on.people.inboxes.sales);
    await scene.openAutomatic(id);
    await scene.inbox(id, on.people.inboxes.marketing);
    await scene.openAutomatic(id);
    expect(await scene.ticketsOf(contact)).toMatchObject([
      { state: "archived", resolution: "none", absorbedBy: null },
    ]);
    expect(await scene.linkOf(id)).toEqual({ ticket: null, state: null, by: null });
    expect((await scene.eventsOf(id, "ticket.absorbed"))[0]?.data).toMatchObject({ into: null });
  });

  test("joins the contact's open ticket of the new inbox's funnel", async () => {
    const made = await scene.ticketed("Soporte");
    const [session] = await scene.rows<{ id: string }>(
      `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at, queued_at, active_at, unread)
       select account_id, gen_random_uuid(), -number, contact_id, connection_id, $2, 'queued', 'contact', opened_at, queued_at, active_at, 0
       from conversations where id = $1 returning id`,
      [made.id, on.people.inboxes.sales],
    );
    const other = session?.id ?? "";
    await scene.openAutomatic(other);
    expect(await scene.openOf(made.contact)).toHaveLength(2);
    await scene.inbox(other, on.people.inboxes.support);
    await scene.openAutomatic(other);
    expect((await scene.openOf(made.contact)).map(({ id }) => id)).toEqual([made.ticket.id]);
    expect(await scene.linkOf(other)).toMatchObject({ ticket: made.ticket.id, state: "confirmed" });
  });

  test("leaves a ticket that a person touched where it is", async () => {
    const made = await scene.ticketed("Ventas");
    await scene.inbox(made.id, on.people.inboxes.support);
    await scene.openAutomatic(made.id);
    expect(await scene.ticketsOf(made.contact)).toMatchObject([{ id: made.ticket.id, state: "open" }]);
    expect(await scene.linkOf(made.id)).toMatchObject({ ticket: made.ticket.id });
  });
});

describe("what nobody needs any more", () => {
  const absorb = async (id: string) => {
    const contact = await scene.contactOf(id);
    const ticket = (await scene.linkOf(id))?.ticket ?? "";
    const by = { account: on.people.account, rule: "test" };
    await scene.locked([contact], (tx) => absorbTickets(tx, by, [{ ticket, into: null }]));
    return scene.ticketsOf(contact);
  };
  const discarded = (id: string) =>
    scene.rows("update conversations set state = 'discarded', ended_at = opened_at where id = $1", [id]);

  test("S4-39: gives way without a successor, once; what another conversation is linked to stays", async () => {
    const { id } = await on.opened();
    await scene.inbox(id, on.people.inboxes.sales);
    await scene.openAutomatic(id);
    expect(await absorb(id)).toMatchObject([{ state: "open" }]);
    await discarded(id);
    expect(await absorb(id)).toMatchObject([{ state: "archived", resolution: "none" }]);
    await absorb(id);
    expect(await scene.eventsOf(id, "ticket.absorbed")).toHaveLength(1);
  });

  test("a ticket that a person touched never does", async () => {
    const made = await scene.ticketed("Ventas");
    await discarded(made.id);
    expect(await absorb(made.id)).toMatchObject([{ state: "open" }]);
  });
});

describe("an expired conversation", () => {
  test("S2-26: gets exactly one ticket where the inbox asks for it, however often it is tried", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await scene.inbox(id, on.people.inboxes.support);
    await Promise.all(Array.from({ length: 8 }, () => scene.openAutomatic(id, "expiry")));
    expect(await scene.ticketsOf(contact)).toMatchObject([{ source: "expiry", state: "open" }]);
    const events = await scene.eventsOf(id);
    expect(events.filter(({ name }) => name === "ticket.created")).toHaveLength(1);
    expect(events.filter(({ name }) => name === "conversation.ticket_linked")).toHaveLength(1);
  });

  test("S2-26: makes none elsewhere", async () => {
    const { id } = await on.opened();
    await scene.inbox(id, on.people.inboxes.sales);
    await scene.openAutomatic(id, "expiry");
    expect(await scene.ticketsOf(await scene.contactOf(id))).toEqual([]);
  });

  test("S2-26: a proposed link counts as associated until it is rejected; then one is made", async () => {
    const made = await scene.ticketed("Ventas");
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await scene.inbox(id, on.people.inboxes.support);
    const clara = on.people.clara.client;
    await clara.call(proposeTicket, { params: { id }, body: { number: made.ticket.number } });
    await scene.openAutomatic(id, "expiry");
    expect(await scene.ticketsOf(contact)).toEqual([]);
    await clara.call(unlinkTicket, { params: { id } });
    expect(await scene.openOf(contact)).toHaveLength(1);
  });
});

describe("races", () => {
  test("S4-1: fifty openings at once make one open ticket per contact and funnel", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await scene.inbox(id, on.people.inboxes.sales);
    await Promise.all(Array.from({ length: 50 }, () => scene.openAutomatic(id)));
    expect(await scene.openOf(contact)).toHaveLength(1);
  });

  test("S4-1: fifty people who make one at once make one; the rest are told its number", async () => {
    const { id } = await on.opened();
    const contact = await scene.contactOf(id);
    await scene.inbox(id, on.people.inboxes.sales);
    const funnel = await scene.funnel("Ventas");
    const body = { subject: "Cotización", requesterId: contact, funnelId: funnel.id };
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        i % 5 === 0
          ? scene.openAutomatic(id)
          : on.people.clara.client.call(createTicket, { params: { id }, body }),
      ),
    );
    const open = await scene.openOf(contact);
    expect(open).toMatchObject([{ source: "user" }]);
    const refused = tries.flatMap((one) =>
      one.status === "rejected" && one.reason instanceof Refused ? one.reason.problem : [],
    );
    expect(tries.filter(({ status }) => status === "rejected")).toHaveLength(refused.length);
    expect(refused).toHaveLength(39);
    for (const problem of refused)
      expect(problem).toMatchObject({
        code: "TICKET_OPEN",
        failures: [{ data: { number: open[0]?.number, ticketId: open[0]?.id } }],
      });
  });

  test("many contacts in one call get one each, numbered apart", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await on.opened()).id);
    const items = await Promise.all(
      ids.map(async (conversation) => {
        await scene.inbox(conversation, on.people.inboxes.sales);
        const contact = await scene.contactOf(conversation);
        return { conversation, contact, inbox: on.people.inboxes.sales, source: "inbound" as const };
      }),
    );
    await scene.locked(
      items.map(({ contact }) => contact),
      (tx) => openAutomaticTickets(tx, items),
    );
    const numbers = await Promise.all(
      items.map(async ({ contact }) => (await scene.openOf(contact)).map(({ number }) => number)),
    );
    expect(new Set(numbers.flat()).size).toBe(items.length);
  });
});

test("S4-1: a new conversation of a contact with an open ticket in that funnel is linked to it", async () => {
  const made = await scene.ticketed("Ventas");
  await scene.rows(
    "update conversations set ticket_id = null, link_state = null, link_by = null where id = $1",
    [made.id],
  );
  await scene.inbox(made.id, on.people.inboxes.sales);
  await scene.openAutomatic(made.id);
  expect(await scene.openOf(made.contact)).toHaveLength(1);
  expect(await scene.linkOf(made.id)).toEqual({ ticket: made.ticket.id, state: "confirmed", by: "system" });
  await on.people.ana.client.call(linkTicket, {
    params: { id: made.id },
    body: { ticketId: made.ticket.id },
  });
  expect(await scene.linkOf(made.id)).toMatchObject({ by: "member" });
});
