import { showTicket } from "@relevo/contract/board.ts";
import { checkTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { moveTickets } from "../../../src/tickets/move/move.ts";
import { otherAccount } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);

describe("S0-12, K4: moving as the customer advances", () => {
  test.each([
    ["Cotizado", "none"],
    ["Pendiente de respuesta", "none"],
    ["Ganado", "won"],
    ["Perdido", "lost"],
  ])("to any suitable stage, not only the next one: %s", async (name, resolution) => {
    const { ticket } = await scene.card();
    const to = await sales(name);
    const moved = await scene.move(ticket.id, to, { fromStageId: ticket.stage.id });
    expect(moved).toMatchObject({ stage: { id: to, name }, resolution, state: "open" });
    expect(await scene.facts(ticket.id)).toMatchObject({ stage: to, resolution });
    expect(await scene.events(ticket.id, "stage_changed")).toMatchObject([
      {
        actor: on.people.ana.id,
        data: { from: ticket.stage.id, to, funnels: null, source: "user" },
      },
    ]);
  });

  test("unless the funnel goes stage by stage: MOVE_NOT_ALLOWED; won and lost are reached from any", async () => {
    await scene.setFunnel("Ventas", "moves", "adjacent");
    const { ticket } = await scene.card();
    expect(await scene.moveRefused(ticket.id, await sales("Cotizado"))).toEqual([
      { code: "MOVE_NOT_ALLOWED", data: { from: "Nuevo", to: "Cotizado" } },
    ]);
    await scene.move(ticket.id, await sales("En conversación"));
    await scene.move(ticket.id, await sales("Cotizado"));
    await scene.move(ticket.id, await sales("En conversación"));
    await scene.move(ticket.id, await sales("Perdido"));
    await scene.move(ticket.id, await sales("Pendiente de respuesta"));
    await scene.setFunnel("Ventas", "moves", "free");
  });

  test("S0-14: history has every move in order, with who, when, from, to and what caused it", async () => {
    const { ticket } = await scene.card();
    const steps = [await sales("En conversación"), await sales("Cotizado"), await sales("Ganado")];
    await scene.move(ticket.id, steps[0] ?? "");
    await scene.move(ticket.id, steps[1] ?? "", {}, on.people.bruno);
    await scene.locked([ticket.requester.id], (tx) =>
      moveTickets(tx, { account: tx.account, rule: "workflow" }, [
        { ticket: ticket.id, request: { stageId: steps[2] ?? "", ...nothing } },
      ]),
    );
    const told = await scene.events(ticket.id, "stage_changed");
    expect(told.map(({ actor, data }) => [actor, data.from, data.to, data.source])).toEqual([
      [on.people.ana.id, ticket.stage.id, steps[0], "user"],
      [on.people.bruno.id, steps[0], steps[1], "user"],
      [null, steps[1], steps[2], "workflow"],
    ]);
    expect(await scene.stays(ticket.id)).toMatchObject([
      { stage: ticket.stage.id, source: "user" },
      { stage: steps[0], source: "user" },
      { stage: steps[1], source: "user" },
      { stage: steps[2], source: "workflow", left: null },
    ]);
    expect((await scene.stays(ticket.id)).filter(({ left }) => left === null)).toHaveLength(1);
  });

  test("to where it is already changes nothing", async () => {
    const { ticket } = await scene.card();
    const before = await scene.facts(ticket.id);
    await scene.move(ticket.id, ticket.stage.id);
    expect(await scene.facts(ticket.id)).toEqual(before);
    expect(await scene.events(ticket.id, "stage_changed")).toEqual([]);
  });

  test("one that was moved meanwhile: CONFLICT tells where it is", async () => {
    const { ticket } = await scene.card();
    await scene.move(ticket.id, await sales("Cotizado"));
    expect(
      await scene.moveRefused(ticket.id, await sales("Ganado"), { fromStageId: ticket.stage.id }),
    ).toEqual([{ code: "CONFLICT", data: { stage: { id: await sales("Cotizado"), name: "Cotizado" } } }]);
  });
});

