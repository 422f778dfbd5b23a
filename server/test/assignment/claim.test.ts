import {
  claim,
  listConversations,
  move,
  showConversation,
  transfer,
} from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { editMember } from "@relevo/contract/people.ts";
import { attendNext } from "@relevo/contract/team.ts";
import { describe, expect, test } from "vitest";
import { Refused } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { eventsIn, standing, withPolicy } from "./support.ts";

const on = deskWithLine();
const queued = async () => (await on.opened()).id;
const show = (id: string) => on.people.clara.client.call(showConversation, { params: { id } });
const codesOf = (answers: PromiseSettledResult<unknown>[]) =>
  answers.flatMap((one) =>
    one.status === "rejected" && one.reason instanceof Refused ? one.reason.problem.code : [],
  );
const emptyQueue = () =>
  rowsOf(
    on.desk,
    on.people.account,
    "update conversations set state = 'closed', ended_at = opened_at, waiting_since = null where ended_at is null",
  );

describe("claim", () => {
  test("S2-7: fifty claims at once have exactly one winner, and one event", async () => {
    const id = await queued();
    const callers = [on.people.ana, on.people.beto, on.people.bruno, on.people.clara];
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => callers[i % 4]?.client.call(claim, { params: { id } })),
    );
    const won = answers.filter(({ status }) => status === "fulfilled");
    const codes = answers.flatMap((one) =>
      one.status === "rejected" && one.reason instanceof Refused ? one.reason.problem.code : [],
    );
    expect(won).toHaveLength(1);
    expect(codes.length).toBe(49);
    expect(codes.filter((code) => code !== "ALREADY_OWNED" && code !== "NOT_FOUND")).toEqual([]);
    const events = await rowsOf(
      on.desk,
      on.people.account,
      "select id from events where conversation_id = $1 and name = 'conversation.assigned'",
      [id],
    );
    expect(events).toHaveLength(1);
    expect(await show(id)).toMatchObject({ state: "active" });
  });

  test("S2-1: a viewer can neither claim, assign, move nor reply", async () => {
    const id = await queued();
    const vera = on.people.vera.client;
    const refusals = [
      await vera.refused(claim, { params: { id } }),
      await vera.refused(transfer, { params: { id }, body: { memberId: on.people.ana.id } }),
      await vera.refused(move, { params: { id }, body: { inboxId: on.people.inboxes.sales } }),
      await vera.refused(reply, { params: { id }, body: { text: "no debería" } }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(await show(id)).toMatchObject({ state: "queued", owner: null });
  });

  test("replying claims what nobody owns, and only that", async () => {
    const id = await queued();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "yo la veo" } });
    expect((await show(id)).owner?.id).toBe(on.people.ana.id);
    const late = await on.people.bruno.client.call(reply, { params: { id }, body: { text: "yo también" } });
    expect(late.author.name).toBe("Bruno");
    expect((await show(id)).owner?.id).toBe(on.people.ana.id);
  });

  test("an agent no longer sees what a colleague took", async () => {
    const id = await queued();
    await on.people.ana.client.call(claim, { params: { id } });
    expect((await on.people.beto.client.refused(showConversation, { params: { id } })).status).toBe(404);
    expect(
      (await on.people.beto.client.refused(reply, { params: { id }, body: { text: "¿hola?" } })).status,
    ).toBe(404);
  });
});

describe("capacity", () => {
  const limit = (capacity: number | null) => withPolicy(on, on.people.inboxes.global, { capacity });

  test("S2-7: fifty claims at once do not pass the limit of what waits on one person", async () => {
    await emptyQueue();
    await limit(5);
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push(await queued());
    const tries = Array.from({ length: 50 }, (_, i) => ids[i % 10] ?? "");
    const answers = await Promise.allSettled(
      tries.map((id) => on.people.ana.client.call(claim, { params: { id } })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(codesOf(answers).filter((code) => code !== "CAPACITY_FULL" && code !== "ALREADY_OWNED")).toEqual(
      [],
    );
    expect(codesOf(answers)).toContain("CAPACITY_FULL");
    const full = await on.people.ana.client.refused(attendNext, { body: {} });
    expect(full).toMatchObject({
      status: 409,
      code: "CAPACITY_FULL",
      failures: [{ data: { capacity: 5, holding: 5 } }],
    });
    await limit(null);
  });
});

describe("S2-4: where nothing is handed out", () => {
  test("the queue is there to see, and Atender makes it mine", async () => {
    await emptyQueue();
    const id = await queued();
    const { items } = await on.people.ana.client.call(listConversations, { query: { tab: "queue" } });
    expect(items.map((item) => item.id)).toEqual([id]);
    const mine = await on.people.ana.client.call(claim, { params: { id } });
    expect(mine).toMatchObject({ state: "active", owner: { id: on.people.ana.id } });
    expect((await eventsIn(on, id)).at(-1)).toMatchObject({
      name: "conversation.assigned",
      actor: on.people.ana.id,
      data: { how: "claim", from: { owner: null, state: "queued" }, to: { owner: on.people.ana.id } },
    });
  });

  test("Atender siguiente takes what waits longest, those that came back first", async () => {
    await emptyQueue();
    const [first, second, back] = [await queued(), await queued(), await queued()];
    await rowsOf(on.desk, on.people.account, "update conversations set priority = true where id = $1", [
      back,
    ]);
    const next = () => on.people.ana.client.call(attendNext, { body: {} });
    expect((await next())?.id).toBe(back);
    expect((await next())?.id).toBe(first);
    expect((await next())?.id).toBe(second);
    expect(await next()).toBeNull();
  });

  test("two who press at once get different ones, and many who press empty the queue once each", async () => {
    await emptyQueue();
    const ids = [];
    for (let i = 0; i < 12; i++) ids.push(await queued());
    const people = [on.people.ana, on.people.beto, on.people.bruno, on.people.clara];
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => people[i % 4]?.client.call(attendNext, { body: {} })),
    );
    const got = answers.flatMap((one) => one?.id ?? []);
    expect(new Set(got).size).toBe(got.length);
    expect(got.sort()).toEqual(ids.sort());
  });

  test("only of the inbox that is asked for, and of those one serves", async () => {
    await emptyQueue();
    await queued();
    const { sales } = on.people.inboxes;
    expect(await on.people.ana.client.call(attendNext, { body: { inboxId: sales } })).toBeNull();
    const unknown = { body: { inboxId: crypto.randomUUID() } };
    expect((await on.people.ana.client.refused(attendNext, unknown)).code).toBe("NOT_FOUND");
    expect((await on.people.vera.client.refused(attendNext, { body: {} })).code).toBe("FORBIDDEN");
  });
});

test("claims, transfers and a dismissal at once: nobody who is gone is left with one", async () => {
  await emptyQueue();
  const ids: string[] = [];
  for (let i = 0; i < 16; i++) ids.push(await queued());
  const [clara, beto] = [on.people.clara.client, on.people.beto];
  const params = (i: number) => ({ id: ids[i] ?? "" });
  await Promise.allSettled([
    ...ids.map((_, i) =>
      i % 2
        ? beto.client.call(claim, { params: params(i) })
        : clara.call(transfer, { params: params(i), body: { memberId: beto.id } }),
    ),
    clara.call(editMember, { params: { id: beto.id }, body: { active: false } }),
  ]);
  for (const id of ids) expect((await standing(on, id)).owner).toBeNull();
});
