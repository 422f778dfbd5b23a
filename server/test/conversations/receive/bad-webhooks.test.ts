import { listParked, replayParked } from "@relevo/contract/connections.ts";
import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../../support/rows.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

describe("bad webhooks", () => {
  test.each(["wrong", "missing"] as const)(
    "a %s signature is refused and nothing is stored",
    async (signature) => {
      const before = await conversationIds(on.desk, on.people.account);
      const answer = await on.graph.deliver(on.line.hook, [b.textMessage(on.stranger(), "falso")], {
        to: on.line.line,
        signature,
      });
      expect(answer.status).toBe(403);
      await on.desk.settle();
      expect(await conversationIds(on.desk, on.people.account)).toEqual(before);
    },
  );

  test("JSON cut short is kept and parked, not lost, not a fault", async () => {
    const answer = await on.graph.deliver(on.line.hook, [b.textMessage(on.stranger(), "a medias")], {
      to: on.line.line,
      cutAt: 120,
    });
    expect(answer.status).toBe(200);
    await on.desk.settle();
    const [row] = await rowsOf<{ state: string; error: string }>(
      on.desk,
      on.people.account,
      "select state, error from inbound_requests order by id desc limit 1",
    );
    expect(row?.state).toBe("parked");
    expect(row?.error).toMatch(/not JSON/);
  });

  test("an update that fits no index neither stops the others nor is it lost", async () => {
    const who = on.stranger();
    const huge = { ...b.status(who, { id: "wamid.huge", status: "sent" }) };
    huge.update = { ...huge.update, recipient_participant_id: "x9".repeat(6000) };
    await on.line.say(huge);
    await on.line.say(b.reaction(who, "y".repeat(5000), "👍"));
    await on.line.text(who, "detrás de lo enorme");
    expect((await threadOf(on, who)).messages).toHaveLength(1);
    const stuck = await rowsOf(
      on.desk,
      on.people.account,
      "select id from inbound_requests where state = 'new'",
    );
    expect(stuck).toEqual([]);
  });

  test("a request that cannot be kept is parked, and those behind it go on", async () => {
    const who = on.stranger();
    // Stands for whatever the database may refuse one day.
    await on.desk.db.pool.query(
      "alter table inbound_items add constraint poison check (external_id <> 'm:wamid.poison')",
    );
    try {
      await on.graph.deliver(on.line.hook, [b.textMessage(who, "veneno", { id: "wamid.poison" })], {
        to: on.line.line,
      });
      await on.graph.deliver(on.line.hook, [b.textMessage(who, "sano")], { to: on.line.line });
      await on.desk.settle();
      expect((await threadOf(on, who)).messages.map(({ text }) => text)).toEqual(["sano"]);
      const parked =
        "select error from inbound_requests where state = 'parked' and error like '%poison%' or error like '%23514%'";
      expect(await rowsOf(on.desk, on.people.account, parked)).toHaveLength(1);
    } finally {
      await on.desk.db.pool.query("alter table inbound_items drop constraint poison");
    }
    await on.people.clara.client.call(replayParked, { body: {} });
    await on.desk.settle();
    expect((await threadOf(on, who)).messages.map(({ text }) => text)).toContain("veneno");
  });

  test.each(["99999999999", "100000000", "mañana"])("a time of %s is the arrival's", async (timestamp) => {
    const who = on.stranger();
    const update = b.textMessage(who, "¿qué hora es?");
    update.update = { ...update.update, timestamp };
    await on.line.say(update);
    const { conversation } = await threadOf(on, who);
    expect(Math.abs(Date.parse(conversation.activeAt) - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    "/hooks/whatsapp/%00",
    "/widget/app.html?key=%00",
    "/api/v1/conversations/%00",
    "/api/v1/conversations?cursor=%00",
  ])("%s is refused, not a fault", async (path) => {
    const response = await on.people.clara.client.fetch(path);
    expect(response.status).toBeLessThan(500);
  });

  test("a webhook of a million nothings is parked whole, and shown so", async () => {
    const nothings = `{"object":"whatsapp_business_account","entry":[${"0,".repeat(1_000_000)}0]}`;
    expect((await on.graph.deliverRaw(on.line.hook, nothings)).status).toBe(200);
    await on.desk.settle();
    const { items } = await on.people.clara.client.call(listParked, {});
    expect(items.find(({ error }) => error.includes("more than 5000"))?.id).toMatch(/^r\d+$/);
  });

  test("a body past 4 MB is refused as too large", async () => {
    const answer = await on.graph.deliverRaw(on.line.hook, { padding: "x".repeat(5 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test("the handshake answers the challenge only to the right token", async () => {
    expect(await on.graph.handshake(on.line.hook, "verify", "12345")).toEqual({ status: 200, body: "12345" });
    expect((await on.graph.handshake(on.line.hook, "guess", "12345")).status).toBe(403);
    expect((await on.graph.handshake(`${on.desk.url}/hooks/whatsapp/nobody`, "verify")).status).toBe(404);
  });
});
