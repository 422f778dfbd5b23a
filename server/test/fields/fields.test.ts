import * as contract from "@relevo/contract/fields.ts";
import { editStage, listFunnels } from "@relevo/contract/funnels.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cast, cast, otherAccount } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";

let desk: TestDesk;
let people: Cast;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
});
afterAll(() => desk.stop());

const clara = () => people.clara.client;
const make = (name: string, of: "contact" | "ticket" = "ticket") =>
  clara().call(contract.createField, { body: { of, kind: "text", name } });
const named = async (of: string) =>
  (await people.ana.client.call(contract.listFields, {})).items
    .filter((field) => field.of === of)
    .map(({ name, position }) => `${position} ${name}`);

describe("the company's own data", () => {
  test("S0-10: fields are made, replaced, put in order and removed, each with its event", async () => {
    const ids: string[] = [];
    const events = await eventsDuring(desk, people.account, async () => {
      const wood = await clara().call(contract.createField, {
        body: { of: "ticket", kind: "choice", name: "Madera", options: ["Roble", "Pino"] },
      });
      expect(wood).toEqual({
        ...wood,
        of: "ticket",
        kind: "choice",
        options: ["Roble", "Pino"],
        position: 0,
      });
      const size = await make("Medida");
      const due = await make("Entrega");
      await make("RUT", "contact");
      ids.push(wood.id, size.id, due.id);
      const params = { id: due.id };
      const body = { name: "Fecha de entrega", position: 0 };
      expect(await clara().call(contract.editField, { params, body })).toEqual({ ...due, ...body });
      // The same again: no event.
      await clara().call(contract.editField, { params, body: { name: "Fecha de entrega" } });
      expect(await named("ticket")).toEqual(["0 Fecha de entrega", "1 Madera", "2 Medida"]);
      await clara().call(contract.removeField, { params: { id: wood.id } });
      expect(await named("ticket")).toEqual(["0 Fecha de entrega", "1 Medida"]);
      expect(await named("contact")).toEqual(["0 RUT"]);
    });
    expect(events.map(({ name, data }) => [name, data])).toEqual([
      ["field.created", { field: ids[0] }],
      ["field.created", { field: ids[1] }],
      ["field.created", { field: ids[2] }],
      ["field.created", { field: expect.any(String) }],
      ["field.changed", { field: ids[2], fields: ["name", "position"] }],
      ["field.removed", { field: ids[0] }],
    ]);
    // Its name is free again.
    expect((await make("Madera")).position).toBe(2);
  });

  test("a name is taken among fields of the same thing only", async () => {
    await make("Obra");
    expect((await make("Obra", "contact")).of).toBe("contact");
    const again = { of: "ticket", kind: "date", name: "OBRA" } as const;
    expect((await clara().refused(contract.createField, { body: again })).code).toBe("NAME_TAKEN");
    const { id } = await make("Otra");
    const rename = { params: { id }, body: { name: "obra" } };
    expect((await clara().refused(contract.editField, rename)).code).toBe("NAME_TAKEN");
  });

  test("options belong to a choice: none, or one twice, is INVALID at its place", async () => {
    const bad: { kind: contract.FieldKind; options: string[]; pointer: string }[] = [
      { kind: "choice", options: [], pointer: "/options" },
      { kind: "choice", options: ["A", "B", "A"], pointer: "/options/2" },
      { kind: "text", options: ["A"], pointer: "/options" },
    ];
    for (const { kind, options, pointer } of bad) {
      const body = { of: "ticket" as const, kind, name: "Mala", options };
      expect(await clara().refused(contract.createField, { body })).toMatchObject({
        code: "INVALID",
        failures: [{ pointer }],
      });
    }
    expect(await named("ticket")).not.toContain(expect.stringContaining("Mala"));
  });

  test("one that a stage asks for stays: IN_USE names the stage", async () => {
    const { id } = await make("Presupuesto");
    const [funnel] = (await clara().call(listFunnels, {})).items;
    const stage = funnel?.stages[2];
    if (!stage) throw new Error("no stage");
    const asking = { fromId: null, fields: [`field:${id}`] };
    const settle = (requirements: (typeof asking)[]) =>
      clara().call(editStage, { params: { id: stage.id }, body: { ...stage, requirements } });
    await settle([asking]);
    expect(await clara().refused(contract.removeField, { params: { id } })).toMatchObject({
      code: "IN_USE",
      failures: [{ data: { stages: ["Ventas › Cotizado"] } }],
    });
    await settle([]);
    await clara().call(contract.removeField, { params: { id } });
  });

  test("whoever makes several at once leaves each at a place of its own", async () => {
    const before = (await named("contact")).length;
    await Promise.all(Array.from({ length: 8 }, (_, i) => make(`Dato ${i}`, "contact")));
    expect((await named("contact")).map((one) => one.split(" ")[0])).toEqual(
      Array.from({ length: before + 8 }, (_, i) => String(i)),
    );
  });

  test("S0-1: agents and supervisors read them, and change none; another account's do not exist", async () => {
    const { id } = await make("Color");
    const { olga } = await otherAccount(desk);
    for (const { client } of [people.ana, people.bruno]) {
      const body = { of: "ticket", kind: "text", name: "Mío" } as const;
      expect((await client.refused(contract.createField, { body })).status).toBe(403);
      expect((await client.refused(contract.removeField, { params: { id } })).status).toBe(403);
    }
    expect((await olga.client.call(contract.listFields, {})).items).toEqual([]);
    const edit = { params: { id }, body: { name: "Robado" } };
    expect((await olga.client.refused(contract.editField, edit)).status).toBe(404);
    expect((await olga.client.refused(contract.removeField, { params: { id } })).status).toBe(404);
  });
});
