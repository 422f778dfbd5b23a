import { showHistory } from "@relevo/contract/board.ts";
import { showThread } from "@relevo/contract/messages.ts";
import { createTask, listTasks } from "@relevo/contract/tasks.ts";
import { describe, expect, test } from "vitest";
import { minute, noted, opened, reasonsOf } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "../../tickets/acts/scene.ts";
import { act, codesOf } from "./acts.ts";

const on = deskWithLine();
const scene = actScene(on);
const { rows } = scene;
const clara = () => on.people.clara.client;
const history = async (id: string) =>
  (await clara().call(showHistory, { params: { id }, query: {} })).items.map(({ kind, actor, source }) => [
    kind,
    actor?.name ?? null,
    source,
  ]);
const nameOf = (workflow: string) => `Flujo ${workflow.slice(-12)}`;
/** A customer of Ana's without a ticket. */
const talk = () => opened(on, { inbox: "global" });

describe("task", () => {
  const task = (more: { owner?: string | null; dueAt?: Date | null } = {}) =>
    ({
      kind: "task",
      title: "Llamar al cliente",
      taskKind: "call",
      owner: null,
      dueAt: null,
      ...more,
    }) as const;

  test("S3-23: is the workflow's, stands in the owner's list, and is no evidence for a close", async () => {
    const { id, close } = await talk();
    const dueAt = new Date((await minute(on)).getTime() + 3_600_000);
    const owner = on.people.ana.id;
    const { workflow, outcome } = await act(on, { conversation: id }, task({ owner, dueAt }));
    expect(outcome).toEqual({ done: true });
    const { items } = await on.people.ana.client.call(listTasks, { query: {} });
    expect(items.find(({ conversation }) => conversation?.id === id)).toMatchObject({
      title: "Llamar al cliente",
      owner: { name: "Ana" },
      createdBy: { kind: "workflow", id: workflow, name: nameOf(workflow) },
    });
    const [reason] = await reasonsOf(on, "marketing");
    expect(await close({ ...noted, reasonId: reason ?? "" })).toEqual(["NO_REPLY"]);
    await on.people.ana.client.call(createTask, {
      params: { id },
      body: { kind: "call", title: "Llamar", ownerId: owner, dueAt: dueAt.toISOString() },
    });
    expect(await close({ ...noted, reasonId: reason ?? "" })).toEqual([]);
  });

  test("comes due like any other", async () => {
    const { id, show } = await talk();
    const dueAt = new Date((await minute(on)).getTime() + 60_000);
    await act(on, { conversation: id }, task({ owner: on.people.ana.id, dueAt }));
    await minute(on, 2);
    expect((await show()).overdue).toBe(true);
  });

  test("of a ticket hangs on it; the ticket stays nobody's if it was", async () => {
    const { ticket } = await scene.card();
    expect(codesOf(await act(on, { ticket: ticket.id }, task()))).toEqual([]);
    const left = await rows("select ticket_id as ticket from tasks where ticket_id = $1", [ticket.id]);
    expect(left).toEqual([{ ticket: ticket.id }]);
  });

  test("in the past, for nobody who is there, on nothing: refused, and none is left", async () => {
    const { id } = await talk();
    const past = new Date((await minute(on)).getTime() - 1);
    const codes = [
      await act(on, { conversation: id }, task({ dueAt: past })),
      await act(on, { conversation: id }, task({ owner: on.people.vera.id })),
      await act(on, { contact: await scene.contactOf(id) }, task()),
    ].flatMap(codesOf);
    expect(codes).toEqual(["DATE_PAST", "TARGET_INACTIVE", "TICKET_REQUIRED"]);
    expect(await rows("select from tasks where conversation_id = $1", [id])).toEqual([]);
  });
});

describe("create_ticket", () => {
  const create = async (stage = "Nuevo", funnel = "Ventas") =>
    ({
      kind: "create_ticket",
      funnel: await scene.funnelId(funnel),
      stage: await scene.stage(funnel, stage),
      subject: "Cotización",
    }) as const;

  test("linked to the conversation and its owner's, of the workflow's making, and no evidence", async () => {
    const { id } = await talk();
    const { run, workflow, outcome } = await act(on, { conversation: id }, await create("En conversación"));
    expect(outcome).toEqual({ done: true });
    const [ticket] = await scene.openOf(await scene.contactOf(id));
    expect(ticket).toMatchObject({ source: "workflow", owner: on.people.ana.id, untouched: true });
    expect(await scene.linkOf(id)).toEqual({ ticket: ticket?.id, state: "confirmed", by: "system" });
    expect(await scene.events(ticket?.id ?? "", "created")).toMatchObject([
      { actor: run, data: { source: "workflow" } },
    ]);
    expect((await history(ticket?.id ?? "")).at(-1)).toEqual(["created", nameOf(workflow), "workflow"]);
  });

  test("with one open in the funnel it is TICKET_OPEN, also where that one is automatic", async () => {
    const { id } = await talk();
    await act(on, { conversation: id }, await create());
    const again = await act(on, { conversation: id }, await create());
    const [ticket, ...more] = await scene.ticketsOf(await scene.contactOf(id));
    expect(again.outcome).toMatchObject({
      failures: [{ code: "TICKET_OPEN", data: { ticketId: ticket?.id, number: ticket?.number } }],
    });
    expect(more).toEqual([]);
  });

  test("a stage that is not there, or no conversation: refused, and none is made", async () => {
    const { id } = await talk();
    const lost = { ...(await create()), stage: crypto.randomUUID() };
    const contact = await scene.contactOf(id);
    expect(codesOf(await act(on, { conversation: id }, lost))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await act(on, { contact }, await create()))).toEqual(["NOT_OPEN"]);
    expect(await scene.ticketsOf(contact)).toEqual([]);
  });
});

