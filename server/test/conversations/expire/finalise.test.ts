import { editContact } from "@relevo/contract/contacts.ts";
import { move } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { finaliseOfTickets } from "../../../src/conversations/expire/finalise.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { day, hour, logOf, session, shown, withPolicy } from "./session.ts";

const on = deskWithLine();

/** In Ventas, with a reason, in Ana's charge. */
async function classified() {
  const made = await session(on, { owned: true });
  const [reason] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from reasons where inbox_id = $1 limit 1",
    [on.people.inboxes.sales],
  );
  await on.people.ana.client.call(move, {
    params: { id: made.id },
    body: { inboxId: on.people.inboxes.sales, reasonId: reason?.id },
  });
  return made;
}
const answer = async (id: string) => {
  await on.people.ana.client.call(reply, { params: { id }, body: { text: "Va la cotización" } });
  await on.desk.settle();
};

describe("what the desk finalises", () => {
  test("S2-36: answered, it is closed by rule 7 days after it expired: Cliente no respondió", async () => {
    const { id, at } = await classified();
    await answer(id);
    const end = at.getTime() + day;
    await on.desk.step(new Date(end));
    expect((await shown(on, id)).next).toEqual([
      { kind: "finalises", at: new Date(end + 7 * day).toISOString() },
    ]);
    await on.desk.step(new Date(end + 7 * day - 1));
    expect((await shown(on, id)).state).toBe("expired");
    await on.desk.step(new Date(end + 7 * day));
    expect(await shown(on, id)).toMatchObject({
      state: "closed",
      closure: { via: "rule", outcome: "no_response", evidence: "replied", by: null },
    });
    expect(await logOf(on, id, "conversation.closed")).toMatchObject([
      { actor_kind: "system", data: { via: "rule" } },
    ]);
  });

  test("S2-36: unanswered, it is still there for a person, whatever time passes", async () => {
    const { id, at } = await classified();
    await on.desk.step(new Date(at.getTime() + 40 * day));
    const after = await shown(on, id);
    expect(after).toMatchObject({ state: "expired", owner: { name: "Ana" }, next: [] });
    expect(Date.parse(after.waitingSince ?? "")).toBe(at.getTime());
    expect(await logOf(on, id, "conversation.close_rejected")).toEqual([]);
  });

  test("S2-36: a reply that failed is no answer: it stays for a person", async () => {
    const { id, at } = await classified();
    on.graph.inject.nextSend({ kind: "error", code: 131026 });
    await answer(id);
    await on.desk.step(new Date(at.getTime() + 20 * day));
    const after = await shown(on, id);
    expect(after.state).toBe("expired");
    expect(Date.parse(after.waitingSince ?? "")).toBe(at.getTime());
    expect((await logOf(on, id, "conversation.expired"))[0]?.data.unanswered).toBe(true);
  });

  test("S2-36: answered, it is closed when its ticket is archived; unanswered, not", async () => {
    const tickets: string[] = [];
    const ids: string[] = [];
    for (const answered of [true, false]) {
      const { id, at } = await classified();
      const contact = (await shown(on, id)).contact.id;
      await on.people.ana.client.call(editContact, { params: { id: contact }, body: { name: "Elena" } });
      const ticket = (await shown(on, id)).ticket;
      if (ticket) tickets.push(ticket.id);
      else {
        const [funnel] = await rowsOf<{ id: string }>(
          on.desk,
          on.people.account,
          "select id from funnels order by position limit 1",
        );
        const made = await on.people.ana.client.call(createTicket, {
          params: { id },
          body: { subject: "Plan", requesterId: contact, funnelId: funnel?.id ?? "" },
        });
        tickets.push(made.ticket.id);
      }
      if (answered) await answer(id);
      ids.push(id);
      await on.desk.step(new Date(at.getTime() + day + hour));
    }
    await inAccount(on.desk.db, on.people.account, (tx) => finaliseOfTickets(tx, tickets));
    await inAccount(on.desk.db, on.people.account, (tx) => finaliseOfTickets(tx, tickets));
    const states = await Promise.all(ids.map(async (id) => (await shown(on, id)).state));
    expect(states).toEqual(["closed", "expired"]);
  });

  test("with no time set nothing is finalised by itself", async () => {
    await withPolicy(on, on.people.inboxes.sales, {
      expiry: { withoutTicket: "leave", finaliseHours: null, templateHours: 72 },
    });
    const { id, at } = await classified();
    await answer(id);
    await on.desk.step(new Date(at.getTime() + 100 * day));
    expect(await shown(on, id)).toMatchObject({ state: "expired", next: [] });
  });
});
