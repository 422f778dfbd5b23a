import { snooze } from "@relevo/contract/closing.ts";
import { listConversations, showConversation } from "@relevo/contract/conversations.ts";
import * as contract from "@relevo/contract/tasks.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "../tickets/scene.ts";
import { taskBody as body, taskScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const { inMinutes, leave } = taskScene(on);
const ana = () => on.people.ana.client;
const overdueOf = async (id: string) =>
  (await on.people.clara.client.call(showConversation, { params: { id } })).overdue;

describe("S1-39: an overdue task", () => {
  test("marks its conversation and its owner's list, once; done, the mark goes", async () => {
    const { id } = await scene.claimed();
    const task = await leave(id, { dueAt: await inMinutes(10) });
    const before = (await ana().call(contract.listTasks, { query: {} })).overdue;
    await on.desk.step(new Date(await inMinutes(11)));
    const mine = await ana().call(contract.listTasks, { query: {} });
    expect(mine.overdue).toBe(before + 1);
    expect(mine.items.find((one) => one.id === task.id)).toMatchObject({ overdue: true });
    expect(await overdueOf(id)).toBe(true);
    const { items } = await ana().call(listConversations, { query: { tab: "mine" } });
    expect(items.find((one) => one.id === id)).toMatchObject({ overdue: true });
    expect((await scene.eventsOf(id, "task.overdue")).map(({ actor, data }) => [actor, data])).toEqual([
      [null, { task: task.id, owner: on.people.ana.id }],
    ]);
    await ana().call(contract.finishTask, { params: { id: task.id } });
    expect(await overdueOf(id)).toBe(false);
    await ana().call(contract.resumeTask, { params: { id: task.id } });
    expect(await overdueOf(id)).toBe(true);
    await ana().call(contract.cancelTask, { params: { id: task.id } });
    expect(await overdueOf(id)).toBe(false);
  });

  test("brings a conversation that was set aside back to its owner's list", async () => {
    const { id } = await scene.claimed();
    await leave(id, { dueAt: await inMinutes(10) });
    const until = await inMinutes(600);
    await ana().call(snooze, { params: { id }, body: { until } });
    await on.desk.step(new Date(await inMinutes(11)));
    const shown = await on.people.clara.client.call(showConversation, { params: { id } });
    expect(shown).toMatchObject({ state: "active", owner: { id: on.people.ana.id }, overdue: true });
    expect((await scene.eventsOf(id, "conversation.unsnoozed")).map(({ data }) => data)).toMatchObject([
      { by: "task", from: { state: "snoozed" }, to: { state: "active", owner: on.people.ana.id } },
    ]);
    expect(await scene.rows("select from deadlines where kind = 'unsnooze' and key = $1", [id])).toEqual([]);
  });

  test("given another date is not overdue, and comes due then", async () => {
    const { id } = await scene.claimed();
    const task = await leave(id, { dueAt: await inMinutes(10) });
    await on.desk.step(new Date(await inMinutes(11)));
    const dueAt = await inMinutes(20);
    const next = body({ ownerId: on.people.ana.id, dueAt });
    const moved = await ana().call(contract.editTask, { params: { id: task.id }, body: next });
    expect(moved.overdue).toBe(false);
    expect(await overdueOf(id)).toBe(false);
    await on.desk.step(new Date(await inMinutes(21)));
    expect(await overdueOf(id)).toBe(true);
    expect(await scene.eventsOf(id, "task.overdue")).toHaveLength(2);
  });

  test("that was done or moved before does not come due", async () => {
    const { id } = await scene.claimed();
    const [done, moved] = [
      await leave(id, { dueAt: await inMinutes(10) }),
      await leave(id, { dueAt: await inMinutes(10) }),
    ];
    await ana().call(contract.finishTask, { params: { id: done.id } });
    await ana().call(contract.editTask, {
      params: { id: moved.id },
      body: body({ ownerId: on.people.ana.id, dueAt: await inMinutes(60) }),
    });
    await on.desk.step(new Date(await inMinutes(11)));
    expect(await overdueOf(id)).toBe(false);
    expect(await scene.eventsOf(id, "task.overdue")).toEqual([]);
  });
});
