import { searchTickets } from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/funnels.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara } = scene;

describe("a funnel made by hand", () => {
  test("without one it has a first stage, comes last, and says so in the log", async () => {
    const before = (await clara().call(listFunnels, {})).items.length;
    let id = "";
    const events = await scene.during(async () => {
      const funnel = await scene.made(null, "A mano");
      id = funnel.id;
      expect(funnel).toMatchObject({ position: before, wonDefinition: "", reasons: [] });
      expect(funnel.stages).toMatchObject([{ name: "Nuevo", type: "normal", kind: "human", position: 0 }]);
    });
    expect(events).toEqual([{ name: "funnel.created", actor: on.people.clara.id, data: { funnel: id } }]);
    const again = { body: { name: "A mano", template: null } };
    expect((await clara().refused(contract.createFunnel, again)).code).toBe("NAME_TAKEN");
  });
});

describe("a funnel's settings", () => {
  test("S4-3: say what counts as won and lost; a rule that is switched on before is warned about", async () => {
    const funnel = await scene.made(null);
    const stage = funnel.stages[0]?.id ?? "";
    const body = {
      trigger: "exit",
      resolution: "won",
      archive: false,
      returnTo: null,
      active: true,
    } as const;
    expect((await scene.rule(stage, body)).warnings).toEqual(["definition_missing"]);
    const said = { wonDefinition: "Cuando compra.", lostDefinition: "Cuando no compra." };
    const events = await scene.during(async () => {
      const edited = await clara().call(contract.editFunnel, {
        params: { id: funnel.id },
        body: { ...scene.settingsOf(funnel), ...said },
      });
      expect(edited).toMatchObject(said);
    });
    expect(events.map(({ data }) => data)).toEqual([
      { funnel: funnel.id, fields: ["wonDefinition", "lostDefinition"] },
    ]);
    expect((await scene.rule(stage, body)).warnings).toEqual([]);
  });

  test("reasons keep their id; one that is left out is offered no more and still tells why a ticket was lost", async () => {
    const funnel = await scene.made("sales");
    const [price, silent] = funnel.reasons;
    if (!price || !silent) throw new Error("no reasons");
    const { ticket } = await scene.ticketIn(funnel, scene.stageOf(funnel, "Perdido"));
    await scene.rows("update tickets set reason_id = $2 where id = $1", [ticket, silent.id]);
    const reasons = [
      { kind: "won" as const, name: "Recomendado" },
      { ...price, name: "Muy caro" },
    ];
    const params = { id: funnel.id };
    const edited = await clara().call(contract.editFunnel, {
      params,
      body: { ...scene.settingsOf(funnel), reasons },
    });
    expect(edited.reasons).toEqual([
      { id: expect.any(String), kind: "won", name: "Recomendado" },
      { id: price.id, kind: "lost", name: "Muy caro" },
    ]);
    const [row] = await scene.rows<{ name: string }>(
      "select r.name from tickets t join resolution_reasons r on r.id = t.reason_id where t.id = $1",
      [ticket],
    );
    expect(row?.name).toBe("Sin respuesta");
    const back = await clara().refused(contract.editFunnel, {
      params,
      body: { ...scene.settingsOf(edited), reasons: [silent] },
    });
    expect(back.failures).toMatchObject([{ code: "INVALID", pointer: "/reasons/0/id" }]);
  });

  test("what cannot be is INVALID at its place, all of it at once, and nothing is written", async () => {
    const funnel = await scene.made("sales");
    const reason = funnel.reasons[0];
    if (!reason) throw new Error("no reason");
    const refused = await clara().refused(contract.editFunnel, {
      params: { id: funnel.id },
      body: {
        ...scene.settingsOf(funnel),
        name: "Otro nombre",
        currency: "ABC",
        memberIds: [on.people.ana.id, crypto.randomUUID()],
        reasons: [
          { ...reason, kind: "won" },
          { kind: "lost", name: "Precio" },
          { kind: "lost", name: "Precio" },
          { id: crypto.randomUUID(), kind: "lost", name: "De otro" },
        ],
      },
    });
    expect(refused.failures.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "INVALID /currency",
      "INVALID /memberIds/1",
      "INVALID /reasons/0/kind",
      "INVALID /reasons/2/name",
      "INVALID /reasons/3/id",
    ]);
    expect(await scene.shown(funnel.id)).toEqual(funnel);
    const taken = { params: { id: funnel.id }, body: { ...scene.settingsOf(funnel), name: "Ventas" } };
    expect((await clara().refused(contract.editFunnel, taken)).code).toBe("NAME_TAKEN");
  });

  test("a currency stays while a stage asks for the value", async () => {
    const funnel = await scene.made("sales");
    const stage = scene.stageOf(funnel, "Cotizado");
    const ask = (fields: contract.TicketField[]) =>
      clara().call(contract.editStage, {
        params: { id: stage.id },
        body: { ...scene.stageSettings(stage), requirements: [{ fromId: null, fields }] },
      });
    await ask(["value"]);
    const body = { ...scene.settingsOf(funnel), currency: null };
    const params = { id: funnel.id };
    expect(await clara().refused(contract.editFunnel, { params, body })).toMatchObject({
      failures: [{ code: "INVALID", pointer: "/currency" }],
    });
    await ask(["nextStep"]);
    await clara().call(contract.editFunnel, { params, body });
    const priced = [{ fromId: null, fields: ["nextStep" as const, "value" as const] }];
    expect(
      await clara().refused(contract.editStage, {
        params: { id: stage.id },
        body: { ...scene.stageSettings(stage), requirements: priced },
      }),
    ).toMatchObject({ failures: [{ code: "INVALID", pointer: "/requirements/0/fields/1" }] });
  });

  test("a funnel of named people is there for them and for administrators", async () => {
    const funnel = await scene.made("sales");
    const seenBy = async (who: "ana" | "beto" | "clara") =>
      (await on.people[who].client.call(listFunnels, {})).items.some(({ id }) => id === funnel.id);
    expect(await seenBy("beto")).toBe(true);
    const named = { access: "members" as const, memberIds: [on.people.ana.id, on.people.ana.id] };
    const edited = await clara().call(contract.editFunnel, {
      params: { id: funnel.id },
      body: { ...scene.settingsOf(funnel), ...named },
    });
    expect(edited.memberIds).toEqual([on.people.ana.id]);
    expect([await seenBy("ana"), await seenBy("beto"), await seenBy("clara")]).toEqual([true, false, true]);
  });
});

