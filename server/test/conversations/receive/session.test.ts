import { close, snooze } from "@relevo/contract/closing.ts";
import { move } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { connectWhatsapp } from "../../support/whatsapp.ts";
import { later, logOf, session, shown, withPolicy } from "../expire/session.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();
const minute = 60_000;

/** Answered and closed by Ana, with a ticket where wished. */
async function closed(ticket: boolean) {
  const made = await session(on, { owned: true });
  const { id } = made;
  const [reason] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from reasons where inbox_id = $1 limit 1",
    [on.people.inboxes.marketing],
  );
  await on.people.ana.client.call(move, {
    params: { id },
    body: { inboxId: on.people.inboxes.marketing, reasonId: reason?.id },
  });
  const contact = (await shown(on, id)).contact.id;
  const [funnel] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from funnels order by position limit 1",
  );
  if (ticket)
    await on.people.ana.client.call(createTicket, {
      params: { id },
      body: { subject: "Plan", requesterId: contact, funnelId: funnel?.id ?? "" },
    });
  await on.people.ana.client.call(reply, { params: { id }, body: { text: "Listo" } });
  await on.desk.settle();
  await on.people.ana.client.call(close, { params: { id }, body: { outcome: "resolved" } });
  return made;
}

describe("who comes back", () => {
  test("after a close opens a new conversation that knows the one before it", async () => {
    const { id, who } = await closed(true);
    await on.line.text(who, "una cosa más");
    const next = await shown(on, await later(on, id));
    expect(next).toMatchObject({ previousId: id, ticket: null });
    expect(["queued", "active"]).toContain(next.state);
    expect((await shown(on, id)).state).toBe("closed");
  });

  test("within the inbox's grace goes on in the same one, with its owner, while its ticket is open", async () => {
    await withPolicy(on, on.people.inboxes.marketing, { reopenGraceMinutes: 30 });
    const { id, who, at } = await closed(true);
    await on.desk.step(new Date(at.getTime() + 29 * minute));
    await on.line.text(who, "una cosa más");
    expect(await shown(on, id)).toMatchObject({
      state: "active",
      owner: { name: "Ana" },
      endedAt: null,
      unread: 1,
    });
    expect((await logOf(on, id, "conversation.reopened"))[0]).toMatchObject({
      actor_kind: "contact",
      data: { note: null, from: { state: "closed" }, to: { state: "active" } },
    });
    await on.line.text(who, "¿me leen?");
    expect((await threadOf(on, who)).conversation.id).toBe(id);
  });

  test("past the grace, or without an open ticket, it is a new one", async () => {
    await withPolicy(on, on.people.inboxes.marketing, { reopenGraceMinutes: 30 });
    const loose = await closed(false);
    await on.line.text(loose.who, "hola de nuevo");
    expect((await shown(on, await later(on, loose.id))).previousId).toBe(loose.id);
    const late = await closed(true);
    await on.desk.step(new Date(late.at.getTime() + 31 * minute));
    await on.line.text(late.who, "hola de nuevo");
    expect((await shown(on, await later(on, late.id))).previousId).toBe(late.id);
  });

  test("a burst from one who was set aside and strangers, in one webhook, each to its own", async () => {
    const { id, who } = await session(on, { owned: true });
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "¿el martes?" } });
    await on.people.ana.client.call(snooze, { params: { id }, body: { until: null } });
    const [other, third] = [on.stranger(), on.stranger()];
    const at = new Date(await on.desk.step());
    await on.line.say(
      b.textMessage(who, "sí", { at }),
      b.textMessage(other, "hola", { at }),
      b.textMessage(who, "a las diez", { at }),
      b.textMessage(third, "buenas", { at }),
    );
    expect(await shown(on, id)).toMatchObject({ state: "active" });
    expect(await logOf(on, id, "conversation.unsnoozed")).toHaveLength(1);
    expect((await threadOf(on, other)).conversation).toMatchObject({ state: "queued", previousId: null });
  });
});

describe("the inbox's own ticket", () => {
  test("is opened with the conversation, one for a batch of many, and not for one who has it", async () => {
    const sales = await connectWhatsapp(on.desk, on.graph, on.people.account, {
      numberId: "820100",
      inbox: on.people.inboxes.sales,
    });
    const people = Array.from({ length: 5 }, () => on.stranger());
    await sales.say(...people.flatMap((who) => [b.textMessage(who, "precio"), b.textMessage(who, "¿hola?")]));
    for (const who of people) {
      const { conversation } = await threadOf(on, who);
      expect(conversation.ticket).toMatchObject({ link: "confirmed" });
      expect(await logOf(on, conversation.id, "ticket.created")).toMatchObject([
        { data: { source: "inbound" } },
      ]);
    }
  });

  test("S1-13: a line mapped to Ventas lands there; in Global there is no ticket", async () => {
    const { id } = await session(on);
    expect(await shown(on, id)).toMatchObject({ inbox: { id: on.people.inboxes.global }, ticket: null });
  });
});
