import { showTicket } from "@relevo/contract/board.ts";
import { editContact, showContact } from "@relevo/contract/contacts.ts";
import { createField, editField, type FieldKind, listFields, removeField } from "@relevo/contract/fields.ts";
import { createTicket, editTicket } from "@relevo/contract/tickets.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { fieldFacts } from "../../src/fields/facts.ts";
import { missingOf } from "../../src/fields/missing.rules.ts";
import { inAccount } from "../../src/platform/db.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "../tickets/scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const ana = () => on.people.ana.client;
const clara = () => on.people.clara.client;

const ids: Record<string, string> = {};
beforeAll(async () => {
  const make = async (of: "contact" | "ticket", kind: FieldKind, name: string) => {
    const options = kind === "choice" ? ["Roble", "Pino"] : [];
    ids[name] = (await clara().call(createField, { body: { of, kind, name, options } })).id;
  };
  await make("contact", "text", "RUT");
  await make("ticket", "text", "Medida");
  await make("ticket", "number", "Unidades");
  await make("ticket", "date", "Entrega");
  await make("ticket", "choice", "Madera");
  await make("ticket", "yes_no", "Instalación");
});
const idOf = (name: string) => ids[name] ?? "";
const good = () => ({
  [idOf("Medida")]: "2 × 1 m",
  [idOf("Unidades")]: 3.5,
  [idOf("Entrega")]: "2026-12-24",
  [idOf("Madera")]: "Roble",
  [idOf("Instalación")]: false,
});