describe("order and removal", () => {
  const order = async () => (await clara().call(listFunnels, {})).items.map(({ id }) => id);

  test("a funnel goes to its place, the others keep theirs, from 0 on", async () => {
    const { id } = await scene.made(null);
    const others = (await order()).filter((one) => one !== id);
    const events = await scene.during(async () => {
      const placed = await clara().call(contract.placeFunnel, { params: { id }, body: { position: 0 } });
      expect(placed.position).toBe(0);
      await clara().call(contract.placeFunnel, { params: { id }, body: { position: 0 } });
    });
    expect(await order()).toEqual([id, ...others]);
    expect(events.map(({ data }) => data)).toEqual([{ funnel: id, fields: ["position"] }]);
    // Presets still mean the same funnels.
    const ventas = await scene.funnel("Ventas");
    expect(ventas.position).toBe(1);
    const { preset } = await clara().call(showPolicy, { params: { id: on.people.inboxes.sales } });
    expect(preset.autoTicket?.funnelId).toBe(ventas.id);
    const last = await clara().call(contract.placeFunnel, { params: { id }, body: { position: 999 } });
    expect(last.position).toBe(others.length);
  });

  test("one with open tickets, an inbox or another funnel's rule leading into it stays: IN_USE", async () => {
    const [funnel, other] = [await scene.made("sales"), await scene.made("sales")];
    const first = funnel.stages[0];
    if (!first) throw new Error("no stage");
    const params = { id: funnel.id };
    const inUse = () => clara().refused(contract.removeFunnel, { params });
    const { ticket, contact } = await scene.ticketIn(funnel, first);
    expect(await inUse()).toMatchObject({ code: "IN_USE", failures: [{ data: { count: 1 } }] });
    await scene.rows("update tickets set state = 'archived', archived_at = created_at where id = $1", [
      ticket,
    ]);
    const inbox = { id: on.people.inboxes.marketing };
    const saved = async (autoTicket: { funnelId: string; stageId: string } | null) => {
      const { policy, version } = await clara().call(showPolicy, { params: inbox });
      await clara().call(savePolicy, { params: inbox, body: { version, policy: { ...policy, autoTicket } } });
    };
    await saved({ funnelId: funnel.id, stageId: first.id });
    expect(await inUse()).toMatchObject({ code: "IN_USE", failures: [{ data: { inboxes: ["Marketing"] } }] });
    await saved(null);
    const end = scene.stageOf(other, "Cotizado");
    const returning = { funnelId: funnel.id, stageId: first.id };
    await scene.rule(end.id, {
      trigger: "exit",
      resolution: "lost",
      archive: true,
      returnTo: returning,
      active: false,
    });
    expect(await inUse()).toMatchObject({ code: "IN_USE", failures: [{ data: { stages: ["Cotizado"] } }] });
    await scene.rows("delete from resolution_rules where stage_id = $1", [end.id]);
    const events = await scene.during(async () => {
      await clara().call(contract.removeFunnel, { params });
    });
    expect(events.map(({ name }) => name)).toEqual(["rule.removed", "funnel.removed"]);
    expect(await order()).not.toContain(funnel.id);
    expect((await clara().refused(contract.removeFunnel, { params })).status).toBe(404);
    // What is archived in it still tells its names, and the name is free.
    const [card] = (await clara().call(searchTickets, { query: { contactId: contact } })).items;
    expect(card).toMatchObject({ id: ticket, funnel: { name: funnel.name }, stage: { name: "Nuevo" } });
    expect((await scene.made("sales", funnel.name)).name).toBe(funnel.name);
    const saving = await clara().call(showPolicy, { params: inbox });
    const body = { version: saving.version, policy: { ...saving.policy, autoTicket: returning } };
    expect(await clara().refused(savePolicy, { params: inbox, body })).toMatchObject({
      failures: [{ code: "INVALID", pointer: "/policy/autoTicket/stageId" }],
    });
  });

  test("S0-1, S4-33: who only works reads the settings and changes none", async () => {
    const funnel = await scene.funnel("Ventas");
    const stage = funnel.stages[1];
    if (!stage) throw new Error("no stage");
    const events = await scene.during(async () => {
      for (const { client } of [on.people.ana, on.people.bruno, on.people.vera]) {
        expect((await client.call(listFunnels, {})).items.map(({ id }) => id)).toContain(funnel.id);
        const [f, s] = [{ id: funnel.id }, { id: stage.id }];
        const refused = [
          await client.refused(contract.createFunnel, { body: { name: "Mío", template: null } }),
          await client.refused(contract.editFunnel, { params: f, body: scene.settingsOf(funnel) }),
          await client.refused(contract.placeFunnel, { params: f, body: { position: 0 } }),
          await client.refused(contract.removeFunnel, { params: f }),
          await client.refused(contract.createStage, { params: f, body: { name: "Mía" } }),
          await client.refused(contract.editStage, { params: s, body: scene.stageSettings(stage) }),
          await client.refused(contract.typeStage, { params: s, body: { type: "won" } }),
          await client.refused(contract.placeStage, { params: s, body: { position: 0 } }),
          await client.refused(contract.removeStage, { params: s, query: {} }),
        ];
        expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
      }
    });
    expect(events).toEqual([]);
    expect(await scene.shown(funnel.id)).toEqual(funnel);
  });
});
