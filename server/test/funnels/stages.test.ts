import { showTicket } from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/funnels.ts";
import { createGroup, editMember, removeGroup } from "@relevo/contract/people.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { opened } from "../conversations/close/scene.ts";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara, ana, made, stageOf } = scene;

const names = async (funnel: string) =>
  (await scene.shown(funnel)).stages.map(({ name, position }) => `${position} ${name}`);
const settle = (stage: contract.Stage, change: Partial<contract.Stage>) =>
  clara().call(contract.editStage, {
    params: { id: stage.id },
    body: { ...scene.stageSettings(stage), ...change },
  });
const type = (stage: contract.Stage, to: contract.StageType) =>
  clara().call(contract.typeStage, { params: { id: stage.id }, body: { type: to } });
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

describe("a stage's type", () => {
  test("S0-13: another label changes neither type nor what it does", async () => {
    const funnel = await made("support");
    const closing = stageOf(funnel, "Cerrado");
    await settle(stageOf(funnel, "Resuelto"), { name: "Finalizado" });
    await settle(closing, { name: "Archivado" });
    const after = await scene.shown(funnel.id);
    expect(stageOf(after, "Finalizado").type).toBe("won");
    expect(stageOf(after, "Archivado").type).toBe("closing");
    // Entering it archives, with neither mark.
    const { id, answer } = await opened(on);
    await answer();
    const contact = await scene.contactOf(id);
    const { ticket } = await ana().call(createTicket, {
      params: { id },
      body: { subject: "Falla", requesterId: contact, funnelId: funnel.id },
    });
    const events = await scene.during(() =>
      ana().call(moveTicket, {
        params: { id: ticket.id },
        body: { stageId: closing.id, closing: { outcome: "resolved", note: "" } },
      }),
    );
    expect(await ticketNow(ticket.id)).toMatchObject({
      state: "archived",
      resolution: "none",
      stage: { name: "Archivado", type: "closing" },
    });
    expect(events.map(({ name }) => name)).toContain("ticket.archived");
    expect(events.map(({ name }) => name)).not.toContain("ticket.resolved");
  });

  test("S4-23, S4-24: is changed to won, lost or closing and back, and every ticket in it tells which", async () => {
    const funnel = await made("sales");
    const stage = stageOf(funnel, "Cotizado");
    const { ticket } = await scene.ticketIn(funnel, stage);
    let before: contract.StageType = "normal";
    for (const to of ["won", "lost", "closing", "normal"] as const) {
      const events = await scene.during(async () => {
        expect(await type(stage, to)).toMatchObject({ id: stage.id, type: to });
        await type(stage, to);
      });
      expect(events).toEqual([
        {
          name: "stage.changed",
          actor: on.people.clara.id,
          data: { funnel: funnel.id, stage: stage.id, fields: { type: { from: before, to } } },
        },
      ]);
      expect((await ticketNow(ticket)).stage.type).toBe(to);
      before = to;
    }
  });

  test("S4-26: counts from then on: who is inside stays as they are, who comes in is marked", async () => {
    const funnel = await made("sales");
    const stage = stageOf(funnel, "Cotizado");
    const inside = await scene.ticketIn(funnel, stage);
    await type(stage, "won");
    await on.desk.settle();
    expect(await ticketNow(inside.ticket)).toMatchObject({
      state: "open",
      resolution: "none",
      resolvedAt: null,
    });
    const late = await scene.ticketIn(funnel, stage);
    expect(await ticketNow(late.ticket)).toMatchObject({ resolution: "won", resolvedBy: "stage_type" });
  });

  test("a won stage made normal while tickets are inside: they stay won, who comes in later is not", async () => {
    const funnel = await made("sales");
    const stage = stageOf(funnel, "Ganado");
    const inside = await scene.ticketIn(funnel, stage);
    const events = await scene.during(async () => {
      await type(stage, "normal");
      await on.desk.settle();
    });
    expect(events.map(({ name }) => name)).toEqual(["stage.changed"]);
    expect(await ticketNow(inside.ticket)).toMatchObject({
      state: "open",
      resolution: "won",
      stage: { id: stage.id, type: "normal" },
    });
    const late = await scene.ticketIn(funnel, stage);
    expect(await ticketNow(late.ticket)).toMatchObject({ resolution: "none" });
  });

  test("a stage changes its type while a ticket is on its way in: it is marked by one or the other, never half", async () => {
    const funnel = await made("sales");
    const stage = stageOf(funnel, "Cotizado");
    const waiting: { ticket: string }[] = [];
    for (let i = 0; i < 4; i++) waiting.push(await scene.ticketIn(funnel, stageOf(funnel, "Nuevo")));
    const events = await scene.during(() =>
      Promise.all([
        type(stage, "won"),
        ...waiting.map(({ ticket }) =>
          ana().call(moveTicket, { params: { id: ticket }, body: { stageId: stage.id } }),
        ),
      ]),
    );
    const marked = events.flatMap(({ name, data }) => (name === "ticket.resolved" ? [data] : []));
    const won = [];
    for (const { ticket } of waiting) {
      const { resolution, resolvedBy } = await ticketNow(ticket);
      expect([resolution, resolvedBy]).toEqual(resolution === "won" ? ["won", "stage_type"] : ["none", null]);
      if (resolution === "won") won.push(expect.objectContaining({ ticket, source: "stage_type" }));
    }
    expect(marked).toHaveLength(won.length);
    expect(marked).toEqual(expect.arrayContaining(won));
  });

  test("the last stage in which a ticket can begin stays normal: LAST_STAGE", async () => {
    const funnel = await made(null);
    const [first] = funnel.stages;
    if (!first) throw new Error("no stage");
    const params = { id: first.id };
    for (const to of ["won", "lost", "closing"] as const)
      expect((await clara().refused(contract.typeStage, { params, body: { type: to } })).code).toBe(
        "LAST_STAGE",
      );
    const second = await clara().call(contract.createStage, {
      params: { id: funnel.id },
      body: { name: "Otra" },
    });
    // One that archives whoever enters is none.
    const returnTo = { funnelId: funnel.id, stageId: first.id };
    await scene.rule(second.id, {
      trigger: "entry",
      resolution: "won",
      archive: true,
      returnTo,
      active: true,
    });
    const late = await clara().refused(contract.typeStage, { params, body: { type: "won" } });
    expect(late.code).toBe("LAST_STAGE");
    expect((await clara().refused(contract.removeStage, { params, query: {} })).code).toBe("LAST_STAGE");
    expect(await scene.shown(funnel.id)).toMatchObject({ stages: [{ type: "normal" }, { type: "normal" }] });
  });

  test("a stage that a rule or an inbox leads tickets into cannot end them: RETURN_CLOSES names who does", async () => {
    const funnel = await made("scheduling");
    const first = funnel.stages[0];
    const second = stageOf(funnel, "Pendiente de respuesta");
    if (!first) throw new Error("no stage");
    const refusedFor = (stage: contract.Stage) =>
      clara().refused(contract.typeStage, { params: { id: stage.id }, body: { type: "won" } });
    expect(await refusedFor(first)).toMatchObject({
      code: "RETURN_CLOSES",
      failures: [
        { data: { stages: ["Información de agendamiento", "Pendiente de respuesta", "Finalizado"] } },
      ],
    });
    const params = { id: on.people.inboxes.marketing };
    const lead = async (autoTicket: { funnelId: string; stageId: string } | null) => {
      const { policy, version } = await clara().call(showPolicy, { params });
      await clara().call(savePolicy, { params, body: { version, policy: { ...policy, autoTicket } } });
    };
    await lead({ funnelId: funnel.id, stageId: second.id });
    expect(await refusedFor(second)).toMatchObject({
      code: "RETURN_CLOSES",
      failures: [{ data: { inboxes: ["Marketing"] } }],
    });
    await lead(null);
    await type(second, "won");
    // And the other way round: nothing is led into a stage that ends a ticket.
    const { policy, version } = await clara().call(showPolicy, { params });
    const ended = { funnelId: funnel.id, stageId: second.id };
    expect(
      await clara().refused(savePolicy, {
        params,
        body: { version, policy: { ...policy, autoTicket: ended } },
      }),
    ).toMatchObject({ failures: [{ code: "INVALID", pointer: "/policy/autoTicket/stageId" }] });
  });
});
