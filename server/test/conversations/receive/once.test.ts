import { listParked, replayParked } from "@relevo/contract/connections.ts";
import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { shuffled, withDuplicates } from "../../emulators/graph/disorder.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { connectWhatsapp } from "../../support/whatsapp.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

describe("nothing is lost, nothing twice", () => {
  test("duplicates and any order give each message once, in the order of its own time", async () => {
    const who = on.stranger();
    const at = Date.now() - 60_000;
    const updates = Array.from({ length: 12 }, (_, i) =>
      b.textMessage(who, `m${i}`, { id: `wamid.order${i}`, at: new Date(at + i * 1000) }),
    );
    for (const update of shuffled(withDuplicates(updates, 0.5, 7), 11)) await on.line.say(update);
    const { conversation, messages } = await threadOf(on, who);
    expect(messages.map(({ text }) => text)).toEqual(updates.map((_, i) => `m${i}`));
    expect(conversation.unread).toBe(12);
    expect(conversation.last?.preview).toBe("m11");
    expect(Date.parse(conversation.waitingSince ?? "")).toBe(Math.floor(at / 1000) * 1000);
  });

  test("two processes receive the same new person at once: one contact, one conversation", async () => {
    const other = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800300" });
    for (let round = 0; round < 5; round++) {
      const who = on.stranger(`Carrera ${round}`);
      await Promise.all([
        on.graph.deliver(on.line.hook, [b.textMessage(who, "por un número")], { to: on.line.line }),
        on.graph.deliver(other.hook, [b.textMessage(who, "por otro")], { to: other.line }),
      ]);
      await on.desk.settle();
      const [count] = await rowsOf<{ contacts: number; conversations: number }>(
        on.desk,
        on.people.account,
        `select (select count(*)::int from contacts where name = $1) as contacts,
           (select count(*)::int from conversations c join contacts p on p.id = c.contact_id where p.name = $1) as conversations`,
        [who.name],
      );
      expect(count).toEqual({ contacts: 1, conversations: 2 });
    }
  });

  test("acknowledged and not yet processed when the process dies: the next one receives it, once", async () => {
    const who = on.stranger();
    const body = Buffer.from(JSON.stringify(b.webhook([b.textMessage(who, "antes de morir")], on.line.line)));
    // What the dying process had committed when it answered 200.
    await on.desk.db.pool.query(
      `set role relevo_system; insert into inbound_requests (channel, account_id, connection_id, body, received_at)
       values ('whatsapp', '${on.people.account}', '${on.line.connection}', '\\x${body.toString("hex")}', '${new Date().toISOString()}'); reset role`,
    );
    await on.desk.settle();
    await on.desk.settle();
    expect((await threadOf(on, who)).messages).toHaveLength(1);
  });

  test("a malformed entry is parked with its error while the good ones count; it can be replayed", async () => {
    const who = on.stranger();
    const good = b.webhook([b.textMessage(who, "bien")], on.line.line);
    const entry = {
      id: on.line.line.waba,
      changes: [
        {
          field: "messages",
          value: { metadata: { phone_number_id: on.line.line.numberId }, messages: [{ id: 7 }] },
        },
      ],
    };
    const entries = (good as { entry: unknown[] }).entry;
    await on.graph.deliverRaw(on.line.hook, { ...good, entry: [...entries, entry] });
    await on.desk.settle();
    expect((await threadOf(on, who)).messages).toHaveLength(1);
    const { items } = await on.people.clara.client.call(listParked, {});
    expect(items).toHaveLength(1);
    expect(items[0]?.error).not.toBe("");
    await on.people.clara.client.call(replayParked, { body: {} });
    await on.desk.settle();
    const after = await on.people.clara.client.call(listParked, {});
    expect(after.items[0]?.attempts).toBeGreaterThan(1);
  });

  test("a number nobody connected is parked, and received once it is connected", async () => {
    const who = on.stranger();
    const unknown = { ...on.line.line, numberId: "800999" };
    const id = "wamid.unknown";
    await on.graph.deliver(on.line.hook, [b.textMessage(who, "¿hay alguien?", { id })], { to: unknown });
    await on.desk.settle();
    // Meta repeats what it thinks we did not get; then it also comes through the new connection.
    await on.graph.deliver(on.line.hook, [b.textMessage(who, "¿hay alguien?", { id })], { to: unknown });
    const made = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800999" });
    await on.graph.deliver(on.line.hook, [b.textMessage(who, "¿y ahora?", { id: "wamid.again" })], {
      to: unknown,
    });
    await made.text(who, "¿y ahora?", { id: "wamid.again" });
    await on.people.clara.client.call(replayParked, { body: {} });
    await on.desk.settle();
    const { messages } = await threadOf(on, who);
    expect(messages.map(({ text }) => text).sort()).toEqual(["¿hay alguien?", "¿y ahora?"]);
  });
});
