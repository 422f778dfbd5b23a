import { snooze, unsnooze } from "@relevo/contract/closing.ts";
import { claim, countConversations, listConversations } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { describe, expect, test } from "vitest";
import { now } from "../../../src/platform/clock.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { day, hour, logOf, session, shown } from "../expire/session.ts";

const on = deskWithLine();
const inMs = async (ms: number) => new Date((await now(on.desk.db)).getTime() + ms).toISOString();
const put = (id: string, until: string | null) =>
  on.people.ana.client.call(snooze, { params: { id }, body: { until } });
const refused = (id: string, until: string | null) =>
  on.people.ana.client.refused(snooze, { params: { id }, body: { until } });

async function answered() {
  const made = await session(on, { owned: true });
  await on.people.ana.client.call(reply, { params: { id: made.id }, body: { text: "¿te sirve el martes?" } });
  await on.desk.settle();
  return made;
}
const unanswered = async () => {
  const { items } = await on.people.clara.client.call(listConversations, {
    query: { view: "unanswered", limit: 100 },
  });
  return items.map(({ id }) => id);
};

describe("setting a conversation aside", () => {
  test("until a time: it is away, and comes back by itself", async () => {
    const { id } = await answered();
    const until = await inMs(hour);
    expect(await put(id, until)).toMatchObject({
      state: "snoozed",
      snoozedUntil: until,
      owner: { name: "Ana" },
    });
    expect((await shown(on, id)).next[0]).toEqual({ kind: "unsnoozes", at: until });
    await on.desk.step(new Date(Date.parse(until) - 1));
    expect((await shown(on, id)).state).toBe("snoozed");
    await on.desk.step(new Date(until));
    expect(await shown(on, id)).toMatchObject({
      state: "active",
      snoozedUntil: null,
      owner: { name: "Ana" },
    });
    expect((await logOf(on, id)).slice(-2)).toMatchObject([
      { name: "conversation.snoozed", actor_id: on.people.ana.id, data: { until } },
      { name: "conversation.unsnoozed", actor_kind: "system", data: { by: "time", to: { state: "active" } } },
    ]);
  });

  test("until the customer writes: they take it up, at once and once", async () => {
    const { id, who } = await answered();
    await put(id, null);
    expect((await shown(on, id)).next.map(({ kind }) => kind)).toEqual(["expires"]);
    await on.line.text(who, "sí, el martes");
    expect(await shown(on, id)).toMatchObject({ state: "active", snoozedUntil: null });
    expect((await logOf(on, id, "conversation.unsnoozed"))[0]).toMatchObject({
      actor_kind: "contact",
      data: { by: "contact" },
    });
    await on.line.text(who, "gracias");
    expect(await logOf(on, id, "conversation.unsnoozed")).toHaveLength(1);
  });

  test("the owner takes it up; put off again, the first time no longer counts", async () => {
    const { id } = await answered();
    const [first, second] = [await inMs(hour), await inMs(3 * hour)];
    await put(id, first);
    await put(id, second);
    await on.desk.step(new Date(first));
    expect((await shown(on, id)).state).toBe("snoozed");
    expect(await on.people.ana.client.call(unsnooze, { params: { id } })).toMatchObject({ state: "active" });
    expect((await logOf(on, id, "conversation.unsnoozed")).map(({ data }) => data.by)).toEqual(["member"]);
    await on.desk.step(new Date(second));
    expect(await logOf(on, id, "conversation.unsnoozed")).toHaveLength(1);
    expect((await on.people.ana.client.refused(unsnooze, { params: { id } })).code).toBe("NOT_OPEN");
  });

  test("S1-51: an unanswered customer is set aside only with a task that has owner and date, and stays counted", async () => {
    const { id } = await session(on, { owned: true });
    const until = await inMs(hour);
    expect((await refused(id, until)).code).toBe("TASK_REQUIRED");
    const task = (body: object) =>
      on.people.ana.client.call(createTask, { params: { id }, body: { title: "Cotizar", ...body } });
    await task({});
    await task({ ownerId: on.people.ana.id });
    expect((await refused(id, until)).code).toBe("TASK_REQUIRED");
    expect((await shown(on, id)).state).toBe("active");
    const before = await on.people.clara.client.call(countConversations, {});
    await task({ ownerId: on.people.ana.id, dueAt: await inMs(day) });
    await put(id, until);
    expect((await shown(on, id)).waitingSince).not.toBeNull();
    expect(await unanswered()).toContain(id);
    const after = await on.people.clara.client.call(countConversations, {});
    expect(after.views.unanswered).toBe(before.views.unanswered);
  });

  test("a time that passed, or beyond 90 days, is DATE_PAST", async () => {
    const { id } = await answered();
    for (const ms of [0, -1000, 90 * day + 1000])
      expect((await refused(id, await inMs(ms))).code).toBe("DATE_PAST");
    expect((await shown(on, id)).state).toBe("active");
  });

  test("what nobody owns is OWNER_REQUIRED, another's ALREADY_OWNED, an expired one NOT_OPEN; nonsense is INVALID", async () => {
    const { id } = await session(on);
    expect((await refused(id, null)).code).toBe("OWNER_REQUIRED");
    await on.people.bruno.client.call(claim, { params: { id } });
    expect(["ALREADY_OWNED", "NOT_FOUND"]).toContain((await refused(id, null)).code);
    const mine = await answered();
    const response = await on.people.ana.client.fetch(`/api/v1/conversations/${mine.id}/snooze`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ until: "mañana" }),
    });
    expect(response.status).toBe(422);
    await on.desk.step(new Date(mine.at.getTime() + day));
    expect((await refused(mine.id, null)).code).toBe("NOT_OPEN");
  });

  test("set aside beyond its window it expires like any other, and does not come back", async () => {
    const { id, at } = await answered();
    await put(id, await inMs(3 * day));
    await on.desk.step(new Date(at.getTime() + day));
    expect(await shown(on, id)).toMatchObject({ state: "expired", snoozedUntil: null });
    await on.desk.step(new Date(at.getTime() + 4 * day));
    expect(await logOf(on, id, "conversation.unsnoozed")).toEqual([]);
  });
});
