import { claim, listConversations, move, showConversation } from "@relevo/contract/conversations.ts";
import { comment as leave } from "@relevo/contract/messages.ts";
import { editMember } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { beat, eventsIn, namesIn, reasonOf, standing, withPolicy } from "./support.ts";

const on = deskWithLine();
const queued = async () => (await on.opened()).id;
const show = (id: string) => on.people.clara.client.call(showConversation, { params: { id } });

describe("move", () => {
  test("S1-7: a conversation is in exactly one inbox; the move logs from and to", async () => {
    const id = await queued();
    const reasonId = await reasonOf(on, on.people.inboxes.sales);
    await on.people.ana.client.call(move, {
      params: { id },
      body: { inboxId: on.people.inboxes.sales, reasonId },
    });
    const lists = await Promise.all(
      Object.values(on.people.inboxes).map((inboxId) =>
        on.people.clara.client.call(listConversations, { query: { tab: "all", inboxId } }),
      ),
    );
    expect(lists.filter(({ items }) => items.some((item) => item.id === id))).toHaveLength(1);
    const [event] = await rowsOf<{ data: unknown }>(
      on.desk,
      on.people.account,
      "select data from events where conversation_id = $1 and name = 'conversation.moved'",
      [id],
    );
    expect(event?.data).toMatchObject({
      from: { inbox: on.people.inboxes.global },
      to: { inbox: on.people.inboxes.sales },
    });
  });

  test("a reason belongs to its inbox", async () => {
    const id = await queued();
    const reasons = await rowsOf<{ id: string; name: string }>(
      on.desk,
      on.people.account,
      "select id, name from reasons where inbox_id = $1",
      [on.people.inboxes.sales],
    );
    const reasonId = reasons[0]?.id ?? "";
    const wrong = await on.people.ana.client.refused(move, {
      params: { id },
      body: { inboxId: on.people.inboxes.support, reasonId },
    });
    expect(wrong.code).toBe("REASON_NOT_OF_INBOX");
    await on.people.ana.client.call(move, {
      params: { id },
      body: { inboxId: on.people.inboxes.sales, reasonId },
    });
    expect((await show(id)).reason?.id).toBe(reasonId);
  });
});

