import { showTicket } from "@relevo/contract/board.ts";
import { claim, showConversation } from "@relevo/contract/conversations.ts";
import type { StageAssignment } from "@relevo/contract/funnels.ts";
import { createGroup } from "@relevo/contract/people.ts";
import { assignTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene, type Card } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);
const assigned = async (id: string) => (await scene.events(id, "assigned")).map(({ data }) => data);
/** Its responsible and that of its conversation, as rows say. */
const responsible = async ({ ticket, talk }: Card) => {
  const [row] = await scene.rows<{ owner: string | null; group: string | null }>(
    `select owner_id as owner, group_id as "group" from conversations where id = $1`,
    [talk.id],
  );
  return [(await scene.facts(ticket.id)).owner, row?.owner];
};
/** Only for what runs inside: the stage gives its tickets so. */
async function assigning(
  one: Partial<StageAssignment>,
  run: (stage: string) => Promise<void>,
): Promise<void> {
  const stage = await sales("Cotizado");
  await scene.setStage(stage, "assignment", { strategy: "balanced", memberIds: [], groupId: null, ...one });
  await run(stage);
  await scene.setStage(stage, "assignment", null);
}

describe("S0-5: a human stage makes somebody responsible for replying", () => {
  test("K5: balanced: who has fewest open tickets gets it, with its conversation, one event each", async () => {
    const { ana, beto, bruno } = on.people;
    await assigning({ memberIds: [ana.id, beto.id] }, async (stage) => {
      const card = await scene.card();
      const moved = await scene.move(card.ticket.id, stage);
      expect(await responsible(card)).toEqual([beto.id, beto.id]);
      expect(moved).toBeNull();
      expect(await assigned(card.ticket.id)).toEqual([
        { ticket: card.ticket.id, from: { owner: ana.id, group: null }, to: { owner: beto.id, group: null } },
      ]);
      const told = (await scene.eventsOf(card.talk.id, "conversation.assigned")).at(-1);
      expect(told).toMatchObject({ actor: null, data: { how: "auto", to: { owner: beto.id } } });
      expect(await scene.events(card.ticket.id, "alerted")).toEqual([]);
      const shown = await bruno.client.call(showTicket, { params: { id: card.ticket.id } });
      expect(shown).toMatchObject({ owner: { id: beto.id }, seen: false });
      const hidden = await ana.client.refused(showConversation, { params: { id: card.talk.id } });
      expect(hidden.status).toBe(404);
    });
  });

  test("round robin: each in turn", async () => {
    const { ana, beto } = on.people;
    await assigning({ strategy: "round_robin", memberIds: [ana.id, beto.id] }, async (stage) => {
      const owners = [];
      for (let i = 0; i < 4; i++) {
        const { ticket } = await scene.card();
        await scene.move(ticket.id, stage);
        owners.push((await scene.facts(ticket.id)).owner);
      }
      expect(owners[0]).not.toBe(owners[1]);
      expect(owners.slice(0, 2)).toEqual(owners.slice(2));
    });
  });

  test("random: one of those named", async () => {
    const { ana, beto, bruno } = on.people;
    await assigning({ strategy: "random", memberIds: [ana.id, beto.id] }, async (stage) => {
      const card = await scene.card({ owner: bruno });
      await scene.move(card.ticket.id, stage, {}, bruno);
      expect([ana.id, beto.id]).toContain((await scene.facts(card.ticket.id)).owner);
    });
  });

  test("unassign: it waits in the stage's queue, with an alert; its conversation is queued again", async () => {
    const group = await on.people.clara.client.call(createGroup, {
      body: { name: "Cierres", memberIds: [on.people.ana.id], inboxIds: [on.people.inboxes.sales] },
    });
    await assigning({ strategy: "unassign", groupId: group.id }, async (stage) => {
      const card = await scene.card();
      await scene.move(card.ticket.id, stage);
      expect(await responsible(card)).toEqual([null, null]);
      expect(await card.talk.show()).toMatchObject({ state: "queued", group: { id: group.id } });
      const shown = await on.people.ana.client.call(showTicket, { params: { id: card.ticket.id } });
      expect(shown).toMatchObject({ owner: null, group: { id: group.id } });
      expect(await scene.events(card.ticket.id, "alerted")).toMatchObject([
        { data: { alert: "unowned", rule: null, codes: [] } },
      ]);
    });
  });

  test("nobody eligible serves its inbox: nobody's, with an alert", async () => {
    await scene.rows("delete from inbox_members where member_id = $1 and inbox_id = $2", [
      on.people.beto.id,
      on.people.inboxes.sales,
    ]);
    await assigning({ memberIds: [on.people.beto.id] }, async (stage) => {
      const card = await scene.card();
      await scene.move(card.ticket.id, stage);
      expect(await responsible(card)).toEqual([null, null]);
      expect(await scene.events(card.ticket.id, "alerted")).toHaveLength(1);
    });
    await scene.rows("insert into inbox_members (account_id, inbox_id, member_id) values ($1, $2, $3)", [
      on.people.account,
      on.people.inboxes.sales,
      on.people.beto.id,
    ]);
  });

  test("nor to who is named and does not work in the funnel any more", async () => {
    await scene.setFunnel("Ventas", "access", "members");
    await scene.rows(
      "insert into funnel_members (account_id, funnel_id, member_id) select account_id, id, $2 from funnels where id = $1",
      [await scene.funnelId("Ventas"), on.people.ana.id],
    );
    await assigning({ memberIds: [on.people.beto.id] }, async (stage) => {
      const card = await scene.card();
      await scene.move(card.ticket.id, stage);
      expect(await responsible(card)).toEqual([null, null]);
    });
    await scene.rows("delete from funnel_members");
    await scene.setFunnel("Ventas", "access", "everyone");
  });

  test("one that nobody has comes into a human stage: an alert; into an AI stage none", async () => {
    const { ticket } = await scene.card({ owner: null });
    await scene.move(ticket.id, await sales("Cotizado"), {}, on.people.bruno);
    expect(await scene.events(ticket.id, "alerted")).toHaveLength(2);
    const ai = await sales("En conversación");
    await scene.setStage(ai, "kind", "ai");
    await scene.move(ticket.id, ai, {}, on.people.bruno);
    expect(await scene.events(ticket.id, "alerted")).toHaveLength(2);
    await scene.setStage(ai, "kind", "human");
  });

  test("two who come in at once are given to two", async () => {
    const { ana, beto, bruno } = on.people;
    await assigning({ strategy: "round_robin", memberIds: [ana.id, beto.id] }, async (stage) => {
      const cards = [await scene.card({ owner: null }), await scene.card({ owner: null })];
      await Promise.all(cards.map(({ ticket }) => scene.move(ticket.id, stage, {}, bruno)));
      const owners = await Promise.all(cards.map(async ({ ticket }) => (await scene.facts(ticket.id)).owner));
      expect(new Set(owners)).toEqual(new Set([ana.id, beto.id]));
    });
  });
});

