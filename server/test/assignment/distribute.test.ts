import { claim, showConversation } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createGroup, editMe } from "@relevo/contract/people.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textMessage } from "../emulators/graph/builders.ts";
import type { Person } from "../support/cast.ts";
import { Refused } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import type { LiveLine } from "../support/live.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { beat, ended, eventsIn, namesIn, present, standing, unplug, withPolicy } from "./support.ts";

const on = deskWithLine();
const lines: LiveLine[] = [];
const come = async (...people: Person[]) => {
  for (const person of people) lines.push(await present(on, person));
};
const hand = (change: Parameters<typeof withPolicy>[2] = {}) =>
  withPolicy(on, on.people.inboxes.global, {
    distribution: "round_robin",
    capacity: null,
    onlineOnly: true,
    rescueMinutes: 10,
    stickyDays: 7,
    ...change,
  });
const owners = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await standing(on, id)).owner));
const some = async (n: number) => {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push((await on.opened()).id);
  return ids;
};

beforeEach(() => hand());
afterEach(async () => {
  for (const live of lines.splice(0)) live.close();
  await rowsOf(
    on.desk,
    on.people.account,
    "update conversations set state = 'closed', ended_at = opened_at, waiting_since = null",
  );
  await rowsOf(on.desk, on.people.account, "delete from open_sessions");
  await rowsOf(on.desk, on.people.account, "delete from presence");
  await rowsOf(on.desk, on.people.account, "delete from turns");
});

describe("who comes by", () => {
  test("S2-5: a customer who writes is with somebody within 2 s, without anybody asking", async () => {
    await come(on.people.ana);
    const before = await conversationIds(on.desk, on.people.account);
    await on.graph.deliver(on.line.hook, [textMessage(on.stranger(), "hola")], { to: on.line.line });
    const arrived = async () => {
      const ids = await conversationIds(on.desk, on.people.account);
      return ids.length > before.length ? (await standing(on, ids.at(-1) ?? "")).owner : null;
    };
    // The desk's clock stands still: what waited for a later instant would never come.
    await expect.poll(arrived, { interval: 10 }).toBe(on.people.ana.id);
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    const event = (await eventsIn(on, id)).find(({ name }) => name === "conversation.assigned");
    expect(event).toMatchObject({ actor: null, data: { how: "auto", to: { owner: on.people.ana.id } } });
    const shown = await on.people.ana.client.call(showConversation, { params: { id } });
    expect(shown).toMatchObject({ state: "active", owner: { name: "Ana" } });
  });

  test("S3-15: nine that come one by one are three each", async () => {
    await come(on.people.ana, on.people.beto, on.people.bruno);
    const given = await owners(await some(9));
    for (const { id } of [on.people.ana, on.people.beto, on.people.bruno])
      expect(given.filter((owner) => owner === id)).toHaveLength(3);
  });

  test("S3-15: and so are nine that waited when the first three come", async () => {
    const ids = await some(9);
    for (const person of [on.people.ana, on.people.beto, on.people.bruno])
      await beat(on, person, await on.desk.step());
    await hand({ stickyDays: 6 });
    const given = await owners(ids);
    for (const { id } of [on.people.ana, on.people.beto, on.people.bruno])
      expect(given.filter((owner) => owner === id)).toHaveLength(3);
  });

  test("S3-16: least open picks who holds fewest contacts", async () => {
    await come(on.people.ana);
    const [first, second] = await some(2);
    expect(await owners([first ?? "", second ?? ""])).toEqual([on.people.ana.id, on.people.ana.id]);
    await hand({ distribution: "least_open" });
    await come(on.people.beto);
    expect(await owners(await some(2))).toEqual([on.people.beto.id, on.people.beto.id]);
  });

  test("a viewer who is there gets nothing, nor who does not serve the inbox", async () => {
    await come(on.people.vera);
    const [id = ""] = await some(1);
    expect((await standing(on, id)).state).toBe("queued");
  });
});

describe("availability is not presence", () => {
  test("T18: there but not available, or available but not there, is not eligible", async () => {
    await come(on.people.ana);
    await on.people.ana.client.call(editMe, { body: { available: false } });
    const [id = ""] = await some(1);
    expect(await owners([id])).toEqual([null]);
    await on.people.ana.client.call(editMe, { body: { available: true } });
    await on.desk.settle();
    expect(await owners([id])).toEqual([on.people.ana.id]);
  });

  test("S2-2 S2-3: who is not available gets no new ones and keeps what they hold; the toggle is on record", async () => {
    await come(on.people.ana, on.people.beto);
    const held = await some(4);
    const before = await owners(held);
    await on.people.ana.client.call(editMe, { body: { available: false } });
    await on.desk.settle();
    expect(await owners(held)).toEqual(before);
    expect(await owners(await some(3))).toEqual(Array(3).fill(on.people.beto.id));
    const events = await rowsOf<{ data: unknown; actor: string }>(
      on.desk,
      on.people.account,
      "select data, actor_id as actor from events where name = 'member.availability_changed' order by id desc limit 1",
    );
    expect(events).toEqual([
      { data: { member: on.people.ana.id, from: true, to: false }, actor: on.people.ana.id },
    ]);
    const intervals = await rowsOf<{ available: boolean; open: boolean }>(
      on.desk,
      on.people.account,
      "select available, to_at is null as open from availability where member_id = $1 order by from_at desc, to_at nulls first limit 2",
      [on.people.ana.id],
    );
    expect(intervals).toEqual([
      { available: false, open: true },
      { available: true, open: false },
    ]);
    await on.people.ana.client.call(editMe, { body: { available: true } });
  });
});