describe("classifying", () => {
  test("S1-14: one act has inbox, reason and oneself, and all three are on record", async () => {
    const id = await queued();
    const { sales, global } = on.people.inboxes;
    const reasonId = await reasonOf(on, sales);
    const after = await on.people.ana.client.call(move, {
      params: { id },
      body: { inboxId: sales, reasonId, assignToMe: true },
    });
    expect(after).toMatchObject({
      inbox: { id: sales },
      reason: { id: reasonId },
      owner: { id: on.people.ana.id },
    });
    const events = (await eventsIn(on, id)).filter(({ name }) => /moved|assigned/.test(name));
    expect(events).toMatchObject([
      {
        name: "conversation.moved",
        data: { from: { inbox: global }, to: { inbox: sales }, reason: reasonId },
      },
      {
        name: "conversation.assigned",
        data: {
          from: { inbox: sales, owner: null },
          to: { inbox: sales, owner: on.people.ana.id },
          how: "claim",
        },
      },
    ]);
    expect(events.map(({ actor }) => actor)).toEqual([on.people.ana.id, on.people.ana.id]);
    expect(events[0]?.at).toEqual(events[1]?.at);
  });

  test("S1-15: out of Global without a reason is refused, and needs no owner", async () => {
    const id = await queued();
    const { sales, support, global } = on.people.inboxes;
    const bare = { params: { id }, body: { inboxId: sales } };
    expect(await on.people.ana.client.refused(move, bare)).toMatchObject({
      status: 422,
      code: "REASON_REQUIRED",
    });
    expect(await standing(on, id)).toMatchObject({ inbox: global, owner: null });
    await on.people.ana.client.call(move, {
      params: { id },
      body: { inboxId: sales, reasonId: await reasonOf(on, sales) },
    });
    expect(await standing(on, id)).toMatchObject({ inbox: sales, owner: null, state: "queued" });
    await on.people.ana.client.call(move, { params: { id }, body: { inboxId: support } });
    expect((await standing(on, id)).inbox).toBe(support);
  });

  test("its clocks go on in the other inbox", async () => {
    const id = await queued();
    const before = await standing(on, id);
    await on.desk.step(new Date(before.queued_at.getTime() + 60_000));
    const { sales } = on.people.inboxes;
    await on.people.ana.client.call(move, {
      params: { id },
      body: { inboxId: sales, reasonId: await reasonOf(on, sales) },
    });
    const { queued_at, waiting_since } = await standing(on, id);
    expect({ queued_at, waiting_since }).toEqual({
      queued_at: before.queued_at,
      waiting_since: before.waiting_since,
    });
  });

  test("S1-25: with a flag set and no comment it is not moved; the comment may come in the same act", async () => {
    const id = await queued();
    await rowsOf(
      on.desk,
      on.people.account,
      "insert into conversation_flags (account_id, conversation_id, trigger, at) values ($1, $2, 'unusual', $3)",
      [on.people.account, id, await on.desk.step()],
    );
    const { sales } = on.people.inboxes;
    const body = { inboxId: sales, reasonId: await reasonOf(on, sales) };
    expect(await on.people.ana.client.refused(move, { params: { id }, body })).toMatchObject({
      status: 422,
      code: "COMMENT_REQUIRED",
      failures: [{ data: { trigger: "unusual" } }],
    });
    expect((await standing(on, id)).inbox).toBe(on.people.inboxes.global);
    const comment = {
      text: "Pide factura a nombre de una tercera empresa.",
      chips: [{ trigger: "unusual" as const }],
    };
    await on.people.ana.client.call(move, { params: { id }, body: { ...body, comment } });
    expect((await namesIn(on, id)).filter((name) => /comment|moved/.test(name))).toEqual([
      "comment.added",
      "conversation.moved",
    ]);
  });

  test("S1-27: triage of what somebody commented passes without another comment", async () => {
    const id = await queued();
    const { sales, global } = on.people.inboxes;
    await withPolicy(on, global, { commentTriggers: ["handover"] });
    await on.people.beto.client.call(leave, { params: { id }, body: { text: "parece una cotización" } });
    await on.people.ana.client.call(move, {
      params: { id },
      body: { inboxId: sales, reasonId: await reasonOf(on, sales) },
    });
    expect((await standing(on, id)).inbox).toBe(sales);
    await withPolicy(on, global, { commentTriggers: [] });
  });

  test("for oneself: not a colleague's, nor past the rules of the inbox it goes to", async () => {
    const { sales } = on.people.inboxes;
    const reasonId = await reasonOf(on, sales);
    const body = { inboxId: sales, reasonId, assignToMe: true };
    const owned = await queued();
    await on.people.ana.client.call(claim, { params: { id: owned } });
    expect(await on.people.bruno.client.refused(move, { params: { id: owned }, body })).toMatchObject({
      code: "ALREADY_OWNED",
      failures: [{ data: { owner: "Ana" } }],
    });
    await withPolicy(on, sales, { distribution: "round_robin", capacity: null });
    const id = await queued();
    await beat(on, on.people.ana, await on.desk.step());
    expect((await on.people.beto.client.refused(move, { params: { id }, body })).code).toBe("DISTRIBUTED");
    await rowsOf(on.desk, on.people.account, "delete from presence");
    await on.people.clara.client.call(editMember, {
      params: { id: on.people.beto.id },
      body: { inboxIds: [on.people.inboxes.global] },
    });
    expect((await on.people.beto.client.refused(move, { params: { id }, body })).code).toBe(
      "TARGET_NOT_MEMBER",
    );
    expect(await standing(on, id)).toMatchObject({ inbox: on.people.inboxes.global, owner: null });
  });

  test("what has ended stays where it is", async () => {
    const id = await queued();
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set state = 'closed', ended_at = opened_at where id = $1",
      [id],
    );
    const body = { inboxId: on.people.inboxes.sales };
    expect((await on.people.clara.client.refused(move, { params: { id }, body })).code).toBe("NOT_OPEN");
  });
});
