import { showTicket } from "@relevo/contract/board.ts";
import { listConversations } from "@relevo/contract/conversations.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { expireConversations } from "../../../src/conversations/expire/expire.ts";
import { arm } from "../../../src/deadlines/arm.ts";
import { setTestClock } from "../../../src/platform/clock.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { connectWhatsapp, type WhatsappLine } from "../../support/whatsapp.ts";
import { atSecond, day, logOf, session, shown, ticketsOf, withPolicy } from "./session.ts";

const on = deskWithLine();
let funnel = "";
beforeAll(async () => {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from funnels order by position limit 1",
  );
  funnel = row?.id ?? "";
});

/** A conversation of a line of its own, which has no ticket yet, about to expire. */
async function inInbox(inbox: string, numberId: string) {
  const line: WhatsappLine = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId, inbox });
  const at = await atSecond(on);
  const who = on.stranger();
  await line.text(who, "hola");
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select c.id from conversations c join identities i on i.contact_id = c.contact_id where i.value = $1",
    [who.userId],
  );
  return { id: row?.id ?? "", who, at, line };
}
const over = (at: Date) => on.desk.step(new Date(at.getTime() + day));
const again = (id: string) =>
  inAccount(on.desk.db, on.people.account, (tx) => arm(tx, [{ kind: "expire", key: id, dueAt: tx.at }]));

describe("at expiry", () => {
  test("S2-24 S2-25: with a linked ticket none is made; its history is added once, also when it runs twice", async () => {
    await withPolicy(on, on.people.inboxes.global, {
      expiry: { withoutTicket: "create", finaliseHours: null, templateHours: 72 },
    });
    const { id, at } = await session(on, { owned: true });
    const contact = (await shown(on, id)).contact.id;
    const made = await on.people.ana.client.call(createTicket, {
      params: { id },
      body: { subject: "Garantía", requesterId: contact, funnelId: funnel },
    });
    await over(at);
    await again(id);
    await on.desk.settle();
    expect(await ticketsOf(on, id)).toHaveLength(1);
    const { actions } = await on.people.clara.client.call(showTicket, { params: { id: made.ticket.id } });
    expect(actions.map(({ conversationId }) => conversationId)).toEqual([id]);
    expect(await logOf(on, id, "ticket.action_added")).toHaveLength(1);
  });

  test("S2-26: without a link, where the inbox wants one, exactly one is made, however often and by however many", async () => {
    await withPolicy(on, on.people.inboxes.support, { autoTicket: null });
    const { id, at } = await inInbox(on.people.inboxes.support, "810100");
    expect(await ticketsOf(on, id)).toEqual([]);
    await setTestClock(on.desk.db, new Date(at.getTime() + day));
    const expire = () =>
      inAccount(on.desk.db, on.people.account, (tx) =>
        expireConversations(tx, { account: tx.account, rule: "expiry" }, [id]),
      );
    await Promise.all([expire(), expire(), expire(), on.desk.settle()]);
    for (let round = 0; round < 3; round++) {
      await again(id);
      await on.desk.settle();
    }
    expect(await logOf(on, id, "conversation.expired")).toHaveLength(1);
    expect(await ticketsOf(on, id)).toMatchObject([{ source: "expiry" }]);
    expect(await logOf(on, id, "ticket.created")).toHaveLength(1);
  });

  test("S2-26: a wrong number in Ventas makes none", async () => {
    await withPolicy(on, on.people.inboxes.sales, { autoTicket: null });
    const { id, at } = await inInbox(on.people.inboxes.sales, "810200");
    await over(at);
    expect((await shown(on, id)).state).toBe("expired");
    expect(await ticketsOf(on, id)).toEqual([]);
  });

  test("S2-24 S2-26: a proposed link counts as associated: no ticket is made, and nothing is added until it is confirmed", async () => {
    const { id, at } = await inInbox(on.people.inboxes.support, "810300");
    const [ticket] = await rowsOf<{ id: string }>(
      on.desk,
      on.people.account,
      "select id from tickets order by number limit 1",
    );
    await rowsOf(
      on.desk,
      on.people.account,
      "update conversations set ticket_id = $2, link_state = 'proposed', link_by = 'contact', linked_at = opened_at where id = $1",
      [id, ticket?.id],
    );
    const before = (await rowsOf(on.desk, on.people.account, "select id from tickets")).length;
    await over(at);
    expect(await rowsOf(on.desk, on.people.account, "select id from tickets")).toHaveLength(before);
    expect(await logOf(on, id, "ticket.action_added")).toEqual([]);
  });

  test("S2-27: in Vencidas each one carries its ticket's number", async () => {
    const { items } = await on.people.clara.client.call(listConversations, {
      query: { tab: "expired", limit: 100 },
    });
    const numbers = await rowsOf<{ id: string; number: number }>(
      on.desk,
      on.people.account,
      "select c.id, t.number from conversations c join tickets t on t.id = c.ticket_id where c.state = 'expired'",
    );
    expect(numbers.length).toBeGreaterThan(1);
    for (const { id, number } of numbers)
      expect(items.find((item) => item.id === id)?.ticket?.number).toBe(number);
  });
});
