import { showTicket } from "@relevo/contract/board.ts";
import { close } from "@relevo/contract/closing.ts";
import { claim, move, showConversation, transfer } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createGroup, removeGroup } from "@relevo/contract/people.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { createTicket, linkTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { eventsIn, reasonOf, standing, withPolicy } from "./support.ts";

const on = deskWithLine();

/** Ana's two conversations in one ticket: its requester's, and a relative's who writes about the same. */
async function twoInOne(): Promise<{ first: string; second: string; ticket: string }> {
  await withPolicy(on, on.people.inboxes.global, { commentTriggers: [] });
  const [first, second] = [(await on.opened()).id, (await on.opened()).id];
  const { client } = on.people.ana;
  for (const id of [first, second]) await client.call(claim, { params: { id } });
  const { items } = await client.call(listFunnels, {});
  const shown = await client.call(showConversation, { params: { id: first } });
  const made = await client.call(createTicket, {
    params: { id: first },
    body: { subject: "Nevera sin frío", requesterId: shown.contact.id, funnelId: items[1]?.id ?? "" },
  });
  await client.call(linkTicket, {
    params: { id: second },
    body: { ticketId: made.ticket.id, confirmed: true },
  });
  return { first, second, ticket: made.ticket.id };
}
const ownerOfTicket = async (id: string) =>
  (
    await rowsOf<{ owner: string | null; group: string | null }>(
      on.desk,
      on.people.account,
      `select owner_id as owner, group_id as "group" from tickets where id = $1`,
      [id],
    )
  )[0];
const countOf = async (id: string, name: string) =>
  (await eventsIn(on, id)).filter((event) => event.name === name).length;

