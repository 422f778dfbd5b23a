import { mergeConversations, reopen, undoClose, undoMerge } from "@relevo/contract/closing.ts";
import { claim, move, showConversation, transfer } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { editMember } from "@relevo/contract/people.ts";
import { createTicket, linkTicket } from "@relevo/contract/tickets.ts";
import { beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../emulators/graph/builders.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp, type WhatsappLine } from "../support/whatsapp.ts";
import { ended, eventsIn, standing, withPolicy } from "./support.ts";

const on = deskWithLine();
let second: WhatsappLine;
beforeAll(async () => {
  second = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800402" });
  await withPolicy(on, on.people.inboxes.global, {
    commentTriggers: [],
    reopenGraceMinutes: 60,
    stickyDays: 0,
  });
});

/** Ana's conversation with a ticket, and a relative's in the same ticket. */
async function twoInOne(): Promise<{ who: Person; first: string; relative: string }> {
  const { who, id: first } = await on.opened();
  const { id: relative } = await on.opened();
  const { client } = on.people.ana;
  for (const id of [first, relative]) await client.call(claim, { params: { id } });
  const { items } = await client.call(listFunnels, {});
  const { contact } = await client.call(showConversation, { params: { id: first } });
  const { ticket } = await client.call(createTicket, {
    params: { id: first },
    body: { subject: "Nevera sin frío", requesterId: contact.id, funnelId: items[1]?.id ?? "" },
  });
  await client.call(linkTicket, { params: { id: relative }, body: { ticketId: ticket.id, confirmed: true } });
  return { who, first, relative };
}
const toBeto = (id: string) =>
  on.people.ana.client.call(transfer, { params: { id }, body: { memberId: on.people.beto.id } });

async function expectWithBeto(id: string, name: string): Promise<void> {
  expect(await standing(on, id)).toMatchObject({ state: "active", owner: on.people.beto.id });
  const event = (await eventsIn(on, id)).filter((one) => one.name === name).at(-1);
  expect(event?.data).toMatchObject({ to: { owner: on.people.beto.id, state: "active" } });
}

describe("S0-25: what goes on after an end is whose its ticket is now", () => {
  test("reopened by a supervisor", async () => {
    const { first, relative } = await twoInOne();
    await ended(on, first);
    await toBeto(relative);
    await on.people.bruno.client.call(reopen, { params: { id: first }, body: { reason: "Quedó a medias" } });
    await expectWithBeto(first, "conversation.reopened");
  });

  test("reopened by the customer, told from whose it was to whose it is", async () => {
    const { who, first, relative } = await twoInOne();
    await ended(on, first);
    await toBeto(relative);
    await on.line.text(who, "sigue igual");
    await expectWithBeto(first, "conversation.reopened");
    const event = (await eventsIn(on, first)).find(({ name }) => name === "conversation.reopened");
    expect(event?.data).toMatchObject({ from: { owner: on.people.ana.id, state: "closed" } });
  });

  test("parted again from what it was merged into", async () => {
    const { who, first, relative } = await twoInOne();
    await second.text(who, "¿y por aquí?");
    const into = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    await on.people.ana.client.call(claim, { params: { id: into } });
    await on.people.ana.client.call(mergeConversations, { params: { id: first }, body: { intoId: into } });
    await toBeto(relative);
    await on.people.clara.client.call(undoMerge, { params: { id: first } });
    await expectWithBeto(first, "conversation.merge_undone");
  });

  test("S1-9: merged into one without a ticket, its ticket is whose that one is, and the log tells it", async () => {
    const { who, first, relative } = await twoInOne();
    await second.text(who, "¿y por aquí?");
    const into = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    const { clara, beto } = on.people;
    await clara.client.call(transfer, { params: { id: into }, body: { memberId: beto.id } });
    await clara.client.call(mergeConversations, { params: { id: first }, body: { intoId: into } });
    for (const id of [into, relative]) expect((await standing(on, id)).owner).toBe(beto.id);
    expect((await eventsIn(on, into)).at(-1)).toMatchObject({ name: "conversation.ticket_linked" });
    await clara.client.call(undoMerge, { params: { id: first } });
    await expectWithBeto(first, "conversation.merge_undone");
    expect((await eventsIn(on, into)).at(-1)).toMatchObject({ name: "conversation.ticket_unlinked" });
  });

  test("moved to an inbox whose ticket the customer has already, that one is in the same hands", async () => {
    const { sales } = on.people.inboxes;
    const { bruno, beto } = on.people;
    const { who, id: mine } = await on.opened();
    await second.text(who, "¿y por aquí?");
    const theirs = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    for (const [id, person] of [
      [mine, beto],
      [theirs, bruno],
    ] as const) {
      await person.client.call(claim, { params: { id } });
      const [reason] = await rowsOf<{ id: string }>(
        on.desk,
        on.people.account,
        "select id from reasons where inbox_id = $1 limit 1",
        [sales],
      );
      const body = { inboxId: sales, reasonId: reason?.id ?? null, assignToMe: false };
      await person.client.call(move, { params: { id }, body });
    }
    const tickets = await rowsOf<{ owner: string }>(
      on.desk,
      on.people.account,
      "select t.owner_id as owner from conversations c join tickets t on t.id = c.ticket_id where c.id = any($1)",
      [[mine, theirs]],
    );
    expect(tickets.map(({ owner }) => owner)).toEqual([bruno.id, bruno.id]);
    for (const id of [mine, theirs]) expect((await standing(on, id)).owner).toBe(bruno.id);
  });

  test("S1-38: what is parted, or whose close is taken back, after its owner was dismissed waits in the queue", async () => {
    const { clara, vera } = on.people;
    await clara.client.call(editMember, { params: { id: vera.id }, body: { role: "agent" } });
    const { who, id: from } = await on.opened();
    await second.text(who, "¿y por aquí?");
    const into = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    const { id: closed } = await on.opened();
    for (const id of [from, closed])
      await clara.client.call(transfer, { params: { id }, body: { memberId: vera.id } });
    await clara.client.call(mergeConversations, { params: { id: from }, body: { intoId: into } });
    await closeAgainstTheGuard(closed);
    await clara.client.call(editMember, { params: { id: vera.id }, body: { active: false } });
    await clara.client.call(undoMerge, { params: { id: from } });
    await clara.client.call(undoClose, { params: { id: closed } });
    for (const id of [from, closed])
      expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null });
  });
});