const nothing = {
  clearResolution: false,
  reasonId: null,
  changes: {},
  confirmed: false,
};

describe("what a stage asks for", () => {
  test("FIELDS_MISSING names the data; filled in by the same act it moves, and the rest is not kept", async () => {
    const to = await sales("Cotizado");
    await scene.setStage(to, "requirements", [
      { fromId: null, fields: ["nextStep"] },
      { fromId: await sales("En conversación"), fields: ["description"] },
    ]);
    const { ticket } = await scene.card();
    expect(await scene.moveRefused(ticket.id, to, { changes: { description: "Tres mesas" } })).toEqual([
      { code: "FIELDS_MISSING", data: { fields: ["nextStep"] } },
    ]);
    const params = { id: ticket.id };
    expect(await on.people.ana.client.call(showTicket, { params })).toMatchObject({ description: "" });
    await scene.move(ticket.id, to, { changes: { nextStep: "Enviar cotización" } });
    const after = await on.people.ana.client.call(showTicket, { params });
    expect(after).toMatchObject({ nextStep: "Enviar cotización", stage: { id: to } });
    await scene.setStage(to, "requirements", []);
  });

  test("what is filled in wrongly is refused where it stands", async () => {
    const { ticket } = await scene.card();
    const changes = { fields: { [crypto.randomUUID()]: "x" } };
    const [failure] = await scene.moveRefused(ticket.id, await sales("Cotizado"), { changes });
    expect(failure).toMatchObject({ code: "INVALID" });
    expect(failure?.pointer).toMatch(/^\/changes\/fields\//);
    expect(await scene.facts(ticket.id)).toMatchObject({ stage: ticket.stage.id });
  });

  test("REASON_REQUIRED where the funnel wants to know why; another funnel's reason is none", async () => {
    await scene.setFunnel("Ventas", "ask_reason", true);
    const { ticket } = await scene.card();
    const lost = await sales("Perdido");
    const reason = (await scene.funnel("Ventas")).reasons.find(({ kind }) => kind === "lost");
    expect(await scene.moveRefused(ticket.id, lost)).toEqual([
      { code: "REASON_REQUIRED", data: { resolution: "lost" } },
    ]);
    expect(await scene.moveRefused(ticket.id, lost, { reasonId: crypto.randomUUID() })).toMatchObject([
      { code: "INVALID", pointer: "/reasonId" },
    ]);
    const moved = await scene.move(ticket.id, lost, { reasonId: reason?.id ?? "" });
    expect(moved).toMatchObject({ resolution: "lost", reason: { id: reason?.id } });
    await scene.setFunnel("Ventas", "ask_reason", false);
  });
});

describe("another funnel", () => {
  test("takes it where the mover works in it; else there is no such stage", async () => {
    const { ticket } = await scene.card();
    const support = await scene.funnel("Soporte");
    const first = support.stages[0]?.id ?? "";
    await scene.setFunnel("Soporte", "access", "members");
    expect(await scene.moveRefused(ticket.id, first)).toEqual([{ code: "NOT_FOUND" }]);
    const asked = { params: { id: ticket.id }, body: { kind: "move", stageId: first } } as const;
    expect((await on.people.ana.client.refused(checkTicket, asked)).code).toBe("NOT_FOUND");
    const { id } = await on.opened();
    const body = { subject: "Otra", requesterId: await scene.contactOf(id), funnelId: support.id };
    expect((await on.people.ana.client.refused(createTicket, { params: { id }, body })).code).toBe(
      "NOT_FOUND",
    );
    await scene.setFunnel("Soporte", "access", "everyone");
    const moved = await scene.move(ticket.id, first);
    expect(moved).toMatchObject({ funnel: { name: "Soporte" } });
    expect(await scene.events(ticket.id, "stage_changed")).toMatchObject([
      { data: { funnels: { from: ticket.funnel.id, to: support.id } } },
    ]);
  });

  test("S0-12: the value it asks for is in its currency, also where the ticket comes from had none", async () => {
    const to = await sales("Cotizado");
    await scene.setStage(to, "requirements", [{ fromId: null, fields: ["value"] }]);
    const { ticket } = await scene.card({ funnel: "Soporte" });
    expect(await scene.moveRefused(ticket.id, to)).toMatchObject([{ code: "FIELDS_MISSING" }]);
    const moved = await scene.move(ticket.id, to, { changes: { value: 120_000 } });
    expect(moved).toMatchObject({ stage: { id: to }, value: { amount: 120_000, currency: "CLP" } });
    const back = await scene.stage("Soporte", "Nuevo");
    expect(await scene.moveRefused(ticket.id, back, { changes: { value: 1 } })).toMatchObject([
      { code: "INVALID", pointer: "/changes/value" },
    ]);
    const kept = await scene.move(ticket.id, back);
    expect(kept).toMatchObject({ value: { amount: 120_000, currency: "CLP" } });
    await scene.setStage(to, "requirements", []);
  });

  test("TICKET_OPEN where the contact has one there", async () => {
    const { ticket, talk, contact } = await scene.card();
    const support = await scene.funnel("Soporte");
    await scene.rows(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
         next_step, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select account_id, gen_random_uuid(), -number, contact_id, $2, $3, 'Otro', '', 'user', false, '', 'open', 'none',
         created_at, stage_entered_at, gen_random_uuid(), changed_at from tickets where id = $1`,
      [ticket.id, support.id, support.stages[0]?.id],
    );
    const open = (await scene.openOf(contact)).find(({ funnel }) => funnel === support.id);
    expect(await scene.moveRefused(ticket.id, support.stages[1]?.id ?? "")).toEqual([
      { code: "TICKET_OPEN", data: { ticketId: open?.id, number: open?.number } },
    ]);
    expect(talk.id).toBeTruthy();
  });
});

describe("who moves", () => {
  test("its owner and those who lead; a colleague does not see it, a viewer may not", async () => {
    const { ticket } = await scene.card();
    const to = await sales("Cotizado");
    await on.people.ana.client.call(showTicket, { params: { id: ticket.id } });
    const { beto, vera, bruno } = on.people;
    await scene.rows("update inbox_policies set policy = jsonb_set(policy, '{visibility}', '\"own\"')");
    expect((await scene.moveRefused(ticket.id, to, {}, beto))[0]?.code).toBe("NOT_FOUND");
    expect((await scene.moveRefused(ticket.id, to, {}, vera))[0]?.code).toBe("FORBIDDEN");
    await scene.move(ticket.id, to, {}, bruno);
  });

  test("another account's does not exist", async () => {
    const { ticket } = await scene.card();
    const { olga } = await otherAccount(on.desk);
    expect((await scene.moveRefused(ticket.id, await sales("Cotizado"), {}, olga))[0]?.code).toBe(
      "NOT_FOUND",
    );
  });

  test("the AI moves from AI stages only", async () => {
    const [ai, next] = [await sales("En conversación"), await sales("Cotizado")];
    const { ticket } = await scene.card();
    const byAi = (stageId: string) =>
      scene.locked([ticket.requester.id], (tx) =>
        moveTickets(tx, { account: tx.account, rule: "ai" }, [
          { ticket: ticket.id, request: { stageId, ...nothing } },
        ]),
      );
    expect((await byAi(next)).refused).toMatchObject([{ failures: [{ code: "FORBIDDEN" }] }]);
    await scene.setStage(ai, "kind", "ai");
    await scene.move(ticket.id, ai);
    expect((await byAi(next)).done).toEqual([ticket.id]);
    expect((await scene.events(ticket.id, "stage_changed")).at(-1)?.data).toMatchObject({ source: "ai" });
    await scene.setStage(ai, "kind", "human");
  });
});
