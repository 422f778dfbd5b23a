import { createInbox, editInbox, listInboxes } from "@relevo/contract/inboxes.ts";
import { describe, expect, test } from "vitest";
import { cast, otherAccount } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";

describe("the inboxes of a fresh account", () => {
  test("S1-2 S1-3 S1-4 S1-5 S1-6: exactly four, Global first, each with its own reasons", async () => {
    const { clara } = await cast(await testDesk());
    const { items } = await clara.client.call(listInboxes, {});
    expect(items.map(({ name, global, reasons }) => [name, global, reasons.map((one) => one.name)])).toEqual([
      ["Global", true, []],
      ["Marketing", false, ["Leads", "Campañas", "Consultas informativas", "Formularios y redes sociales"]],
      ["Ventas", false, ["Cotizaciones", "Seguimiento comercial", "Negociaciones activas"]],
      ["Servicio y Soporte", false, ["Fallas", "Solicitudes técnicas", "Garantías", "Posventa"]],
    ]);
    for (const { id, reasons } of items)
      expect(reasons.map((one) => one.inboxId)).toEqual(reasons.map(() => id));
  });

  test("S1-3: there is one Global, and the database holds no second", async () => {
    const desk = await testDesk();
    const { account } = await cast(desk);
    await expect(
      desk.db.pool.query(
        `begin; set local role relevo_system;
         insert into inboxes (account_id, id, name, is_global, position, policy_version, created_at)
         select account_id, gen_random_uuid(), 'Otra', true, 9, 1, created_at from inboxes
         where account_id = '${account}' limit 1; commit`,
      ),
    ).rejects.toMatchObject({ constraint: "inboxes_global" });
  });
});

describe("make and change an inbox", () => {
  test("a new one stands last, its creator and the admins serve it, and it leaves an event", async () => {
    const desk = await testDesk();
    const { clara, ana, account } = await cast(desk);
    let made = "";
    const events = await eventsDuring(desk, account, async () => {
      const inbox = await clara.client.call(createInbox, {
        body: { name: "  VIP ", preset: "small_team", reasons: ["Reclamos", "Elogios"] },
      });
      expect(inbox).toMatchObject({ name: "VIP", global: false, position: 4, visibility: "inbox" });
      expect(inbox.reasons.map(({ name, position }) => [name, position])).toEqual([
        ["Reclamos", 0],
        ["Elogios", 1],
      ]);
      made = inbox.id;
    });
    expect(events).toEqual([{ name: "inbox.created", actor: clara.id, data: { inbox: made } }]);
    expect((await clara.client.call(listInboxes, {})).items.at(-1)?.id).toBe(made);
    expect(
      (await ana.client.call(listInboxes, {})).items.filter(({ served }) => served).map(({ id }) => id),
    ).not.toContain(made);
  });

  test("reasons are kept by name, put in order, archived when missing, and come back with their id", async () => {
    const desk = await testDesk();
    const { clara, account, inboxes } = await cast(desk);
    const params = { id: inboxes.sales };
    const put = (reasons: string[]) =>
      clara.client.call(editInbox, { params, body: { name: "Ventas", reasons } });
    const before = await put(["Cotizaciones", "Seguimiento comercial", "Negociaciones activas"]);
    const idOf = (name: string) => before.reasons.find((reason) => reason.name === name)?.id;

    const events = await eventsDuring(desk, account, async () => {
      const after = await put(["Negociaciones activas", "Descuentos", "Cotizaciones"]);
      expect(after.reasons.map(({ name }) => name)).toEqual([
        "Negociaciones activas",
        "Descuentos",
        "Cotizaciones",
      ]);
      expect(after.reasons[0]?.id).toBe(idOf("Negociaciones activas"));
      const back = await put(["Seguimiento comercial"]);
      expect(back.reasons).toEqual([
        expect.objectContaining({ id: idOf("Seguimiento comercial"), position: 0 }),
      ]);
      await put(["Seguimiento comercial"]);
    });
    expect(events.map(({ name }) => name)).toEqual(["inbox.changed", "inbox.changed"]);
  });

  test("refusals: a taken name, a reason twice, an unknown inbox, another account's, an agent (S0-1)", async () => {
    const desk = await testDesk();
    const { clara, ana, bruno, inboxes } = await cast(desk);
    const theirs = await otherAccount(desk);
    const body: { name: string; reasons: string[] } = { name: "Marketing", reasons: [] };
    const params = { id: inboxes.sales };
    const edit = { params, body: { ...body, name: "Ventas" } };

    expect(await clara.client.refused(createInbox, { body })).toMatchObject({
      status: 409,
      code: "NAME_TAKEN",
    });
    expect(await clara.client.refused(editInbox, { params, body })).toMatchObject({ code: "NAME_TAKEN" });
    expect(
      await clara.client.refused(editInbox, {
        params,
        body: { ...body, name: "Ventas", reasons: ["A", "A"] },
      }),
    ).toMatchObject({ status: 422, failures: [{ code: "INVALID", pointer: "/reasons/1" }] });
    expect(await clara.client.refused(createInbox, { body: { ...body, name: " " } })).toMatchObject({
      code: "INVALID",
    });
    expect(
      await clara.client.refused(editInbox, { ...edit, params: { id: theirs.inboxes.sales } }),
    ).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(await ana.client.refused(editInbox, edit)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await ana.client.refused(createInbox, { body })).toMatchObject({ status: 403 });
    expect(await bruno.client.refused(editInbox, edit)).toMatchObject({ status: 403 });
  });

  test("two of the same name at once: one is made, the other refused", async () => {
    const { clara } = await cast(await testDesk());
    const make = () =>
      clara.client.call(createInbox, { body: { name: "VIP" } }).then(
        () => "made",
        () => "refused",
      );
    expect((await Promise.all([make(), make(), make()])).sort()).toEqual(["made", "refused", "refused"]);
  });
});
