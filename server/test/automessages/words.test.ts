import { createTicket, proposeTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { logOf, session, shown } from "../conversations/expire/session.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { rowsOf } from "../support/rows.ts";

const on = deskWithLine();

async function optedOut(id: string) {
  const [row] = await rowsOf<{ at: Date | null }>(
    on.desk,
    on.people.account,
    "select p.opted_out_at as at from contacts p join conversations c on c.contact_id = p.id where c.id = $1",
    [id],
  );
  return row?.at ?? null;
}

describe("BAJA and ALTA", () => {
  test.each(["BAJA", "stop.", "¡Parar!"])(
    "%s takes the customer off templates, and is a message all the same",
    async (word) => {
      const { id, who } = await session(on);
      const events = await eventsDuring(on.desk, on.people.account, () => on.line.text(who, word));
      expect(await optedOut(id)).not.toBeNull();
      expect(events.filter(({ name }) => name === "contact.opted")).toMatchObject([{ data: { out: true } }]);
      expect(await shown(on, id)).toMatchObject({ unread: 2, last: { preview: word } });
    },
  );

  test("ALTA brings them back; a word said again changes nothing", async () => {
    const { id, who } = await session(on);
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      for (const word of ["baja", "BAJA", "alta", "START"]) await on.line.text(who, word);
    });
    expect(await optedOut(id)).toBeNull();
    expect(events.filter(({ name }) => name === "contact.opted").map(({ data }) => data)).toEqual([
      { out: true },
      { out: false },
    ]);
  });

  test("the word inside a sentence is only a word", async () => {
    const { id, who } = await session(on);
    await on.line.text(who, "la llave de paso está baja");
    expect(await optedOut(id)).toBeNull();
  });
});

describe("a ticket's number", () => {
  async function withTicket() {
    const made = await session(on, { owned: true });
    const contact = (await shown(on, made.id)).contact.id;
    const [funnel] = await rowsOf<{ id: string }>(
      on.desk,
      on.people.account,
      "select id from funnels order by position limit 1",
    );
    const { ticket } = await on.people.ana.client.call(createTicket, {
      params: { id: made.id },
      body: { subject: "Garantía", requesterId: contact, funnelId: funnel?.id ?? "" },
    });
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set ticket_id = null, link_state = null, link_by = null, linked_at = null where id = $1",
      [made.id],
    );
    return { ...made, ticket };
  }

  test("S2-28: the customer who names their ticket proposes it; it counts once it is confirmed", async () => {
    const { id, who, ticket } = await withTicket();
    await on.line.text(who, `es por el #${ticket.number}`);
    expect((await shown(on, id)).ticket).toEqual({ id: ticket.id, number: ticket.number, link: "proposed" });
    expect(await logOf(on, id, "conversation.ticket_proposed")).toMatchObject([
      { actor_kind: "contact", data: { ticket: ticket.id, by: "contact" } },
    ]);
    await on.line.text(who, `ticket ${ticket.number}`);
    expect(await logOf(on, id, "conversation.ticket_proposed")).toHaveLength(1);
  });

  test("S2-28: the agent writes it down just the same", async () => {
    const { id, ticket } = await withTicket();
    await on.people.ana.client.call(proposeTicket, { params: { id }, body: { number: ticket.number } });
    expect((await shown(on, id)).ticket?.link).toBe("proposed");
  });

  test("S2-28: another's ticket, an archived one and a number of nothing propose nothing", async () => {
    const { ticket } = await withTicket();
    const { id, who } = await session(on);
    for (const said of [`#${ticket.number}`, "ticket 99999", "#0"]) await on.line.text(who, said);
    expect((await shown(on, id)).ticket).toBeNull();
    const own = await withTicket();
    await rowsOf(
      on.desk,
      on.people.account,
      "update tickets set state = 'archived', archived_at = created_at where id = $1",
      [own.ticket.id],
    );
    await on.line.text(own.who, `#${own.ticket.number}`);
    expect((await shown(on, own.id)).ticket).toBeNull();
  });

  test("a link a person made stays", async () => {
    const { id, who, ticket } = await withTicket();
    await on.people.ana.client.call(proposeTicket, { params: { id }, body: { number: ticket.number } });
    const other = await withTicket();
    await on.line.text(who, `#${other.ticket.number}`);
    expect((await shown(on, id)).ticket?.id).toBe(ticket.id);
  });
});