describe("move_ticket", () => {
  const to = async (name: string) =>
    ({ kind: "move_ticket", stage: await scene.stage("Ventas", name) }) as const;

  test("moves the conversation's ticket; its history tells the workflow", async () => {
    const { talk: one, ticket } = await scene.card();
    const { workflow, outcome } = await act(on, { conversation: one.id }, await to("Cotizado"));
    expect(outcome).toEqual({ done: true });
    expect((await scene.facts(ticket.id)).stage).toBe((await to("Cotizado")).stage);
    expect((await history(ticket.id))[0]).toEqual(["moved", nameOf(workflow), "workflow"]);
  });

  test("from an AI stage to a human one hands the conversation off, by whoever moved it", async () => {
    const ai = await scene.stage("Ventas", "Pendiente de respuesta");
    await scene.setStage(ai, "kind", "ai");
    const { talk: one, ticket } = await scene.card({ stage: "Pendiente de respuesta" });
    const { run } = await act(on, { ticket: ticket.id }, await to("En conversación"));
    const handed = await rows(
      `select actor_id as actor, data from events where conversation_id = $1 and name = 'conversation.handed_off'`,
      [one.id],
    );
    expect(handed).toEqual([
      { actor: run, data: { ticket: ticket.id, stage: await scene.stage("Ventas", "En conversación") } },
    ]);
    const { items } = await clara().call(showThread, { params: { id: one.id }, query: {} });
    expect(items.at(-1)).toMatchObject({ name: "conversation.handed_off", actor: { kind: "workflow" } });
    // Between people's stages, and back to the AI, nobody is handed anything.
    await act(on, { ticket: ticket.id }, await to("Cotizado"));
    await scene.move(ticket.id, ai);
    await scene.setStage(ai, "kind", "human");
    const told = await rows(
      "select from events where conversation_id = $1 and name = 'conversation.handed_off'",
      [one.id],
    );
    expect(told).toHaveLength(1);
  });

  test("what the stage asks for and is not there: FIELDS_MISSING; without a ticket TICKET_REQUIRED", async () => {
    const quoted = await scene.stage("Ventas", "Cotizado");
    await scene.setStage(quoted, "requirements", [{ fromId: null, fields: ["value"] }]);
    const { talk: one, ticket } = await scene.card();
    expect(codesOf(await act(on, { conversation: one.id }, await to("Cotizado")))).toEqual([
      "FIELDS_MISSING",
    ]);
    await scene.setStage(quoted, "requirements", []);
    expect((await scene.facts(ticket.id)).stage).not.toBe(quoted);
    const { id } = await talk();
    expect(codesOf(await act(on, { conversation: id }, await to("Cotizado")))).toEqual(["TICKET_REQUIRED"]);
  });
});

describe("resolve_ticket", () => {
  const won = (archive: boolean) =>
    ({ kind: "resolve_ticket", resolution: "won", reason: null, archive }) as const;

  test("marks it, and archives it with its answered conversation; the next begins in the first stage", async () => {
    const { talk: one, ticket } = await scene.card();
    await one.answer();
    const { run, outcome } = await act(on, { conversation: one.id }, won(true));
    expect(outcome).toEqual({ done: true });
    expect(await scene.facts(ticket.id)).toMatchObject({
      state: "archived",
      resolution: "won",
      by: "workflow",
    });
    const [archived] = await scene.events(ticket.id, "archived");
    const first = await scene.stage("Ventas", "Nuevo");
    expect(archived).toMatchObject({ actor: run, data: { source: "workflow", returnTo: { stage: first } } });
    const [closed] = await rows<{ actor: string }>(
      "select actor_id as actor from events where conversation_id = $1 and name = 'conversation.closed'",
      [one.id],
    );
    expect(closed?.actor).toBe(run);
    expect(codesOf(await act(on, { ticket: ticket.id }, won(false)))).toEqual(["TICKET_ARCHIVED"]);
  });

  test("while its customer waits it is refused with what is missing, and nothing is marked", async () => {
    const { talk: one, ticket } = await scene.card();
    expect(codesOf(await act(on, { conversation: one.id }, won(true)))).toContain("NO_REPLY");
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "open", resolution: "none" });
    expect(codesOf(await act(on, { conversation: one.id }, won(false)))).toEqual([]);
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "open", resolution: "won", by: "workflow" });
  });
});