test("S1-38: dismissed in the very moment one of theirs is reopened, nobody is left with it", async () => {
  const { beto, clara, bruno } = on.people;
  for (let i = 0; i < 6; i++) {
    const { id } = await on.opened();
    await clara.client.call(transfer, { params: { id }, body: { memberId: beto.id } });
    await ended(on, id);
    await Promise.all([
      clara.client.call(editMember, { params: { id: beto.id }, body: { active: false } }),
      bruno.client.call(reopen, { params: { id }, body: { reason: "Quedó a medias" } }),
    ]);
    expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null });
    await clara.client.call(editMember, { params: { id: beto.id }, body: { active: true } });
  }
});

test("S2-7: what Ana gets or ends while her work is handed on fails nobody and loses nothing", async () => {
  const { ana, beto, bruno, clara } = on.people;
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.push((await on.opened()).id);
  for (const id of ids.slice(0, 6)) await ana.client.call(claim, { params: { id } });
  const status = async (person: typeof ana, method: string, path: string, body: unknown) =>
    (
      await person.client.fetch(`/api/v1${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
    ).status;
  const answers = await Promise.all(
    ids.flatMap((id, i) => [
      status(ana, "POST", `/conversations/${id}/claim`, {}),
      status(i % 2 ? bruno : clara, "POST", `/members/${ana.id}/hand-over`, { memberIds: [beto.id] }),
      status(clara, "POST", `/conversations/${id}/discarding`, { reason: "spam" }),
    ]),
  );
  expect(answers.filter((code) => code >= 500)).toEqual([]);
  for (const id of ids) expect((await standing(on, id)).state).toBe("discarded");
  const chains = await Promise.all(ids.map((id) => eventsIn(on, id)));
  for (const events of chains) {
    const hands = events.filter(({ data }) => data.from && data.to);
    for (const [i, { data }] of hands.entries()) if (i > 0) expect(data.from).toEqual(hands[i - 1]?.data.to);
  }
  expect(
    await rowsOf(on.desk, on.people.account, "select from open_sessions where conversation_id = any($1)", [
      ids,
    ]),
  ).toEqual([]);
});

async function closeAgainstTheGuard(id: string): Promise<void> {
  const [reason] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from reasons where inbox_id = $1 limit 1",
    [on.people.inboxes.marketing],
  );
  const body = { outcome: "resolved", reasonId: reason?.id, override: { reason: "Prueba de cierre" } };
  const answer = await on.people.clara.client.fetch(`/api/v1/conversations/${id}/closure`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}
