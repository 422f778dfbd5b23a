import { showTicket } from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/funnels.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { opened } from "../conversations/close/scene.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara, ana, made, stageOf } = scene;

const settle = (stage: contract.Stage, change: Partial<contract.Stage>) =>
  clara().call(contract.editStage, {
    params: { id: stage.id },
    body: { ...scene.stageSettings(stage), ...change },
  });
const type = (stage: contract.Stage, to: contract.StageType) =>
  clara().call(contract.typeStage, { params: { id: stage.id }, body: { type: to } });
const ticketNow = (id: string) => clara().call(showTicket, { params: { id } });

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
