import { claim, showConversation, transfer } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { createGroup, editMember } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { eventsIn, namesIn, standing, withPolicy } from "./support.ts";

const on = deskWithLine();
const queued = async () => (await on.opened()).id;
const show = (id: string) => on.people.clara.client.call(showConversation, { params: { id } });
const group = (name: string, inboxIds = [on.people.inboxes.global]) =>
  on.people.clara.client.call(createGroup, { body: { name, memberIds: [on.people.ana.id], inboxIds } });
const asks = (commentTriggers: Parameters<typeof withPolicy>[2]["commentTriggers"]) =>
  withPolicy(on, on.people.inboxes.global, { commentTriggers: commentTriggers ?? [] });
const handover = {
  text: "La clienta pide una segunda cotización con descuento por volumen.",
  chips: [{ trigger: "handover" as const, next: "Enviar la cotización hoy" }],
};

describe("S2-8 S2-9: what is told", () => {
  test("history shows from and to, and the reason reaches the receiver and the record; without one is fine", async () => {
    const id = await queued();
    await on.people.ana.client.call(claim, { params: { id } });
    const reason = "Sale de turno";
    const call = { params: { id }, body: { memberId: on.people.beto.id, reason } };
    expect(await on.people.ana.client.call(transfer, call)).toBeNull();
    const event = (await eventsIn(on, id)).at(-1);
    expect(event).toMatchObject({
      name: "conversation.transferred",
      actor: on.people.ana.id,
      data: { from: { owner: on.people.ana.id }, to: { owner: on.people.beto.id }, comment: null },
    });
    const notes = await rowsOf(on.desk, on.people.account, "select id, text, member_id as by from notes");
    expect(notes).toEqual([{ id: event?.data.note, text: reason, by: on.people.ana.id }]);
    expect(JSON.stringify(event?.data)).not.toContain(reason);
    const { items } = await on.people.beto.client.call(showThread, { params: { id } });
    expect(items.at(-1)).toMatchObject({
      name: "conversation.transferred",
      words: { note: reason, ownerFrom: "Ana", ownerTo: "Beto" },
    });
    await on.people.beto.client.call(transfer, { params: { id }, body: { memberId: on.people.ana.id } });
    expect((await eventsIn(on, id)).at(-1)?.data).toMatchObject({
      note: null,
      to: { owner: on.people.ana.id },
    });
  });

  test("S2-10: to a group it waits in that group's queue, nobody's; to a person it is theirs", async () => {
    const id = await queued();
    await on.people.ana.client.call(claim, { params: { id } });
    const { id: groupId } = await group("Cotizaciones");
    await on.people.ana.client.call(transfer, { params: { id }, body: { groupId } });
    expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null, group: groupId });
    await on.people.clara.client.call(transfer, { params: { id }, body: { memberId: on.people.beto.id } });
    expect(await standing(on, id)).toMatchObject({ state: "active", owner: on.people.beto.id, group: null });
  });
});

test("S2-11: thread, comments and clocks survive: the same ids, and nothing starts anew", async () => {
  const { id, who } = await on.opened();
  await on.people.ana.client.call(reply, { params: { id }, body: { text: "hola, cuénteme" } });
  await on.line.text(who, "quiero el precio");
  const facts = () =>
    rowsOf(
      on.desk,
      on.people.account,
      `select id, number, contact_id, connection_id, inbox_id, reason_id, ticket_id, opened_at, queued_at, active_at, waiting_since,
         last_inbound_at, last_outbound_at, last_message_id, unread,
         (select array_agg(m.id order by m.id) from messages m where m.conversation_id = c.id) as messages
       from conversations c where id = $1`,
      [id],
    );
  const before = await facts();
  await asks([]);
  await on.people.ana.client.call(transfer, { params: { id }, body: { memberId: on.people.beto.id } });
  expect(await facts()).toEqual(before);
  const thread = await on.people.beto.client.call(showThread, { params: { id } });
  expect(thread.items.filter(({ kind }) => kind === "message")).toHaveLength(3);
});

describe("S2-12: not to whose it is already", () => {
  test("the owner, oneself, or the queue it is in", async () => {
    const id = await queued();
    const ana = on.people.ana.client;
    expect((await ana.refused(transfer, { params: { id }, body: {} })).code).toBe("TARGET_SELF");
    await ana.call(claim, { params: { id } });
    const own = { params: { id }, body: { memberId: on.people.ana.id } };
    expect(await ana.refused(transfer, own)).toMatchObject({ status: 422, code: "TARGET_SELF" });
    expect((await on.people.clara.client.refused(transfer, own)).code).toBe("TARGET_SELF");
    const { id: groupId } = await group("Turno");
    await ana.call(transfer, { params: { id }, body: { groupId } });
    expect((await ana.refused(transfer, { params: { id }, body: { groupId } })).code).toBe("TARGET_SELF");
    const both = { memberId: on.people.beto.id, groupId };
    expect((await ana.refused(transfer, { params: { id }, body: both })).code).toBe("INVALID");
  });
  test("nor to a group of another inbox, and nothing that has ended", async () => {
    const id = await queued();
    const other = await group("De ventas", [on.people.inboxes.sales]);
    const { client } = on.people.ana;
    expect((await client.refused(transfer, { params: { id }, body: { groupId: other.id } })).code).toBe(
      "TARGET_NOT_MEMBER",
    );
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set state = 'closed', ended_at = opened_at where id = $1",
      [id],
    );
    const late = { params: { id }, body: { memberId: on.people.beto.id } };
    expect(await on.people.clara.client.refused(transfer, late)).toMatchObject({
      status: 409,
      code: "NOT_OPEN",
    });
  });
});

