import { settle } from "@relevo/contract/closing.ts";
import { listConversations, showConversation } from "@relevo/contract/conversations.ts";
import { retryMessage } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import * as b from "../emulators/graph/builders.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { customer, state } from "./customer.ts";

const on = deskWithLine();
const waits = async (id: string) =>
  (await on.people.ana.client.call(showConversation, { params: { id } })).waitingSince;
const unanswered = async () =>
  (await on.people.clara.client.call(listConversations, { query: { view: "unanswered" } })).items.map(
    ({ id }) => id,
  );

describe("S1-51: a customer whose answer never left is unanswered", () => {
  test("refused by the channel: they wait since they wrote, until it is sent again", async () => {
    const { id, write } = await customer(on);
    const since = await waits(id);
    const refusal = Promise.withResolvers<void>();
    on.graph.inject.nextSend({ kind: "error", code: 131026, until: refusal.promise });
    const failed = await write("no llega");
    expect(await waits(id)).toBeNull();
    refusal.resolve();
    await on.desk.settle();
    expect(await state(on, failed.id)).toBe("failed");
    expect(await waits(id)).toBe(since);
    expect(await unanswered()).toContain(id);
    const looks = await rowsOf<{ kind: string }>(
      on.desk,
      on.people.account,
      "select kind from deadlines where key = $1 and kind = 'abandoned'",
      [id],
    );
    expect(looks).toHaveLength(1);
    await on.people.ana.client.call(retryMessage, { params: { id: failed.id } });
    expect(await waits(id)).toBeNull();
    await on.desk.settle();
    expect(await unanswered()).not.toContain(id);
  });

  test("told later by a status: the same; and one that proves it arrived takes it back", async () => {
    const { who, id, write, sentTo } = await customer(on);
    const sent = await write("sí llegó");
    await on.desk.settle();
    const external = sentTo()[0]?.id ?? "";
    await on.line.say(b.status(who, { id: external, status: "failed", ref: sent.id, error: 131026 }));
    expect(await waits(id)).not.toBeNull();
    await on.line.say(b.status(who, { id: external, status: "delivered", ref: sent.id }));
    expect(await waits(id)).toBeNull();
  });

  test("S1-63: answered from the company's phone and taken back there, they wait again", async () => {
    const { who, id } = await customer(on);
    const at = new Date((await on.desk.step()).getTime() + 60_000);
    await on.desk.step(at);
    await on.line.say(b.echo(who, "text", { body: "Ya va" }, { id: "wamid.echoed", at }));
    expect(await waits(id)).toBeNull();
    await on.line.say(b.echo(who, "revoke", { original_message_id: "wamid.echoed" }, { at }));
    expect(await waits(id)).not.toBeNull();
  });

  test("S1-61: it may still need no answer, and then a failure changes nothing", async () => {
    const { who, id, write } = await customer(on);
    on.graph.inject.nextSend({ kind: "error", code: 131026 });
    await write("no llega");
    await on.desk.settle();
    const messageId = (
      await rowsOf<{ id: string }>(
        on.desk,
        on.people.account,
        "select id from messages where conversation_id = $1 and direction = 'in' order by at desc limit 1",
        [id],
      )
    )[0]?.id;
    await on.people.ana.client.call(settle, { params: { id }, body: { messageId: messageId ?? "" } });
    on.graph.inject.nextSend({ kind: "error", code: 131026 });
    await write("tampoco");
    await on.desk.settle();
    expect(await waits(id)).toBeNull();
    await on.desk.step(new Date((await on.desk.step()).getTime() + 60_000));
    await on.line.text(who, "¿y?");
    expect(await waits(id)).not.toBeNull();
  });
});
