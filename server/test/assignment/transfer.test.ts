import {
  claim,
  listConversations,
  move,
  showConversation,
  transfer,
} from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createGroup, editMember } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../support/cast.ts";
import { Refused } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";

const on = deskWithLine();
const queued = async () => (await on.opened()).id;
const show = (id: string) => on.people.clara.client.call(showConversation, { params: { id } });

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

describe("assign", () => {
  test("to a person, to a group's queue, and back to the inbox's queue", async () => {
    const id = await queued();
    const { inboxes } = on.people;
    const group = await on.people.clara.client.call(createGroup, {
      body: { name: "Primera línea", memberIds: [on.people.ana.id], inboxIds: [inboxes.global] },
    });
    await on.people.clara.client.call(transfer, { params: { id }, body: { memberId: on.people.ana.id } });
    expect(await show(id)).toMatchObject({ state: "active", owner: { name: "Ana" }, group: null });
    await on.people.ana.client.call(transfer, { params: { id }, body: { groupId: group.id } });
    expect(await show(id)).toMatchObject({ state: "queued", owner: null, group: { name: "Primera línea" } });
    // The group's queue is for its on.people.
    expect((await on.people.beto.client.refused(claim, { params: { id } })).status).toBe(404);
    await on.people.ana.client.call(transfer, { params: { id }, body: {} });
    expect(await show(id)).toMatchObject({ state: "queued", owner: null, group: null });
  });

  test.each([
    ["somebody inactive", "TARGET_INACTIVE"],
    ["a viewer", "TARGET_NOT_MEMBER"],
    ["somebody who does not serve the inbox", "TARGET_NOT_MEMBER"],
    ["a person of another account", "NOT_FOUND"],
    ["nobody known", "NOT_FOUND"],
  ])("%s is refused with %s", async (who, code) => {
    const id = await queued();
    const clara = on.people.clara.client;
    const targets: Record<string, () => Promise<string>> = {
      "somebody inactive": async () => {
        await clara.call(editMember, { params: { id: on.people.beto.id }, body: { active: false } });
        return on.people.beto.id;
      },
      "a viewer": async () => on.people.vera.id,
      "somebody who does not serve the inbox": async () => {
        await clara.call(editMember, {
          params: { id: on.people.beto.id },
          body: { active: true, inboxIds: [on.people.inboxes.support] },
        });
        return on.people.beto.id;
      },
      "a person of another account": async () => (await otherAccount(on.desk)).olga.id,
      "nobody known": async () => crypto.randomUUID(),
    };
    const memberId = (await targets[who]?.()) ?? "";
    expect((await clara.refused(transfer, { params: { id }, body: { memberId } })).code).toBe(code);
    expect((await show(id)).owner).toBeNull();
  });

  test("an agent hands on their own, not a colleague's", async () => {
    const id = await queued();
    await on.people.clara.client.call(transfer, { params: { id }, body: { memberId: on.people.bruno.id } });
    expect(
      (await on.people.ana.client.refused(transfer, { params: { id }, body: { memberId: on.people.ana.id } }))
        .status,
    ).toBe(404);
  });

  test("who looked at an older owner is told so", async () => {
    const id = await queued();
    await on.people.ana.client.call(claim, { params: { id } });
    const call = { params: { id }, body: { memberId: on.people.bruno.id, seenOwnerId: null } };
    expect(await on.people.clara.client.refused(transfer, call)).toMatchObject({
      code: "CONFLICT",
      failures: [{ data: { owner: "Ana" } }],
    });
  });
});

describe("move", () => {
  test("S1-7: a conversation is in exactly one inbox; the move logs from and to", async () => {
    const id = await queued();
    await on.people.ana.client.call(move, { params: { id }, body: { inboxId: on.people.inboxes.sales } });
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
