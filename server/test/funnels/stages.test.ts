import { showTicket } from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/funnels.ts";
import { createGroup, editMember, removeGroup } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara, made, stageOf } = scene;

const names = async (funnel: string) =>
  (await scene.shown(funnel)).stages.map(({ name, position }) => `${position} ${name}`);
const settle = (stage: contract.Stage, change: Partial<contract.Stage>) =>
  clara().call(contract.editStage, {
    params: { id: stage.id },
    body: { ...scene.stageSettings(stage), ...change },
  });
const ticketNow = (id: string) => clara().call(showTicket, { params: { id } });

describe("a stage", () => {
  test("is added before the first one that ends a ticket, or where it is said; a name stands once", async () => {
    const { id } = await made("sales");
    const params = { id };
    const events = await scene.during(async () => {
      const stage = await clara().call(contract.createStage, { params, body: { name: "Visita" } });
      expect(stage).toMatchObject({ type: "normal", kind: "human", position: 4, stuckHours: 48 });
      await clara().call(contract.createStage, {
        params,
        body: { name: "Asistente", kind: "ai", position: 0 },
      });
      await clara().call(contract.createStage, { params, body: { name: "Al final", position: 200 } });
    });
    expect(events.map(({ name, data }) => [name, data])).toEqual(
      Array.from({ length: 3 }, () => ["stage.created", { funnel: id, stage: expect.any(String) }]),
    );
    expect(await names(id)).toEqual([
      "0 Asistente",
      "1 Nuevo",
      "2 En conversación",
      "3 Cotizado",
      "4 Pendiente de respuesta",
      "5 Visita",
      "6 Ganado",
      "7 Perdido",
      "8 Al final",
    ]);
    expect((await clara().refused(contract.createStage, { params, body: { name: "Visita" } })).code).toBe(
      "NAME_TAKEN",
    );
    const funnel = await scene.shown(id);
    const rename = {
      params: { id: stageOf(funnel, "Cotizado").id },
      body: scene.stageSettings(stageOf(funnel, "Visita")),
    };
    expect((await clara().refused(contract.editStage, rename)).code).toBe("NAME_TAKEN");
  });

  test("many added at once get a place each", async () => {
    const { id } = await made(null);
    const add = (i: number) =>
      clara().call(contract.createStage, { params: { id }, body: { name: `Etapa ${i}`, position: 1 } });
    await Promise.all(Array.from({ length: 6 }, (_, i) => add(i)));
    const { stages } = await scene.shown(id);
    expect(stages.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("S0-24: is human or AI, and every ticket in it tells which", async () => {
    const funnel = await made("sales");
    const stage = stageOf(funnel, "Cotizado");
    const { ticket } = await scene.ticketIn(funnel, stage);
    expect((await ticketNow(ticket)).stage).toMatchObject({ kind: "human", type: "normal" });
    const events = await scene.during(async () => {
      expect(await settle(stage, { kind: "ai" })).toMatchObject({ kind: "ai" });
      await settle(stage, { kind: "ai" });
    });
    expect(events.map(({ name, data }) => [name, data])).toEqual([
      [
        "stage.changed",
        { funnel: funnel.id, stage: stage.id, fields: { kind: { from: "human", to: "ai" } } },
      ],
    ]);
    expect((await ticketNow(ticket)).stage).toMatchObject({ kind: "ai", type: "normal" });
  });

  test("keeps all that is said of it", async () => {
    const funnel = await made("sales");
    const [from, to] = [stageOf(funnel, "Nuevo"), stageOf(funnel, "Cotizado")];
    const group = await clara().call(createGroup, {
      body: { name: "Cotizadores", memberIds: [on.people.ana.id] },
    });
    const body = {
      stuckHours: null,
      exitCriteria: "Tiene la cotización firmada",
      softLimit: 20,
      requirements: [
        { fromId: null, fields: ["value" as const, "contactMail" as const] },
        { fromId: from.id, fields: ["nextStep" as const] },
      ],
      assignment: { strategy: "round_robin" as const, memberIds: [on.people.beto.id], groupId: group.id },
    };
    expect(await settle(to, body)).toEqual({ ...to, ...body });
    const [row] = await scene.rows<{ requirements: unknown; assignment: unknown }>(
      "select requirements, assignment from stages where id = $1",
      [to.id],
    );
    expect(row).toEqual({ requirements: body.requirements, assignment: body.assignment });
    // Whoever gets tickets there is not taken away unnoticed.
    expect(await clara().refused(removeGroup, { params: { id: group.id } })).toMatchObject({
      code: "IN_USE",
      failures: [{ data: { stages: [`${funnel.name} › Cotizado`] } }],
    });
    expect(await settle(to, { assignment: null })).toMatchObject({ assignment: null });
    await clara().call(removeGroup, { params: { id: group.id } });
  });

  test("names only what there is: INVALID at its place, all at once", async () => {
    const funnel = await made("support");
    const stage = stageOf(funnel, "En proceso");
    const nobody = crypto.randomUUID();
    await clara().call(editMember, { params: { id: on.people.vera.id }, body: { active: false } });
    const refused = await clara().refused(contract.editStage, {
      params: { id: stage.id },
      body: {
        ...scene.stageSettings(stage),
        name: "Otro",
        requirements: [
          { fromId: nobody, fields: ["nextStep", "value"] },
          { fromId: stage.id, fields: [`field:${nobody}`] },
          { fromId: nobody, fields: ["company"] },
        ],
        assignment: {
          strategy: "random",
          memberIds: [on.people.ana.id, nobody, on.people.vera.id],
          groupId: nobody,
        },
      },
    });
    expect(refused.failures.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "INVALID /requirements/0/fromId",
      "INVALID /requirements/0/fields/1",
      "INVALID /requirements/1/fromId",
      "INVALID /requirements/1/fields/0",
      "INVALID /requirements/2/fromId",
      "INVALID /requirements/2/fromId",
      "INVALID /assignment/memberIds/1",
      "INVALID /assignment/memberIds/2",
      "INVALID /assignment/groupId",
    ]);
    expect(await scene.shown(funnel.id)).toEqual(funnel);
    await clara().call(editMember, { params: { id: on.people.vera.id }, body: { active: true } });
  });

  test("of another account is not there, by any of its doors", async () => {
    const funnel = await made("sales");
    const stage = stageOf(funnel, "Cotizado");
    const { olga } = await otherAccount(on.desk);
    const params = { id: stage.id };
    const refused = [
      await olga.client.refused(contract.createStage, { params: { id: funnel.id }, body: { name: "Ajena" } }),
      await olga.client.refused(contract.editStage, { params, body: scene.stageSettings(stage) }),
      await olga.client.refused(contract.typeStage, { params, body: { type: "won" } }),
      await olga.client.refused(contract.placeStage, { params, body: { position: 0 } }),
      await olga.client.refused(contract.removeStage, { params, query: {} }),
      await olga.client.refused(contract.removeFunnel, { params: { id: funnel.id } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404));
    expect(await scene.shown(funnel.id)).toEqual(funnel);
  });
});