describe("capacity", () => {
  test("nobody gets more than the inbox lets wait on one person; an answer makes room", async () => {
    await hand({ capacity: 1 });
    await come(on.people.ana);
    const [first = "", second = ""] = await some(2);
    expect(await owners([first, second])).toEqual([on.people.ana.id, null]);
    await on.people.ana.client.call(reply, { params: { id: first }, body: { text: "hola, ya le respondo" } });
    await on.desk.settle();
    expect(await owners([first, second])).toEqual([on.people.ana.id, on.people.ana.id]);
  });
});

describe("nobody there", () => {
  test("S3-21: it stays queued, and goes to the next who comes", async () => {
    const [id = ""] = await some(1);
    expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null });
    await come(on.people.beto);
    expect(await owners([id])).toEqual([on.people.beto.id]);
  });

  test("a group's queue waits for its people", async () => {
    await on.people.clara.client.call(createGroup, {
      body: { name: "Noche", memberIds: [on.people.beto.id], inboxIds: [on.people.inboxes.global] },
    });
    const [group] = await rowsOf<{ id: string }>(on.desk, on.people.account, "select id from groups limit 1");
    const [id = ""] = await some(1);
    await rowsOf(on.desk, on.people.account, "update conversations set group_id = $2 where id = $1", [
      id,
      group?.id,
    ]);
    await come(on.people.ana);
    expect(await owners([id])).toEqual([null]);
    await come(on.people.beto);
    expect(await owners([id])).toEqual([on.people.beto.id]);
  });
});

describe("sticky", () => {
  test.each(["round_robin", "off"] as const)(
    "who writes again goes to who had them: %s",
    async (distribution) => {
      await come(on.people.ana, on.people.beto);
      const { who, id } = await on.opened();
      const first = (await standing(on, id)).owner;
      await ended(on, id);
      await hand({ distribution });
      await some(distribution === "off" ? 0 : 2);
      const again = await on.opened(who);
      expect(again.id).not.toBe(id);
      expect((await standing(on, again.id)).owner).toBe(first);
      const event = (await eventsIn(on, again.id)).find(({ name }) => name === "conversation.assigned");
      expect(event?.data).toMatchObject({ how: "sticky" });
    },
  );
});

describe("picking", () => {
  test("S2-6: refused while somebody is there for it and it is fresh; allowed after the limit, to supervisors always", async () => {
    const [id = "", other = "", third = ""] = await some(3);
    await beat(on, on.people.ana, await on.desk.step());
    const { client } = on.people.beto;
    const { queued_at } = await standing(on, id);
    expect(await client.refused(claim, { params: { id } })).toMatchObject({
      status: 409,
      code: "DISTRIBUTED",
      failures: [{ data: { until: new Date(queued_at.getTime() + 600_000).toISOString() } }],
    });
    const answer = { params: { id }, body: { text: "yo la tomo" } };
    expect((await client.refused(reply, answer)).code).toBe("DISTRIBUTED");
    await on.people.bruno.client.call(claim, { params: { id: other } });
    const after = await on.desk.step(new Date((await standing(on, third)).queued_at.getTime() + 601_000));
    await beat(on, on.people.ana, after);
    await client.call(claim, { params: { id } });
    expect((await standing(on, id)).owner).toBe(on.people.beto.id);
    expect((await eventsIn(on, id)).at(-1)).toMatchObject({
      name: "conversation.assigned",
      data: { how: "rescue" },
    });
    await client.call(reply, { params: { id: third }, body: { text: "y esta también" } });
    expect((await standing(on, third)).owner).toBe(on.people.beto.id);
  });

  test("S2-6: where nobody is there for it anybody may take it", async () => {
    const [id = ""] = await some(1);
    await on.people.beto.client.call(claim, { params: { id } });
    expect((await eventsIn(on, id)).at(-1)?.data).toMatchObject({ how: "claim" });
  });
});

test("S2-7: what is handed out and claimed at once has one owner, and one event", async () => {
  const ids = await some(12);
  await unplug(on, on.people.ana, await on.desk.step());
  const people = [on.people.beto, on.people.bruno, on.people.clara];
  const answers = await Promise.allSettled([
    come(on.people.ana),
    ...ids.flatMap((id) => people.map(({ client }) => client.call(claim, { params: { id } }))),
  ]);
  await on.desk.settle();
  const codes = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(codes.filter((error) => !(error instanceof Refused) || error.problem.status >= 500)).toEqual([]);
  for (const id of ids) {
    expect((await standing(on, id)).state).toBe("active");
    expect((await namesIn(on, id)).filter((name) => name === "conversation.assigned")).toHaveLength(1);
  }
});
