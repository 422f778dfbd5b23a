import { showConversation } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { createGroup } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { minute, reasonsOf } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { act, actAll, codesOf } from "./acts.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const shown = (id: string) => clara().call(showConversation, { params: { id } });
const rows = <R>(sql: string, values: unknown[]) => rowsOf<R>(on.desk, on.people.account, sql, values);
const to = (member: string | null, group: string | null = null, pool: string | null = null) =>
  ({ kind: "assign", member, group, pool }) as const;
const ana = () => on.people.ana.id;
const mine = async () => {
  const one = await on.opened();
  await act(on, { conversation: one.id }, to(ana()));
  return one;
};

describe("assign", () => {
  test("S3-5: to a team's queue, and back to the inbox's", async () => {
    const { id } = await mine();
    const body = { name: "Noche", memberIds: [ana()], inboxIds: [on.people.inboxes.global] };
    const group = await clara().call(createGroup, { body });
    expect(codesOf(await act(on, { conversation: id }, to(null, group.id)))).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: "queued", owner: null, group: { name: "Noche" } });
    expect(codesOf(await act(on, { conversation: id }, to(null)))).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: "queued", owner: null, group: null });
  });

  test("what is there already stays there, and nothing is told", async () => {
    const { id } = await mine();
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      expect(codesOf(await act(on, { conversation: id }, to(ana())))).toEqual([]);
    });
    expect(events).toEqual([]);
  });

  test("a person who does not serve, is not there, or a conversation that ended: refused, and it stays", async () => {
    const { id } = await mine();
    const vera = await act(on, { conversation: id }, to(on.people.vera.id));
    expect(codesOf(vera)).toEqual(["TARGET_NOT_MEMBER"]);
    expect(codesOf(await act(on, { conversation: id }, to(crypto.randomUUID())))).toEqual(["NOT_FOUND"]);
    expect((await shown(id)).owner?.name).toBe("Ana");
    await rows("update conversations set state = 'closed', ended_at = active_at where id = $1", [id]);
    expect(codesOf(await act(on, { conversation: id }, to(on.people.beto.id)))).toEqual(["NOT_OPEN"]);
  });

  test("from many at once each is told of its own run, and turns are kept in order", async () => {
    const talks = [await on.opened(), await on.opened(), await on.opened()];
    const pool = on.people.inboxes.global;
    const people = [ana(), on.people.beto.id, ana()];
    const acted = await actAll(
      on,
      talks.map(({ id }, i) => ({ conversation: id, effect: to(people[i] ?? "", null, pool) })),
    );
    const told = await rows<{ conversation: string; run: string }>(
      `select conversation_id as conversation, actor_id as run from events
       where name = 'conversation.assigned' and conversation_id = any($1)`,
      [talks.map(({ id }) => id)],
    );
    const runOf = new Map(told.map(({ conversation, run }) => [conversation, run]));
    expect(talks.map(({ id }) => runOf.get(id))).toEqual(acted.map(({ run }) => run));
    const turns = await rows<{ member: string }>(
      "select member_id as member from run_turns where pool = $1 order by turn",
      [pool],
    );
    expect(turns.map(({ member }) => member)).toEqual([on.people.beto.id, ana()]);
  });

  test("runs that come to one contact in the same second are told apart", async () => {
    const { who, id } = await on.opened();
    const [row] = await rows<{ contact: string }>(
      "select contact_id as contact from conversations where id = $1",
      [id],
    );
    const contact = row?.contact ?? "";
    const say = { kind: "comment", text: "Uno de los dos", mentions: [] } as const;
    const acted = await actAll(on, [
      { conversation: id, effect: { ...say } },
      { contact, effect: { ...say } },
    ]);
    expect(acted.map(codesOf)).toEqual([[], ["NOT_OPEN"]]);
    expect(who.phone).toBeTruthy();
  });
});