describe("S1-27 T17: work that is handed on says what for", () => {
  test("a worked conversation is not handed on by a person without its comment; a fresh one is", async () => {
    await asks(["handover"]);
    const fresh = await queued();
    await on.people.ana.client.call(transfer, {
      params: { id: fresh },
      body: { memberId: on.people.beto.id },
    });
    expect((await namesIn(on, fresh)).at(-1)).toBe("conversation.assigned");
    const id = await queued();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "hola" } });
    const body = { memberId: on.people.beto.id, reason: "vacaciones" };
    expect(await on.people.ana.client.refused(transfer, { params: { id }, body })).toMatchObject({
      status: 422,
      code: "COMMENT_REQUIRED",
      failures: [{ data: { trigger: "handover" } }],
    });
    expect(
      await rowsOf(on.desk, on.people.account, "select from notes where conversation_id = $1", [id]),
    ).toEqual([]);
    const thin = { ...body, comment: { ...handover, text: "ver" } };
    expect((await on.people.ana.client.refused(transfer, { params: { id }, body: thin })).code).toBe(
      "COMMENT_TOO_THIN",
    );
    expect((await standing(on, id)).owner).toBe(on.people.ana.id);
    await on.people.ana.client.call(transfer, { params: { id }, body: { ...body, comment: handover } });
    expect((await standing(on, id)).owner).toBe(on.people.beto.id);
    await asks([]);
    await on.people.beto.client.call(transfer, { params: { id }, body: { memberId: on.people.ana.id } });
  });
});

describe("S1-10 S1-60: escalating", () => {
  test("S1-60: comment, tag and team change are one act: all of it or nothing", async () => {
    await asks(["handover"]);
    const id = await queued();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "hola" } });
    const { id: groupId } = await group("Garantías");
    const comment = { ...handover, mentionIds: [on.people.bruno.id] };
    const wrong = { groupId: crypto.randomUUID(), comment };
    expect((await on.people.ana.client.refused(transfer, { params: { id }, body: wrong })).code).toBe(
      "NOT_FOUND",
    );
    expect(await namesIn(on, id)).not.toContain("comment.added");
    await on.people.ana.client.call(transfer, {
      params: { id },
      body: { groupId, comment, reason: "Excede mi rol" },
    });
    const events = (await eventsIn(on, id)).slice(-2);
    expect(events.map(({ name }) => name)).toEqual(["comment.added", "conversation.transferred"]);
    expect(events[0]?.at).toEqual(events[1]?.at);
    const left = events[0]?.data.comment;
    expect(events[0]?.data).toMatchObject({ mentions: [on.people.bruno.id] });
    expect(events[1]?.data).toMatchObject({ comment: left, to: { group: groupId, owner: null } });
    const thread = await on.people.bruno.client.call(showThread, { params: { id } });
    expect(thread.items.find((item) => item.id === left)).toMatchObject({
      kind: "comment",
      mentions: [{ id: on.people.bruno.id }],
      chips: handover.chips,
    });
    await asks([]);
  });

  test("S1-10: an escalation without anybody to go on with it is rejected", async () => {
    const id = await queued();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "hola" } });
    const comment = { ...handover, mentionIds: [on.people.bruno.id] };
    expect(await on.people.ana.client.refused(transfer, { params: { id }, body: { comment } })).toMatchObject(
      {
        status: 422,
        code: "INVALID",
        failures: [{ pointer: "/memberId" }],
      },
    );
    expect((await standing(on, id)).owner).toBe(on.people.ana.id);
    const nobody = { memberId: crypto.randomUUID(), comment };
    expect((await on.people.ana.client.refused(transfer, { params: { id }, body: nobody })).code).toBe(
      "NOT_FOUND",
    );
  });
});

test("S1-25: with a flag set and no comment it is not handed on", async () => {
  await asks(["unusual"]);
  const id = await queued();
  const at = await on.desk.step();
  await rowsOf(
    on.desk,
    on.people.account,
    "insert into conversation_flags (account_id, conversation_id, trigger, at) values ($1, $2, 'unusual', $3)",
    [on.people.account, id, at],
  );
  const body = { memberId: on.people.beto.id };
  expect((await on.people.ana.client.refused(transfer, { params: { id }, body })).code).toBe(
    "COMMENT_REQUIRED",
  );
  const comment = {
    text: "Pide facturar a nombre de otra empresa del grupo.",
    chips: [{ trigger: "unusual" as const }],
  };
  await on.people.ana.client.call(transfer, { params: { id }, body: { ...body, comment } });
  expect((await standing(on, id)).owner).toBe(on.people.beto.id);
  await asks([]);
});

// Last: it dismisses Beto, and his key with him.
describe("S2-8 S2-10: to whom", () => {
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
