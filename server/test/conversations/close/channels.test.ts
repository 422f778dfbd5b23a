import { listConversations } from "@relevo/contract/conversations.ts";
import { linkTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { channels, minute, noted, opened, outside, type Scene } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const eventsOf = (id: string) =>
  sql<{ name: string; data: Record<string, unknown> }>(
    "select name, data from events where conversation_id = $1 and name like 'conversation.close%' order by id",
    [id],
  );
/** A message of ours as no command leaves it for long. */
const written = async (scene: Scene, author: string, state: string) =>
  sql(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text,
       state, forwarded, at, attempts)
     select account_id, gen_random_uuid(), id, contact_id, connection_id, 'out', $2, 'text', 'Hola', $3, false, $4, 0
     from conversations where id = $1`,
    [scene.id, author, state, await minute(on)],
  );
const closureOf = async (id: string) =>
  (
    await sql<Record<string, unknown>>(
      "select via, evidence, evidence_ref, outcome, note, owner_id, member_id from closures where conversation_id = $1",
      [id],
    )
  )[0];

describe.each(channels)("S1-1: closing, on %s", (channel) => {
  const open = (inbox: "sales" | "support" = "sales") => opened(on, { channel, inbox });

  test("S1-22, S1-23, S1-56: without reply and without record it is refused, stays open, and the try is kept", async () => {
    const scene = await open();
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    expect(await scene.close({ outcome: undefined })).toEqual(["NO_REPLY", "NO_RECORD"]);
    await sql("update conversations set reason_id = null where id = $1", [scene.id]);
    expect(await scene.close()).toEqual(["NO_REPLY", "NO_RECORD"]);
    expect(await scene.show()).toMatchObject({ state: "active", closure: null });
    expect((await eventsOf(scene.id)).map(({ data }) => data)).toEqual([
      { codes: ["NO_REPLY"] },
      { codes: ["NO_REPLY", "NO_RECORD"] },
      { codes: ["NO_REPLY", "NO_RECORD"] },
    ]);
  });

  test("S1-12, S1-18: answered by a person, accepted by the channel, it closes with two keys and no note", async () => {
    const scene = await open();
    const reply = await scene.answer();
    expect(await scene.close()).toEqual([]);
    const row = { via: "person", evidence: "replied", evidence_ref: reply, outcome: "resolved", note: "" };
    expect(await closureOf(scene.id)).toEqual({
      ...row,
      owner_id: on.people.ana.id,
      member_id: on.people.ana.id,
    });
    expect(await scene.show()).toMatchObject({
      state: "closed",
      owner: { name: "Ana" },
      closure: { via: "person" },
    });
    const [event] = await eventsOf(scene.id);
    expect(event).toMatchObject({
      name: "conversation.closed",
      data: { evidence: "replied", outcome: "resolved", from: { state: "active" }, to: { state: "closed" } },
    });
    const { items } = await on.people.ana.client.call(listConversations, { query: { tab: "closed" } });
    expect(items[0]?.id).toBe(scene.id);
    await scene.say("¿y algo más?");
    expect(
      await sql("select 1 from conversations where previous_id = $1 or id = $1", [scene.id]),
    ).toHaveLength(2);
  });

  test.each([
    ["only the desk answered by itself", "bot", "sent", ["NO_REPLY"]],
    ["the reply is still leaving", "member", "pending", ["NO_REPLY", "PENDING_ACTION"]],
    ["the reply failed", "member", "failed", ["NO_REPLY", "PENDING_ACTION"]],
    ["nobody knows whether it left", "member", "uncertain", ["NO_REPLY", "PENDING_ACTION"]],
  ])("S1-18, S1-17: %s: refused", async (_name, author, state, codes) => {
    const scene = await open();
    await written(scene, author, state);
    expect(await scene.close()).toEqual(codes);
  });

  test("S1-18: each turn is answered: one more message asks for one more answer", async () => {
    const scene = await open();
    await scene.answer();
    await scene.say("¿y el precio?");
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    await scene.answer();
    expect(await scene.close()).toEqual([]);
  });

  test("S1-19: another channel counts once a comment names it, after what it answers", async () => {
    const scene = await open();
    await scene.comment({ chips: [] });
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    const comment = await scene.comment({ chips: [outside(await minute(on))] });
    await scene.say("otra cosa");
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    const later = await scene.comment({ chips: [outside(await minute(on))] });
    expect(later).not.toBe(comment);
    expect(await scene.close()).toEqual([]);
    expect(await closureOf(scene.id)).toMatchObject({ evidence: "elsewhere", evidence_ref: later });
  });

  test("S1-20: the automatic ticket is no evidence: codes exactly NO_REPLY; a person's task is", async () => {
    const scene = await open("support");
    const [made] = await sql<{ id: string }>(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, owner_id, source, untouched,
         next_step, next_step_at, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select c.account_id, gen_random_uuid(), 7000 + c.number, c.contact_id, s.funnel_id, s.id, 'Automático', '', c.owner_id,
         'inbound', true, 'Responder', $2, 'open', 'none', $2, $2, gen_random_uuid(), $2
       from conversations c, stages s where c.id = $1 order by s.position limit 1 returning id`,
      [scene.id, await minute(on)],
    );
    await on.people.ana.client.call(linkTicket, {
      params: { id: scene.id },
      body: { ticketId: made?.id ?? "" },
    });
    expect(await scene.close({ note: noted.note })).toEqual(["NO_REPLY"]);
    const task = await scene.task();
    expect(await scene.close()).toEqual(["NO_RECORD"]);
    expect(await scene.close({ note: noted.note })).toEqual([]);
    expect(await closureOf(scene.id)).toMatchObject({
      evidence: "follow_up",
      evidence_ref: task,
      note: noted.note,
    });
  });

  test("S1-17: a task without owner or date keeps it open, whatever else holds", async () => {
    const scene = await open();
    await scene.answer();
    await scene.task({ dueAt: null });
    expect(await scene.close()).toEqual(["PENDING_ACTION"]);
  });

  test("S1-21: what the customer confirmed counts by that message, and is void once they write again", async () => {
    const scene = await open();
    const thanks = await scene.say("Ya me resultó, no necesito más");
    await scene.confirm(thanks);
    await scene.say("ah, espera");
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    const last = await scene.say("ahora sí, gracias");
    await scene.confirm(last);
    expect(await scene.close()).toEqual([]);
    expect(await closureOf(scene.id)).toMatchObject({ evidence: "confirmed", evidence_ref: last });
  });

  test("S1-61: settled, nobody waits and it closes by that message; written again, it is refused", async () => {
    const scene = await open();
    const first = await scene.say("Muchas gracias 🙏");
    await scene.settle(first);
    expect(await scene.show()).toMatchObject({ waitingSince: null });
    await scene.say("una cosa más");
    expect(await scene.close()).toEqual(["NO_REPLY"]);
    expect((await scene.show()).waitingSince).not.toBeNull();
    const thanks = await scene.say("olvídalo, gracias");
    await scene.settle(thanks);
    expect(await scene.close()).toEqual([]);
    expect(await closureOf(scene.id)).toMatchObject({ evidence: "replied", evidence_ref: thanks });
  });

  test("S1-42, S2-13, S2-16: support wants a ticket, and says so beside what else is missing", async () => {
    const scene = await open("support");
    await sql("update conversations set ticket_id = null, link_state = null, link_by = null where id = $1", [
      scene.id,
    ]);
    expect(await scene.close()).toEqual(["NO_REPLY", "TICKET_REQUIRED"]);
    await scene.answer();
    expect(await scene.close()).toEqual(["TICKET_REQUIRED"]);
  });
});