describe("move", () => {
  const move = (inbox: string | null, reason: string | null) => ({ kind: "move", inbox, reason }) as const;

  test("to an inbox with a reason, or by the reason alone into its own", async () => {
    const { id } = await on.opened();
    const [sales, support] = [await reasonsOf(on, "sales"), await reasonsOf(on, "support")];
    const first = await act(on, { conversation: id }, move(on.people.inboxes.sales, sales[0] ?? ""));
    expect(codesOf(first)).toEqual([]);
    expect(await shown(id)).toMatchObject({
      inbox: { id: on.people.inboxes.sales },
      reason: { id: sales[0] },
    });
    expect(codesOf(await act(on, { conversation: id }, move(null, support[0] ?? "")))).toEqual([]);
    expect(await shown(id)).toMatchObject({
      inbox: { id: on.people.inboxes.support },
      reason: { id: support[0] },
    });
    // The inbox alone, where it is already, keeps the reason.
    expect(codesOf(await act(on, { conversation: id }, move(on.people.inboxes.support, null)))).toEqual([]);
    expect((await shown(id)).reason?.id).toBe(support[0]);
    const { items } = await clara().call(showThread, { params: { id }, query: {} });
    const moved = items.filter((one) => one.kind === "event" && one.name === "conversation.moved");
    expect(moved).toMatchObject([{ actor: { kind: "workflow" } }, { actor: { kind: "workflow" } }]);
  });

  test("a reason of another inbox, out of Global without one, or there is none: refused, and it stays", async () => {
    const { id } = await on.opened();
    const [support] = await reasonsOf(on, "support");
    const acts = [
      await act(on, { conversation: id }, move(on.people.inboxes.sales, support ?? "")),
      await act(on, { conversation: id }, move(on.people.inboxes.sales, null)),
      await act(on, { conversation: id }, move(null, crypto.randomUUID())),
      await act(on, { conversation: id }, move(null, null)),
    ];
    expect(acts.flatMap(codesOf)).toEqual([
      "REASON_NOT_OF_INBOX",
      "REASON_REQUIRED",
      "NOT_FOUND",
      "NOT_FOUND",
    ]);
    expect((await shown(id)).inbox.id).toBe(on.people.inboxes.global);
  });
});

describe("priority", () => {
  const priority = (ahead: boolean) => ({ kind: "priority", ahead }) as const;

  test("before the rest of the queue and back, once each, told in the timeline", async () => {
    const { id } = await on.opened();
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      for (const ahead of [true, true, false]) await act(on, { conversation: id }, priority(ahead));
    });
    expect(events.map(({ name, data }) => [name, data])).toEqual([
      ["conversation.priority_changed", { from: false, to: true }],
      ["conversation.priority_changed", { from: true, to: false }],
    ]);
    await act(on, { conversation: id }, priority(true));
    expect((await shown(id)).priority).toBe(true);
  });

  test("only while it waits in a queue", async () => {
    const { id } = await mine();
    expect(codesOf(await act(on, { conversation: id }, priority(true)))).toEqual(["ALREADY_OWNED"]);
    await rows("update conversations set state = 'closed', ended_at = active_at where id = $1", [id]);
    expect(codesOf(await act(on, { conversation: id }, priority(true)))).toEqual(["NOT_OPEN"]);
    expect((await shown(id)).priority).toBe(false);
  });
});

describe("snooze", () => {
  const aside = (until: Date | null) => ({ kind: "snooze", until }) as const;

  test("sets aside what waits for the customer, and comes back by time", async () => {
    const { id } = await mine();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "Le aviso mañana" } });
    const until = new Date((await minute(on)).getTime() + 3_600_000);
    expect(codesOf(await act(on, { conversation: id }, aside(until)))).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: "snoozed", snoozedUntil: until.toISOString() });
    await minute(on, 61);
    expect((await shown(id)).state).toBe("active");
  });

  test("not who waits for us without a plan, nor what nobody has, nor into the past", async () => {
    const { id } = await mine();
    const other = await on.opened();
    const past = new Date((await minute(on)).getTime() - 1);
    expect(codesOf(await act(on, { conversation: id }, aside(null)))).toEqual(["TASK_REQUIRED"]);
    expect(codesOf(await act(on, { conversation: other.id }, aside(null)))).toEqual(["OWNER_REQUIRED"]);
    expect(codesOf(await act(on, { conversation: id }, aside(past)))).toEqual(["DATE_PAST"]);
    expect((await shown(id)).state).toBe("active");
  });
});

describe("close", () => {
  test("what a person answered: by the rule, with the record, in the run's name", async () => {
    const { id } = await mine();
    const [reason] = await reasonsOf(on, "marketing");
    await minute(on);
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "Queda resuelto" } });
    await minute(on);
    const request = { outcome: "resolved", note: "", reasonId: reason ?? "" } as const;
    const acted = await act(on, { conversation: id }, { kind: "close", request });
    expect(codesOf(acted)).toEqual([]);
    expect((await shown(id)).state).toBe("closed");
    const [event] = await rows<{ actor: string; via: string; evidence: string }>(
      `select actor_id as actor, data->>'via' as via, data->>'evidence' as evidence from events
       where conversation_id = $1 and name = 'conversation.closed'`,
      [id],
    );
    expect(event).toEqual({ actor: acted.run, via: "rule", evidence: "replied" });
    expect(codesOf(await act(on, { conversation: id }, { kind: "close", request }))).toEqual(["NOT_OPEN"]);
  });
});
