import { listConversations } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { arm } from "../../../src/deadlines/arm.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { day, hour, later, logOf, session, shown, ticketsOf, withPolicy } from "./session.ts";

const on = deskWithLine();
const say = (id: string, text: string) =>
  on.people.ana.client.call(reply, { params: { id }, body: { text } });

describe("the window", () => {
  test("S2-22: 24 h after the customer's last message it expires by itself, to the millisecond, and stands in Vencidas", async () => {
    const { id, at } = await session(on, { owned: true });
    await on.desk.step(new Date(at.getTime() + day - 1));
    expect((await shown(on, id)).state).toBe("active");
    await on.desk.step(new Date(at.getTime() + day));
    const after = await shown(on, id);
    expect(after).toMatchObject({ state: "expired", owner: { name: "Ana" } });
    expect(Date.parse(after.expiredAt ?? "")).toBe(at.getTime() + day);
    const { items } = await on.people.clara.client.call(listConversations, { query: { tab: "expired" } });
    expect(items.map((one) => one.id)).toContain(id);
    const [event] = await logOf(on, id, "conversation.expired");
    expect(event).toMatchObject({
      actor_kind: "system",
      data: { unanswered: true, from: { state: "active" }, to: { state: "expired" } },
    });
  });

  test("S2-23: each message of the customer begins the 24 h anew; ours do not", async () => {
    const { id, who, at } = await session(on);
    await on.desk.step(new Date(at.getTime() + day - 60_000));
    await on.line.text(who, "sigo aquí");
    await on.desk.step(new Date(at.getTime() + day + hour));
    expect((await shown(on, id)).state).toBe("queued");
    const until = at.getTime() + 2 * day - 60_000;
    await on.desk.step(new Date(until - hour));
    await say(id, "¿nos cuentas?");
    await on.desk.step(new Date(until - 1));
    expect((await shown(on, id)).state).toBe("active");
    await on.desk.step(new Date(until));
    expect(await shown(on, id)).toMatchObject({ state: "expired", waitingSince: null });
    expect((await logOf(on, id, "conversation.expired"))[0]?.data.unanswered).toBe(false);
  });

  test("S2-22: 24 h are elapsed hours, also over a night of 23", async () => {
    // Chile goes to summer time on 5 September 2027.
    await on.desk.step(new Date("2027-09-05T00:30:00Z"));
    const { id, at } = await session(on);
    await on.desk.step(new Date(at.getTime() + day - 1));
    expect((await shown(on, id)).state).toBe("queued");
    await on.desk.step(new Date(at.getTime() + day));
    expect((await shown(on, id)).state).toBe("expired");
  });

  test("S2-32: free text into an expired one is refused with WINDOW_CLOSED, and nothing is written", async () => {
    const { id, at } = await session(on, { owned: true });
    await on.desk.step(new Date(at.getTime() + day));
    const problem = await on.people.ana.client.refused(reply, { params: { id }, body: { text: "¿sigues?" } });
    expect(problem).toMatchObject({ status: 422, code: "WINDOW_CLOSED" });
    expect((await shown(on, id)).can).toMatchObject({
      reply: "WINDOW_CLOSED",
      template: true,
      transfer: "NOT_OPEN",
    });
    const sent = await rowsOf(
      on.desk,
      on.people.account,
      "select id from messages where conversation_id = $1 and direction = 'out'",
      [id],
    );
    expect(sent).toEqual([]);
  });

  test("a reply on its way at that moment goes on in its lane", async () => {
    const { id, at } = await session(on, { owned: true });
    await on.desk.step(new Date(at.getTime() + day - 1000));
    on.graph.inject.nextSend({ kind: "error", code: 130429 });
    const { id: message } = await say(id, "justo a tiempo");
    await on.desk.step(new Date(at.getTime() + day + 60_000));
    expect((await shown(on, id)).state).toBe("expired");
    const [row] = await rowsOf<{ state: string }>(
      on.desk,
      on.people.account,
      "select state from messages where id = $1",
      [message],
    );
    expect(row?.state).toBe("sent");
  });
});

describe("who writes after it", () => {
  test("C16 S2-25: a late message opens a new conversation with the same ticket; the old one stays to be finalised", async () => {
    await withPolicy(on, on.people.inboxes.global, {
      expiry: { withoutTicket: "create", finaliseHours: null, templateHours: 72 },
    });
    const { id, who, at } = await session(on);
    await on.desk.step(new Date(at.getTime() + day));
    const [ticket] = await ticketsOf(on, id);
    await on.line.text(who, "perdón, recién veo");
    const next = await shown(on, await later(on, id));
    expect(next).toMatchObject({
      state: "queued",
      previousId: id,
      ticket: { number: ticket?.number, link: "confirmed" },
    });
    expect((await shown(on, id)).state).toBe("expired");
    expect((await logOf(on, next.id, "conversation.ticket_linked"))[0]?.data).toEqual({
      ticket: ticket?.id,
      from: null,
    });
    expect(await ticketsOf(on, id)).toHaveLength(1);
    await withPolicy(on, on.people.inboxes.global, {
      expiry: { withoutTicket: "leave", finaliseHours: 168, templateHours: 72 },
    });
  });

  test("fired twice at the edge it expires once, and one contact has one open conversation", async () => {
    const { id, who, at } = await session(on);
    const edge = new Date(at.getTime() + day);
    await on.desk.step(edge);
    await inAccount(on.desk.db, on.people.account, (tx) =>
      arm(tx, [{ kind: "expire", key: id, dueAt: tx.at }]),
    );
    await on.desk.settle();
    await Promise.all([on.line.text(who, "uno"), on.line.text(who, "dos")]);
    expect(await logOf(on, id, "conversation.expired")).toHaveLength(1);
    const open = await rowsOf<{ n: number }>(
      on.desk,
      on.people.account,
      "select count(*)::int as n from open_sessions s join conversations c on c.contact_id = s.contact_id where c.id = $1",
      [id],
    );
    expect(open).toEqual([{ n: 1 }]);
  });
});
