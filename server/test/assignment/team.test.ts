import { claim, showConversation } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { editMember } from "@relevo/contract/people.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { handOver, setAvailability, showTeam } from "@relevo/contract/team.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { eventsIn, leave, present, standing, withPolicy } from "./support.ts";

const on = deskWithLine();
const rows = <R>(sql: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, sql, values);
const held = async (n: number) => {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) {
    const { id } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    ids.push(id);
  }
  return ids;
};
const ticketIn = async (id: string) => {
  const { client } = on.people.ana;
  const [{ items }, shown] = [
    await client.call(listFunnels, {}),
    await client.call(showConversation, { params: { id } }),
  ];
  const body = { subject: "Cotización", requesterId: shown.contact.id, funnelId: items[0]?.id ?? "" };
  return (await client.call(createTicket, { params: { id }, body })).ticket.id;
};
const taskIn = async (id: string) =>
  (
    await on.people.ana.client.call(createTask, {
      params: { id },
      body: { title: "Llamar", ownerId: on.people.ana.id },
    })
  ).id;
const ownerIn = async (table: "tickets" | "tasks", id: string) =>
  (await rows<{ owner: string | null }>(`select owner_id as owner from ${table} where id = $1`, [id]))[0]
    ?.owner;

describe("availability of others", () => {
  test("S2-2: a supervisor sets it, and it is on record whose act it was; an agent cannot", async () => {
    const call = { params: { id: on.people.ana.id }, body: { available: false } };
    expect((await on.people.beto.client.refused(setAvailability, call)).status).toBe(403);
    await on.people.bruno.client.call(setAvailability, call);
    await on.people.bruno.client.call(setAvailability, call);
    const events = await rows(
      "select actor_id as actor, data from events where name = 'member.availability_changed'",
    );
    expect(events).toEqual([
      { actor: on.people.bruno.id, data: { member: on.people.ana.id, from: true, to: false } },
    ]);
    const { people } = await on.people.ana.client.call(showTeam, {});
    expect(people.find(({ member }) => member.name === "Ana")).toMatchObject({
      available: false,
      online: false,
    });
    await on.people.bruno.client.call(setAvailability, { ...call, body: { available: true } });
    const intervals = await rows<{ n: number; open: number }>(
      "select count(*)::int as n, count(*) filter (where to_at is null)::int as open from availability where member_id = $1",
      [on.people.ana.id],
    );
    expect(intervals).toEqual([{ n: 3, open: 1 }]);
  });

  test.each([
    ["a viewer, who takes none", () => on.people.vera.id, "TARGET_NOT_MEMBER"],
    ["nobody known", () => crypto.randomUUID(), "NOT_FOUND"],
  ])("%s is refused with %s", async (_who, id, code) => {
    const call = { params: { id: id() }, body: { available: false } };
    expect((await on.people.bruno.client.refused(setAvailability, call)).code).toBe(code);
  });
});

describe("Equipo ahora", () => {
  test("tells who is there, how loaded they are, and how long the queues wait", async () => {
    await withPolicy(on, on.people.inboxes.global, { capacity: 12 });
    const [first = "", second = ""] = await held(2);
    await on.people.ana.client.call(reply, { params: { id: first }, body: { text: "hola" } });
    const queued = await on.opened();
    const screen = await present(on, on.people.ana);
    const { people, inboxes } = await on.people.bruno.client.call(showTeam, {});
    expect(people.map(({ member }) => member.name).sort()).toEqual(["Ana", "Beto", "Bruno", "Clara"]);
    const { waiting_since } = await standing(on, second);
    expect(people[0]).toMatchObject({
      member: { name: "Ana" },
      online: true,
      available: true,
      open: 2,
      waiting: 1,
      capacity: 12,
      longestWaitSince: waiting_since?.toISOString(),
      overdueTasks: 0,
    });
    const { queued_at } = await standing(on, queued.id);
    expect(inboxes[0]).toMatchObject({
      inbox: { id: on.people.inboxes.global },
      queue: 1,
      longestWaitSince: queued_at.toISOString(),
      breached: 0,
      distribution: "off",
    });
    await on.desk.step(new Date(queued_at.getTime() + 61 * 60_000));
    expect((await on.people.bruno.client.call(showTeam, {})).inboxes[0]?.breached).toBe(2);
    await leave(on, screen);
    await on.people.clara.client.call(handOver, { params: { id: on.people.ana.id }, body: {} });
    await rows("update conversations set state = 'closed', ended_at = opened_at, waiting_since = null");
  });
});