describe("what is asked for in the chat", () => {
  test("S0-10: a contact's datum stays with them from cycle to cycle, a ticket's ends with it", async () => {
    const { id, contact, ticket } = await scene.ticketed("Ventas");
    await ana().call(editContact, {
      params: { id: contact },
      body: { fields: { [idOf("RUT")]: "11.111.111-1" } },
    });
    await ana().call(editTicket, { params: { id: ticket.id }, body: { fields: good() } });
    expect((await ana().call(showContact, { params: { id: contact } })).fields).toEqual({
      [idOf("RUT")]: "11.111.111-1",
    });
    expect((await ana().call(showTicket, { params: { id: ticket.id } })).fields).toEqual(good());
    const events = await scene.eventsOf(id);
    expect(events.find(({ name }) => name === "contact.changed")?.data).toEqual({
      fields: [`field:${idOf("RUT")}`],
    });
    const changed = events.filter(({ name }) => name === "ticket.changed").map(({ data }) => data);
    expect(changed.map(({ fields }) => [fields].flat().sort())).toEqual([
      Object.keys(good())
        .map((one) => `field:${one}`)
        .sort(),
    ]);
    // The next cycle of the same contact.
    await scene.rows("update tickets set state = 'archived', archived_at = created_at where id = $1", [
      ticket.id,
    ]);
    const again = { subject: "Otra mesa", requesterId: contact, funnelId: ticket.funnel.id };
    const next = (await ana().call(createTicket, { params: { id }, body: again })).ticket.id;
    expect(next).not.toBe(ticket.id);
    expect((await ana().call(showTicket, { params: { id: next } })).fields).toEqual({});
    const facts = await inAccount(on.desk.db, on.people.account, (tx) => fieldFacts(tx, [next, ticket.id]));
    expect(facts.get(next)?.fields).toEqual({ [idOf("RUT")]: "11.111.111-1" });
    expect(facts.get(ticket.id)?.fields).toEqual({ ...good(), [idOf("RUT")]: "11.111.111-1" });
  });

  test("what is missing is told from the ticket, its requester and both their fields", async () => {
    const { ticket, contact } = await scene.ticketed("Ventas");
    const asked = [
      "value",
      "nextStep",
      "contactName",
      "contactMail",
      "company",
      `field:${idOf("RUT")}`,
      `field:${idOf("Instalación")}`,
    ];
    const missing = async () => {
      const facts = await inAccount(on.desk.db, on.people.account, (tx) => fieldFacts(tx, [ticket.id]));
      const one = facts.get(ticket.id);
      return one ? missingOf(asked, one) : null;
    };
    expect(await missing()).toEqual(asked.filter((field) => field !== "contactName"));
    const said = { value: 0, nextStep: "Llamar", fields: { [idOf("Instalación")]: false } };
    await ana().call(editTicket, { params: { id: ticket.id }, body: said });
    const known = { mail: "d@cliente.test", individual: true, fields: { [idOf("RUT")]: "1-9" } };
    await ana().call(editContact, { params: { id: contact }, body: known });
    expect(await missing()).toEqual([]);
  });

  test("a value of the wrong kind is INVALID at its field, and nothing of the rest is written", async () => {
    const { ticket, contact } = await scene.ticketed("Soporte");
    const params = { id: ticket.id };
    const bad: [string, string | number | boolean][] = [
      [idOf("Medida"), 5],
      [idOf("Unidades"), "5"],
      [idOf("Entrega"), "2026-02-30"],
      [idOf("Madera"), "Cedro"],
      [idOf("Instalación"), "sí"],
      [idOf("RUT"), "de un contacto"],
      [crypto.randomUUID(), "de nadie"],
    ];
    for (const [id, value] of bad)
      expect(
        await ana().refused(editTicket, { params, body: { subject: "x", fields: { [id]: value } } }),
        String(value),
      ).toMatchObject({ code: "INVALID", failures: [{ pointer: `/fields/${id}` }] });
    const all = await ana().refused(editTicket, { params, body: { fields: Object.fromEntries(bad) } });
    expect(all.failures).toHaveLength(bad.length);
    expect(await ana().call(showTicket, { params })).toMatchObject({ subject: ticket.subject, fields: {} });
    const wrong = { params: { id: contact }, body: { fields: { [idOf("Medida")]: "2 m" } } };
    expect(await ana().refused(editContact, wrong)).toMatchObject({
      code: "INVALID",
      failures: [{ pointer: `/fields/${idOf("Medida")}` }],
    });
  });

  test("null takes a value away, what is not named stays, and what changes nothing leaves no event", async () => {
    const { id, ticket } = await scene.ticketed("Soporte");
    const params = { id: ticket.id };
    await ana().call(editTicket, { params, body: { fields: good() } });
    const { [idOf("Medida")]: _gone, ...left } = good();
    const edited = await ana().call(editTicket, { params, body: { fields: { [idOf("Medida")]: null } } });
    expect(edited.fields).toEqual(left);
    await ana().call(editTicket, { params, body: { fields: { ...left, [idOf("Medida")]: null } } });
    expect((await scene.eventsOf(id, "ticket.changed")).map(({ data }) => data.fields)).toEqual([
      expect.anything(),
      [`field:${idOf("Medida")}`],
    ]);
  });

  test("a value that is no option any more stays as written, and may be sent back", async () => {
    const { ticket } = await scene.ticketed("Soporte");
    const params = { id: ticket.id };
    await ana().call(editTicket, { params, body: { fields: { [idOf("Madera")]: "Pino" } } });
    await clara().call(editField, {
      params: { id: idOf("Madera") },
      body: { name: "Madera", options: ["Roble"] },
    });
    const body = { subject: "Otra", fields: { [idOf("Madera")]: "Pino" } };
    expect(await ana().call(editTicket, { params, body })).toMatchObject(body);
    await clara().call(removeField, { params: { id: idOf("Madera") } });
    expect((await ana().call(showTicket, { params })).fields).toEqual({ [idOf("Madera")]: "Pino" });
    const listed = async (removed: "true" | "false") =>
      (await ana().call(listFields, { query: { removed } })).items.map(({ name }) => name);
    expect([(await listed("false")).includes("Madera"), (await listed("true")).at(-1)]).toEqual([
      false,
      "Madera",
    ]);
    const late = { params, body: { fields: { [idOf("Madera")]: "Roble" } } };
    expect((await ana().refused(editTicket, late)).code).toBe("INVALID");
  });

  test("two who write different fields at once lose nothing", async () => {
    const { ticket } = await scene.ticketed("Soporte");
    const params = { id: ticket.id };
    const write = (fields: Record<string, string | number>) =>
      ana().call(editTicket, { params, body: { fields } });
    await Promise.all([
      write({ [idOf("Medida")]: "1 m" }),
      write({ [idOf("Unidades")]: 2 }),
      write({ [idOf("Entrega")]: "2027-01-01" }),
    ]);
    expect((await ana().call(showTicket, { params })).fields).toEqual({
      [idOf("Medida")]: "1 m",
      [idOf("Unidades")]: 2,
      [idOf("Entrega")]: "2027-01-01",
    });
  });
});
