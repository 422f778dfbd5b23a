import { claim } from "@relevo/contract/conversations.ts";
import * as contract from "@relevo/contract/tasks.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { reassignTasks } from "../../src/tasks/reassign.ts";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { ticketScene } from "../tickets/scene.ts";
import { taskBody as body, taskScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const { inMinutes, leave } = taskScene(on);
const ana = () => on.people.ana.client;

describe("a task", () => {
  test("S1-16, S1-39: is left in a conversation with owner and date", async () => {
    const { id, contact } = await scene.claimed();
    const dueAt = await inMinutes(60);
    const task = await leave(id, { dueAt });
    expect(task).toMatchObject({
      kind: "quote",
      title: "Enviar cotización",
      owner: { id: on.people.ana.id, name: "Ana" },
      dueAt,
      overdue: false,
      doneAt: null,
      conversation: { id },
      contact: { id: contact },
      createdBy: { name: "Ana" },
    });
    const listed = await ana().call(contract.listTasks, { query: { conversationId: id } });
    expect(listed.items).toEqual([task]);
    expect(await scene.eventsOf(id, "task.")).toMatchObject([
      { name: "task.created", actor: on.people.ana.id, data: { task: task.id } },
    ]);
  });

  test("S1-20: says who left it and when, and a ticket whether a person made it: what evidence (c) stands on", async () => {
    const { id, contact, who } = await scene.claimed();
    await scene.inbox(id, on.people.inboxes.sales);
    await scene.openAutomatic(id);
    await on.line.text(who, "¿y bien?");
    const task = await leave(id, { dueAt: await inMinutes(60) });
    const [row] = await scene.rows<{ author: string; after: boolean }>(
      `select k.created_by as author, k.created_at >= c.waiting_since as after from tasks k
       join conversations c on c.id = k.conversation_id where k.id = $1`,
      [task.id],
    );
    expect(row).toEqual({ author: on.people.ana.id, after: true });
    expect(await scene.openOf(contact)).toMatchObject([{ source: "inbound", untouched: true }]);
    expect(await scene.linkOf(id)).toMatchObject({ by: "system" });
  });

  test("the same id again answers the same task; in another conversation it is a CONFLICT", async () => {
    const { id } = await scene.claimed();
    const other = await scene.claimed();
    const own = crypto.randomUUID();
    const first = await leave(id, { id: own });
    expect(await leave(id, { id: own, title: "Otra" })).toEqual(first);
    const call = { params: { id: other.id }, body: body({ id: own }) };
    expect((await ana().refused(contract.createTask, call)).code).toBe("CONFLICT");
  });

  test("S1-39: without title, for somebody inactive, or in the past is refused", async () => {
    const { id } = await scene.claimed();
    const params = { id };
    const dueAt = await inMinutes(-1);
    expect((await ana().refused(contract.createTask, { params, body: body({ title: " " }) })).code).toBe(
      "INVALID",
    );
    expect((await ana().refused(contract.createTask, { params, body: body({ dueAt }) })).code).toBe(
      "DATE_PAST",
    );
    const ownerId = crypto.randomUUID();
    expect((await ana().refused(contract.createTask, { params, body: body({ ownerId }) })).code).toBe(
      "NOT_FOUND",
    );
    await scene.rows("update members set active = false where id = $1", [on.people.beto.id]);
    const gone = { params, body: body({ ownerId: on.people.beto.id }) };
    expect((await ana().refused(contract.createTask, gone)).code).toBe("TARGET_INACTIVE");
    await scene.rows("update members set active = true where id = $1", [on.people.beto.id]);
    const viewer = { params, body: body({ ownerId: on.people.vera.id }) };
    expect((await ana().refused(contract.createTask, viewer)).code).toBe("TARGET_INACTIVE");
    expect((await ana().call(contract.listTasks, { query: { conversationId: id } })).items).toEqual([]);
  });

  test("is changed, done, taken up again and cancelled, with one event each", async () => {
    const { id } = await scene.claimed();
    const task = await leave(id);
    const params = { id: task.id };
    const dueAt = await inMinutes(30);
    const next = { kind: "call" as const, title: "Llamar", ownerId: on.people.beto.id, dueAt };
    await ana().call(contract.editTask, { params, body: next });
    await ana().call(contract.editTask, { params, body: next });
    expect(await ana().call(contract.finishTask, { params })).toMatchObject({ doneAt: expect.any(String) });
    await ana().call(contract.finishTask, { params });
    expect((await ana().refused(contract.editTask, { params, body: next })).code).toBe("TASK_OVER");
    expect((await ana().refused(contract.cancelTask, { params })).code).toBe("TASK_OVER");
    expect(await ana().call(contract.resumeTask, { params })).toMatchObject({ doneAt: null });
    expect(await ana().call(contract.cancelTask, { params })).toMatchObject({
      cancelledAt: expect.any(String),
    });
    expect((await ana().refused(contract.finishTask, { params })).code).toBe("TASK_OVER");
    const events = await scene.eventsOf(id, "task.");
    expect(events.map(({ name }) => name)).toEqual([
      "task.created",
      "task.changed",
      "task.done",
      "task.resumed",
      "task.cancelled",
    ]);
    expect(events[1]?.data).toEqual({
      task: task.id,
      fields: {
        kind: { from: "quote", to: "call" },
        title: { from: null, to: null },
        owner: { from: on.people.ana.id, to: on.people.beto.id },
        dueAt: { from: null, to: dueAt },
      },
    });
    expect(
      await rowsOf(on.desk, on.people.account, "select key from deadlines where kind = 'task' and key = $1", [
        task.id,
      ]),
    ).toEqual([]);
  });

  test("that a close rests on keeps owner, date and words, and may be done: IS_EVIDENCE", async () => {
    const { id } = await scene.claimed();
    const dueAt = await inMinutes(60);
    const task = await leave(id, { dueAt });
    await scene.rows(
      `insert into closures (account_id, id, conversation_id, via, evidence, evidence_ref, outcome, note, why, policy_version,
         overridden, before, at)
       select account_id, gen_random_uuid(), id, 'person', 'follow_up', $2, 'resolved', '', '', 1, '{}', '{}', opened_at
       from conversations where id = $1`,
      [id, task.id],
    );
    const params = { id: task.id };
    const kept = body({ ownerId: on.people.ana.id, dueAt });
    for (const change of [{ ownerId: null }, { dueAt: null }, { title: "Nada" }])
      expect((await ana().refused(contract.editTask, { params, body: { ...kept, ...change } })).code).toBe(
        "IS_EVIDENCE",
      );
    expect((await ana().refused(contract.cancelTask, { params })).code).toBe("IS_EVIDENCE");
    await ana().call(contract.editTask, { params, body: { ...kept, kind: "call" } });
    await ana().call(contract.finishTask, { params });
  });
});

describe("who sees a task", () => {
  test("who sees its conversation, or has it to do", async () => {
    const { id } = await scene.claimed();
    const task = await leave(id);
    const beto = on.people.beto.client;
    const params = { id: task.id };
    expect((await beto.refused(contract.finishTask, { params })).status).toBe(404);
    expect(
      (await beto.call(contract.listTasks, { query: { mine: "false", conversationId: id } })).items,
    ).toEqual([]);
    await ana().call(contract.editTask, { params, body: body({ ownerId: on.people.beto.id }) });
    expect((await beto.call(contract.listTasks, { query: {} })).items.map((one) => one.id)).toContain(
      task.id,
    );
    await beto.call(contract.finishTask, { params });
    const { olga } = await otherAccount(on.desk);
    expect((await olga.client.refused(contract.resumeTask, { params })).status).toBe(404);
    expect(
      (await olga.client.call(contract.listTasks, { query: { mine: "false", done: "true" } })).items,
    ).toEqual([]);
    expect((await on.people.vera.client.refused(contract.resumeTask, { params })).status).toBe(403);
  });

  test("of a ticket: those of its conversations", async () => {
    const made = await scene.ticketed("Soporte");
    const task = await leave(made.id);
    expect(task.ticket).toEqual({ id: made.ticket.id, number: made.ticket.number });
    const { items } = await ana().call(contract.listTasks, { query: { ticketId: made.ticket.id } });
    expect(items.map((one) => one.id)).toEqual([task.id]);
  });

  test("pages go by date, those without one after, those that are over last; each once", async () => {
    const { id } = await scene.claimed();
    const third = await leave(id);
    const second = await leave(id, { dueAt: await inMinutes(50) });
    const first = await leave(id, { dueAt: await inMinutes(40) });
    const over = await leave(id, { dueAt: await inMinutes(30) });
    await ana().call(contract.finishTask, { params: { id: over.id } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { conversationId: id, done: "true", limit: 1, ...(cursor ? { cursor } : {}) };
      const page = await ana().call(contract.listTasks, { query });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([first.id, second.id, third.id, over.id]);
  });
});

test("tasks are handed over: open ones change owner, those that are over do not", async () => {
  const { id } = await scene.claimed();
  const [open, done] = [await leave(id), await leave(id)];
  await ana().call(contract.finishTask, { params: { id: done.id } });
  const changes = [open, done].map((task) => ({ task: task.id, owner: on.people.beto.id }));
  await inAccount(on.desk.db, on.people.account, (tx) =>
    reassignTasks(tx, { account: on.people.account, rule: "test" }, changes),
  );
  const { items } = await on.people.clara.client.call(contract.listTasks, {
    query: { conversationId: id, done: "true" },
  });
  expect(items.map(({ owner }) => owner?.name)).toEqual(["Beto", "Ana"]);
  expect((await scene.eventsOf(id, "task.changed")).map(({ data }) => data)).toEqual([
    { task: open.id, fields: { owner: { from: on.people.ana.id, to: on.people.beto.id } } },
  ]);
});

test("a task left in a conversation that another has in charge is refused", async () => {
  const { id } = await on.opened();
  await on.people.beto.client.call(claim, { params: { id } });
  expect((await ana().refused(contract.createTask, { params: { id }, body: body({}) })).status).toBe(404);
});