describe("Repartir lo de Ana", () => {
  test("conversations, tickets and tasks go to others in turns, in one act; what belongs together stays together", async () => {
    const ids = await held(4);
    const [first = ""] = ids;
    const [ticket, task] = [await ticketIn(first), await taskIn(first)];
    const answer = await on.people.bruno.client.call(handOver, {
      params: { id: on.people.ana.id },
      body: { memberIds: [on.people.beto.id, on.people.clara.id], reason: "Ana está con licencia" },
    });
    expect(answer).toEqual({ conversations: 4, tickets: 1, tasks: 1 });
    const owners = await Promise.all(ids.map(async (id) => (await standing(on, id)).owner));
    for (const { id } of [on.people.beto, on.people.clara])
      expect(owners.filter((owner) => owner === id).length).toBeGreaterThanOrEqual(1);
    expect(owners).not.toContain(on.people.ana.id);
    expect(await ownerIn("tickets", ticket)).toBe(owners[0]);
    expect(await ownerIn("tasks", task)).toBe(owners[0]);
    const told = await Promise.all(
      ids.map(async (id) =>
        (await eventsIn(on, id)).filter(({ name }) => name === "conversation.transferred"),
      ),
    );
    expect(told.map((events) => events.length)).toEqual([1, 1, 1, 1]);
    expect(new Set(told.map(([event]) => event?.data.note)).size).toBe(1);
    const thread = await on.people.clara.client.call(showThread, { params: { id: first } });
    expect(thread.items.find((item) => "words" in item && item.words.note)).toMatchObject({
      words: { note: "Ana está con licencia" },
    });
    const tasks = await rows("select data from events where name = 'task.changed'");
    expect(tasks).toEqual([{ data: { task, fields: { owner: { from: on.people.ana.id, to: owners[0] } } } }]);
    await rows("update conversations set state = 'closed', ended_at = opened_at, waiting_since = null");
    await rows("update tickets set state = 'archived', archived_at = created_at");
  });

  test("or back to the queues, where those who wait go before the rest", async () => {
    const [waits = "", answered = ""] = await held(2);
    await on.people.ana.client.call(reply, { params: { id: answered }, body: { text: "hola" } });
    const task = await taskIn(waits);
    const answer = await on.people.bruno.client.call(handOver, {
      params: { id: on.people.ana.id },
      body: {},
    });
    expect(answer).toMatchObject({ conversations: 2, tasks: 1 });
    expect(await standing(on, waits)).toMatchObject({ state: "queued", owner: null, priority: true });
    expect(await standing(on, answered)).toMatchObject({ state: "queued", owner: null, priority: false });
    expect(await ownerIn("tasks", task)).toBeNull();
  });

  test("only of what the supervisor sees", async () => {
    const [id = ""] = await held(1);
    await rows("update conversations set inbox_id = $2 where id = $1", [id, on.people.inboxes.support]);
    await rows("delete from inbox_members where member_id = $1 and inbox_id = $2", [
      on.people.bruno.id,
      on.people.inboxes.support,
    ]);
    const call = { params: { id: on.people.ana.id }, body: {} };
    expect(await on.people.bruno.client.call(handOver, call)).toMatchObject({ conversations: 0 });
    expect((await standing(on, id)).owner).toBe(on.people.ana.id);
    await rows("delete from inbox_members where member_id = $1 and inbox_id = $2", [
      on.people.beto.id,
      on.people.inboxes.support,
    ]);
    const beto = { params: { id: on.people.ana.id }, body: { memberIds: [on.people.beto.id] } };
    expect((await on.people.clara.client.refused(handOver, beto)).code).toBe("TARGET_NOT_MEMBER");
    expect(await on.people.clara.client.call(handOver, call)).toMatchObject({ conversations: 1 });
  });

  test.each([
    ["herself", () => on.people.ana.id, "TARGET_SELF"],
    ["a viewer", () => on.people.vera.id, "TARGET_NOT_MEMBER"],
    ["nobody known", () => crypto.randomUUID(), "NOT_FOUND"],
  ])("to %s is refused, and nothing changes hands", async (_who, to, code) => {
    const [id = ""] = await held(1);
    const call = { params: { id: on.people.ana.id }, body: { memberIds: [to()] } };
    expect((await on.people.bruno.client.refused(handOver, call)).code).toBe(code);
    expect((await standing(on, id)).owner).toBe(on.people.ana.id);
  });

  test("what nobody of the account is, is not found; an agent hands over nobody's", async () => {
    const call = { params: { id: crypto.randomUUID() }, body: {} };
    expect((await on.people.bruno.client.refused(handOver, call)).code).toBe("NOT_FOUND");
    expect(
      (await on.people.beto.client.refused(handOver, { ...call, params: { id: on.people.ana.id } })).code,
    ).toBe("FORBIDDEN");
  });

  test("who becomes a viewer, or is dismissed, leaves nothing behind", async () => {
    const [id = ""] = await held(1);
    const edit = (body: { role?: "viewer" | "agent"; active?: boolean }) =>
      on.people.clara.client.call(editMember, { params: { id: on.people.ana.id }, body });
    await edit({ role: "viewer" });
    expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null });
    await edit({ role: "agent" });
    await on.people.ana.client.call(claim, { params: { id } });
    const task = await taskIn(id);
    await edit({ active: false });
    expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null, priority: true });
    expect(await ownerIn("tasks", task)).toBeNull();
    expect(
      (await eventsIn(on, id)).filter(({ name }) => name === "conversation.transferred").at(-1),
    ).toMatchObject({
      actor: on.people.clara.id,
      data: { from: { owner: on.people.ana.id }, to: { owner: null } },
    });
    const bruno = { params: { id: on.people.bruno.id }, body: { memberIds: [on.people.ana.id] } };
    expect((await on.people.clara.client.refused(handOver, bruno)).code).toBe("TARGET_INACTIVE");
    const back = { params: { id: on.people.ana.id }, body: { available: true } };
    expect((await on.people.clara.client.refused(setAvailability, back)).code).toBe("TARGET_INACTIVE");
  });
});