describe("S0-25: a ticket and its open conversations have one responsible", () => {
  test("a transfer takes all along, one event each; the new one reads and closes both, the old one gets 404 on both", async () => {
    const { first, second, ticket } = await twoInOne();
    const { client: ana } = on.people.ana;
    const before = await rowsOf(
      on.desk,
      on.people.account,
      "select id from events where name = 'ticket.assigned'",
    );
    await ana.call(transfer, {
      params: { id: first },
      body: { memberId: on.people.beto.id, reason: "turno" },
    });
    for (const id of [first, second]) {
      expect((await standing(on, id)).owner).toBe(on.people.beto.id);
      expect(await countOf(id, "conversation.transferred")).toBe(1);
      expect((await ana.refused(showConversation, { params: { id } })).status).toBe(404);
      expect((await ana.refused(reply, { params: { id }, body: { text: "¿sigue?" } })).status).toBe(404);
    }
    expect(await ownerOfTicket(ticket)).toEqual({ owner: on.people.beto.id, group: null });
    const after = await rowsOf<{ data: unknown }>(
      on.desk,
      on.people.account,
      "select data from events where name = 'ticket.assigned' order by id",
    );
    expect(after.length - before.length).toBe(1);
    expect(after.at(-1)?.data).toMatchObject({
      ticket,
      from: { owner: on.people.ana.id },
      to: { owner: on.people.beto.id },
    });
    const { client: beto } = on.people.beto;
    expect((await beto.call(showTicket, { params: { id: ticket } })).owner?.id).toBe(on.people.beto.id);
    await withPolicy(on, on.people.inboxes.global, {
      close: { ...closing, ticket: false, contactFields: [], company: "hidden" },
    });
    for (const id of [first, second]) {
      await beto.call(reply, {
        params: { id },
        body: { text: "Ya va el técnico en camino, gracias por avisar." },
      });
      await on.desk.settle();
      const reasonId = (
        await rowsOf<{ id: string }>(
          on.desk,
          on.people.account,
          "select id from reasons where inbox_id = $1 limit 1",
          [on.people.inboxes.support],
        )
      )[0]?.id;
      const closed = await beto.call(close, {
        params: { id },
        body: { outcome: "resolved", reasonId, note: "Se coordinó la visita del técnico para hoy." },
      });
      expect(closed.state).toBe("closed");
    }
  });

  test("so does the group's queue, and who claims one of them has them all", async () => {
    const { first, second, ticket } = await twoInOne();
    await on.people.ana.client.call(transfer, { params: { id: second }, body: {} });
    for (const id of [first, second])
      expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null });
    expect(await ownerOfTicket(ticket)).toEqual({ owner: null, group: null });
    await on.people.beto.client.call(claim, { params: { id: first } });
    for (const id of [first, second]) {
      expect(await standing(on, id)).toMatchObject({ state: "active", owner: on.people.beto.id });
      expect((await eventsIn(on, id)).at(-1)).toMatchObject({
        name: "conversation.assigned",
        data: { how: "claim" },
      });
    }
    expect(await ownerOfTicket(ticket)).toEqual({ owner: on.people.beto.id, group: null });
  });

  test("claims of both at once by different people leave one responsible", async () => {
    const { first, second, ticket } = await twoInOne();
    await on.people.ana.client.call(transfer, { params: { id: second }, body: {} });
    const people = [on.people.ana, on.people.beto, on.people.bruno, on.people.clara];
    await Promise.allSettled(
      Array.from({ length: 24 }, (_, i) =>
        people[i % 4]?.client.call(claim, { params: { id: i % 2 ? first : second } }),
      ),
    );
    const [a, b] = [await standing(on, first), await standing(on, second)];
    expect(a.owner).not.toBeNull();
    expect(b.owner).toBe(a.owner);
    expect((await ownerOfTicket(ticket))?.owner).toBe(a.owner);
    for (const id of [first, second]) expect(await countOf(id, "conversation.assigned")).toBe(2);
  });

  test("S2-11: the linked ticket is the same after a transfer, and only a confirmed link takes along", async () => {
    const { first, second, ticket } = await twoInOne();
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set link_state = 'proposed' where id = $1",
      [second],
    );
    await on.people.ana.client.call(transfer, {
      params: { id: first },
      body: { memberId: on.people.beto.id },
    });
    expect((await standing(on, second)).owner).toBe(on.people.ana.id);
    const [row] = await rowsOf(
      on.desk,
      on.people.account,
      "select ticket_id, link_state from conversations where id = $1",
      [first],
    );
    expect(row).toEqual({ ticket_id: ticket, link_state: "confirmed" });
  });

  test("what comes into a ticket brings the ticket and what else is open in it to who has that", async () => {
    const { first, second, ticket } = await twoInOne();
    const third = (await on.opened()).id;
    await on.people.bruno.client.call(claim, { params: { id: third } });
    await on.people.bruno.client.call(linkTicket, {
      params: { id: third },
      body: { ticketId: ticket, confirmed: true },
    });
    for (const id of [first, second, third]) expect((await standing(on, id)).owner).toBe(on.people.bruno.id);
    expect((await ownerOfTicket(ticket))?.owner).toBe(on.people.bruno.id);
    expect(await countOf(third, "conversation.assigned")).toBe(1);
  });

  test("moved out of a group's queue, all of it leaves that queue, and the group can go", async () => {
    const { first, second, ticket } = await twoInOne();
    const { clara } = on.people;
    const group = await clara.client.call(createGroup, {
      body: { name: "Visitas", inboxIds: [on.people.inboxes.global] },
    });
    await on.people.ana.client.call(transfer, { params: { id: first }, body: { groupId: group.id } });
    expect(await ownerOfTicket(ticket)).toEqual({ owner: null, group: group.id });
    expect((await standing(on, second)).group).toBe(group.id);
    const { support } = on.people.inboxes;
    const body = { inboxId: support, reasonId: await reasonOf(on, support) };
    await clara.client.call(move, { params: { id: first }, body });
    expect(await ownerOfTicket(ticket)).toEqual({ owner: null, group: null });
    for (const id of [first, second])
      expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null, group: null });
    await clara.client.call(removeGroup, { params: { id: group.id } });
  });

  test("what is set aside stays so in other hands, and comes out of it in a queue", async () => {
    const { first, second } = await twoInOne();
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set state = 'snoozed', snoozed_until = opened_at + interval '9 days' where id = $1",
      [second],
    );
    await on.people.ana.client.call(transfer, {
      params: { id: first },
      body: { memberId: on.people.beto.id },
    });
    expect(await standing(on, second)).toMatchObject({ state: "snoozed", owner: on.people.beto.id });
    await on.people.beto.client.call(transfer, { params: { id: first }, body: {} });
    expect(await standing(on, second)).toMatchObject({ state: "queued", owner: null });
  });
});

test("S1-16: from one conversation one replies, leaves a task, associates a ticket and escalates", async () => {
  const { id } = await on.opened();
  const { client } = on.people.ana;
  await client.call(claim, { params: { id } });
  const shown = await client.call(showConversation, { params: { id } });
  expect(shown.can).toMatchObject({ reply: true, comment: true, link: true, transfer: true });
  await client.call(reply, { params: { id }, body: { text: "hola" } });
  await client.call(createTask, { params: { id }, body: { title: "Enviar cotización" } });
  const { items } = await client.call(listFunnels, {});
  await client.call(createTicket, {
    params: { id },
    body: { subject: "Cotización", requesterId: shown.contact.id, funnelId: items[0]?.id ?? "" },
  });
  await withPolicy(on, on.people.inboxes.global, { commentTriggers: ["handover"] });
  const comment = {
    text: "Pide un descuento que solo la jefatura puede autorizar.",
    mentionIds: [on.people.bruno.id],
    chips: [{ trigger: "handover" as const, next: "Responder si se autoriza" }],
  };
  await client.call(transfer, { params: { id }, body: { memberId: on.people.bruno.id, comment } });
  expect((await standing(on, id)).owner).toBe(on.people.bruno.id);
});

const closing = {
  anyOf: ["replied" as const],
  ticket: false,
  note: "when_needed" as const,
  contactFields: [],
  company: "hidden" as const,
  override: "supervisor" as const,
};
