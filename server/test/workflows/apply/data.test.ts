import { showContact } from "@relevo/contract/contacts.ts";
import { createField } from "@relevo/contract/fields.ts";
import { createTag } from "@relevo/contract/tags.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { ticketScene } from "../../tickets/scene.ts";
import { act, actAll, codesOf } from "./acts.ts";

const on = deskWithLine();
const { rows, ticketed, contactOf } = ticketScene(on);
const clara = () => on.people.clara.client;
const contact = (id: string) => clara().call(showContact, { params: { id } });
const field = async (of: "contact" | "ticket", kind: "text" | "number", name: string) =>
  (await clara().call(createField, { body: { of, kind, name } })).id;

describe("tag", () => {
  const tagging = (add: readonly string[], remove: readonly string[] = []) =>
    ({ kind: "tag", add, remove }) as const;

  test("on and off, each with the run in the event; from a contact alone, too", async () => {
    const { id } = await on.opened();
    const who = await contactOf(id);
    const vip = await clara().call(createTag, { body: { name: "VIP" } });
    const owing = await clara().call(createTag, { body: { name: "Moroso" } });
    await act(on, { conversation: id }, tagging([owing.id]));
    const before = await rows<{ n: number }>("select count(*)::int as n from events");
    const { run, outcome } = await act(on, { contact: who }, tagging([vip.id], [owing.id]));
    expect(outcome).toEqual({ done: true });
    expect((await contact(who)).tags).toEqual([vip]);
    const [event] = await rows(
      "select name, actor_kind as kind, actor_id as actor, depth, data from events order by id offset $1",
      [before[0]?.n ?? 0],
    );
    const data = { added: [vip.id], removed: [owing.id] };
    expect(event).toEqual({ name: "contact.tagged", kind: "workflow", actor: run, depth: 1, data });
  });

  test("two runs of a workflow on one contact in the same second: each told of itself", async () => {
    const { id } = await on.opened();
    const who = await contactOf(id);
    const tags = [
      await clara().call(createTag, { body: { name: "Uno" } }),
      await clara().call(createTag, { body: { name: "Dos" } }),
    ];
    const acted = await actAll(
      on,
      tags.map((tag) => ({ contact: who, effect: tagging([tag.id]) })),
    );
    const told = await rows<{ run: string; added: string[] }>(
      `select actor_id as run, data->'added' as added from events where name = 'contact.tagged' and contact_id = $1 order by id`,
      [who],
    );
    expect(told).toEqual(acted.map(({ run }, i) => ({ run, added: [tags[i]?.id] })));
  });

  test("one that is gone, or put on and taken off: refused, and nothing changes", async () => {
    const { id } = await on.opened();
    const gone = crypto.randomUUID();
    expect(codesOf(await act(on, { conversation: id }, tagging([gone])))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await act(on, { conversation: id }, tagging([gone], [gone])))).toEqual(["INVALID"]);
    expect((await contact(await contactOf(id))).tags).toEqual([]);
  });
});

describe("field", () => {
  const fill = (id: string, value: string | number | null) => ({ kind: "field", field: id, value }) as const;

  test("of the contact and of the ticket, as the field says; told as changed by the workflow", async () => {
    const { id, contact: who, ticket } = await ticketed();
    const city = await field("contact", "text", "Ciudad");
    const metres = await field("ticket", "number", "Metros");
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      expect(codesOf(await act(on, { conversation: id }, fill(city, "Arica")))).toEqual([]);
      expect(codesOf(await act(on, { conversation: id }, fill(metres, 40)))).toEqual([]);
      expect(codesOf(await act(on, { conversation: id }, fill(metres, 40)))).toEqual([]);
    });
    expect(events.map(({ name, data }) => [name, data])).toEqual([
      ["contact.changed", { fields: [`field:${city}`] }],
      ["ticket.changed", { ticket: ticket.id, fields: [`field:${metres}`] }],
    ]);
    expect((await contact(who)).fields).toEqual({ [city]: "Arica" });
    const [row] = await rows<{ fields: object }>("select fields from tickets where id = $1", [ticket.id]);
    expect(row?.fields).toEqual({ [metres]: 40 });
    expect(codesOf(await act(on, { conversation: id }, fill(city, null)))).toEqual([]);
    expect((await contact(who)).fields).toEqual({});
  });

  test("a value the field does not take, one that is gone, a ticket there is not: refused, nothing kept", async () => {
    const { id } = await on.opened();
    const pieces = await field("contact", "number", "Piezas");
    const size = await field("ticket", "text", "Talla");
    expect(codesOf(await act(on, { conversation: id }, fill(pieces, "muchas")))).toEqual(["INVALID"]);
    expect(codesOf(await act(on, { conversation: id }, fill(crypto.randomUUID(), "x")))).toEqual([
      "NOT_FOUND",
    ]);
    expect(codesOf(await act(on, { conversation: id }, fill(size, "M")))).toEqual(["TICKET_REQUIRED"]);
    expect((await contact(await contactOf(id))).fields).toEqual({});
  });

  test("what a workflow fills in leaves an automatic ticket nobody's, so that it still gives way", async () => {
    const { id } = await on.opened();
    const who = await contactOf(id);
    const colour = await field("ticket", "text", "Color");
    const [stage] = await rows<{ id: string; funnel: string }>(
      "select id, funnel_id as funnel from stages where type = 'normal' order by position limit 1",
    );
    const made = {
      kind: "create_ticket",
      funnel: stage?.funnel ?? "",
      stage: stage?.id ?? "",
      subject: "X",
    } as const;
    expect(codesOf(await act(on, { conversation: id }, made))).toEqual([]);
    expect(codesOf(await act(on, { conversation: id }, fill(colour, "rojo")))).toEqual([]);
    expect(await rows("select untouched from tickets where contact_id = $1", [who])).toEqual([
      { untouched: true },
    ]);
  });
});