describe("S0-25, K5: one responsible", () => {
  const give = (id: string, memberId: string | null, who = on.people.ana) =>
    who.client.call(assignTicket, { params: { id }, body: { memberId, reason: "Turno" } });

  test("the ticket given away takes its conversation along: the new owner has both, the old one neither", async () => {
    const { ana, beto } = on.people;
    const card = await scene.card();
    const { ticket, talk } = card;
    expect(await give(ticket.id, beto.id)).toBeNull();
    expect(await responsible(card)).toEqual([beto.id, beto.id]);
    expect(await assigned(ticket.id)).toHaveLength(1);
    expect(await scene.eventsOf(talk.id, "conversation.transferred")).toHaveLength(1);
    await beto.client.call(showTicket, { params: { id: ticket.id } });
    await beto.client.call(showConversation, { params: { id: talk.id } });
    for (const refusal of [
      await ana.client.refused(showTicket, { params: { id: ticket.id } }),
      await ana.client.refused(showConversation, { params: { id: talk.id } }),
    ])
      expect(refusal.status).toBe(404);
  });

  test("to nobody: both wait to be picked", async () => {
    const card = await scene.card();
    await give(card.ticket.id, null);
    expect(await responsible(card)).toEqual([null, null]);
    expect(await card.talk.show()).toMatchObject({ state: "queued" });
    await on.people.beto.client.call(claim, { params: { id: card.talk.id } });
    expect(await responsible(card)).toEqual([on.people.beto.id, on.people.beto.id]);
  });

  test("without an open conversation it is given alone, and the reason is kept", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    await talk.close();
    await give(ticket.id, on.people.beto.id);
    const [told] = await assigned(ticket.id);
    expect(told).toMatchObject({ to: { owner: on.people.beto.id } });
    expect(await scene.rows("select text from notes where id = $1", [told?.note])).toEqual([
      { text: "Turno" },
    ]);
  });

  test("the comment a transfer asks for is asked for here, too", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    const refused = await on.people.ana.client.refused(assignTicket, {
      params: { id: ticket.id },
      body: { memberId: on.people.beto.id },
    });
    expect(refused.failures.map(({ code }) => code)).toEqual(["COMMENT_REQUIRED"]);
    expect(await scene.facts(ticket.id)).toMatchObject({ owner: on.people.ana.id });
  });

  test.each([
    ["who reads only: TARGET_NOT_MEMBER", () => on.people.vera.id, "TARGET_NOT_MEMBER"],
    ["who has it: TARGET_SELF", () => on.people.ana.id, "TARGET_SELF"],
    ["who does not exist", () => crypto.randomUUID(), "NOT_FOUND"],
  ])("not to %s", async (_who, target, code) => {
    const { ticket } = await scene.card();
    const body = { memberId: target() };
    expect((await on.people.ana.client.refused(assignTicket, { params: { id: ticket.id }, body })).code).toBe(
      code,
    );
  });

  test("nor to who does not work in the funnel, or left: TARGET_NOT_MEMBER, TARGET_INACTIVE", async () => {
    const { ticket } = await scene.card();
    await scene.setFunnel("Ventas", "access", "members");
    const params = { id: ticket.id };
    const to = async (memberId: string) =>
      (await on.people.clara.client.refused(assignTicket, { params, body: { memberId } })).code;
    expect(await to(on.people.beto.id)).toBe("TARGET_NOT_MEMBER");
    await scene.setFunnel("Ventas", "access", "everyone");
    await scene.rows("update members set active = false where id = $1", [on.people.beto.id]);
    expect(await to(on.people.beto.id)).toBe("TARGET_INACTIVE");
    await scene.rows("update members set active = true where id = $1", [on.people.beto.id]);
  });
});

test("K3, S0-5: a ticket made in the chat is its conversation's owner's; nobody's has an alert", async () => {
  const { ticket } = await scene.card();
  expect(await scene.facts(ticket.id)).toMatchObject({ owner: on.people.ana.id });
  expect(await scene.events(ticket.id, "alerted")).toEqual([]);
  const { id } = await on.opened();
  const { ticket: free } = await on.people.clara.client.call(createTicket, {
    params: { id },
    body: {
      subject: "Sin dueño",
      requesterId: await scene.contactOf(id),
      funnelId: await scene.funnelId("Ventas"),
      stageId: await sales("Ganado"),
    },
  });
  expect(free).toMatchObject({ stage: { name: "Nuevo" }, owner: null, resolution: "none" });
  expect((await scene.events(free.id)).map(({ name }) => name)).toEqual(["ticket.created", "ticket.alerted"]);
});
