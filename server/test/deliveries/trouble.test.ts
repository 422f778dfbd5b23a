import { editContact, showContact } from "@relevo/contract/contacts.ts";
import { showConversation } from "@relevo/contract/conversations.ts";
import { reply, retryMessage } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { conclude } from "../../src/deliveries/conclude.ts";
import { now, setTestClock } from "../../src/platform/clock.ts";
import * as b from "../emulators/graph/builders.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp } from "../support/whatsapp.ts";
import { customer, state } from "./customer.ts";

const on = deskWithLine();

describe("when the channel says no", () => {
  test("131047 (window closed) is believed: failed with its code, no retry", async () => {
    const { write, messages, sentTo } = await customer(on);
    on.graph.inject.nextSend({ kind: "error", code: 131047 });
    const { id } = await write("tarde");
    await on.desk.settle();
    expect(await state(on, id)).toBe("failed");
    expect((await messages())[0]?.error?.code).toBe("131047");
    await on.desk.step(new Date(Date.now() + 3_600_000));
    expect(sentTo()).toHaveLength(0);
  });

  test("too many requests is tried again after its back-off, by the clock", async () => {
    const { write, sentTo } = await customer(on);
    on.graph.inject.nextSend({ kind: "error", code: 130429 }, 2);
    const { id } = await write("insistente");
    await on.desk.settle();
    expect(await state(on, id)).toBe("pending");
    const now = await on.desk.step();
    await on.desk.step(new Date(now.getTime() + 60_000));
    expect(await state(on, id)).toBe("sent");
    expect(sentTo()).toHaveLength(1);
  });

  test("a person may send a failed message again; a sent one not", async () => {
    const { write } = await customer(on);
    on.graph.inject.nextSend({ kind: "error", code: 131026 });
    const { id } = await write("otra vez");
    await on.desk.settle();
    expect(await state(on, id)).toBe("failed");
    await on.people.ana.client.call(retryMessage, { params: { id } });
    await on.desk.settle();
    expect(await state(on, id)).toBe("sent");
    const again = await on.people.ana.client.refused(retryMessage, { params: { id } });
    expect(again.code).toBe("NOT_RETRIABLE");
  });

  test("a second attempt is followed by its own id; the first one's failure no longer counts", async () => {
    const { who, write, messages, sentTo } = await customer(on);
    const { id } = await write("dos intentos");
    await on.desk.settle();
    const [first] = sentTo();
    if (!first) throw new Error("nothing reached the channel");
    const failed = b.status(who, { id: first.id, status: "failed", ref: id, error: 131026 });
    await on.line.say(failed);
    expect(await state(on, id)).toBe("failed");
    await on.people.ana.client.call(retryMessage, { params: { id } });
    await on.desk.settle();
    await on.line.say(
      b.status(who, { id: first.id, status: "failed", ref: id, error: 131026, at: new Date(Date.now() + 1) }),
    );
    expect(await state(on, id)).toBe("sent");
    const second = sentTo()[1];
    await on.line.say(b.status(who, { id: second?.id ?? "", status: "delivered", ref: id }));
    expect(await state(on, id)).toBe("delivered");
    expect(await messages()).toHaveLength(1);
  });

  test("correcting the phone we show does not change where replies go", async () => {
    const { who, id, write } = await customer(on);
    const { contact } = await on.people.ana.client.call(showConversation, { params: { id } });
    await on.people.ana.client.call(editContact, {
      params: { id: contact.id },
      body: { phone: "9 1111 2222" },
    });
    const shown = await on.people.ana.client.call(showContact, { params: { id: contact.id } });
    expect(shown.phone).toBe("+56911112222");
    await write("¿me lees?");
    await on.desk.settle();
    expect(on.graph.state.messages.at(-1)?.payload.to).toBe(`+${who.phone}`);
  });

  test("a refused token pauses the connection; what is written meanwhile waits", async () => {
    const paused = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800500" });
    await paused.text({ name: "Pausa", phone: "56977770000", userId: "CL.pausa" }, "hola");
    const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
    on.graph.inject.nextSend({ kind: "error", code: 190 });
    const first = await on.people.ana.client.call(reply, { params: { id }, body: { text: "uno" } });
    await on.desk.settle();
    const second = await on.people.ana.client.call(reply, { params: { id }, body: { text: "dos" } });
    await on.desk.settle();
    expect([await state(on, first.id), await state(on, second.id)]).toEqual(["pending", "pending"]);
    const [row] = await rowsOf<{ paused_code: string }>(
      on.desk,
      on.people.account,
      "select paused_code from connections where id = $1",
      [paused.connection],
    );
    expect(row?.paused_code).toBe("190");
  });
});

describe("when nobody knows", () => {
  test("the line is cut after the channel took it: uncertain, never sent again by itself, healed by a status", async () => {
    const { write, sentTo, messages } = await customer(on);
    on.graph.inject.nextSend({ kind: "cut", accepted: true });
    const { id } = await write("¿llegó?");
    await on.desk.settle();
    expect(await state(on, id)).toBe("uncertain");
    await on.desk.step(new Date((await on.desk.step()).getTime() + 86_400_000));
    expect(sentTo()).toHaveLength(1);
    const [accepted] = sentTo();
    if (!accepted) throw new Error("the emulator took nothing");
    await on.graph.deliverStatuses(on.line.hook, accepted, ["delivered"]);
    await on.desk.settle();
    expect(await state(on, id)).toBe("delivered");
    expect((await messages())[0]?.error).toBeNull();
  });

  test("a crash between intent and result: uncertain when its time is up, and the lane goes on", async () => {
    const { id: conversation, write, sentTo } = await customer(on);
    const held = on.graph.inject.holdNextSend();
    const { id } = await write("intento");
    await held.taken;
    expect(await state(on, id)).toBe("sending");
    const next = await write("después");
    await stepPast(121_000);
    expect(await state(on, id)).toBe("uncertain");
    held.release();
    await on.desk.settle();
    // A late answer of the dead attempt changes nothing: only a status or a person does.
    expect(await state(on, id)).toBe("uncertain");
    expect(await state(on, next.id)).toBe("sent");
    expect(sentTo().length).toBeGreaterThanOrEqual(2);
    const shown = await on.people.ana.client.call(showConversation, { params: { id: conversation } });
    expect(shown.last?.preview).toBe("después");
  });

  test("a status that overtakes the answer is kept", async () => {
    const { write, sentTo } = await customer(on);
    const held = on.graph.inject.holdNextSend();
    const { id } = await write("rápido");
    await held.taken;
    const [accepted] = sentTo();
    if (!accepted) throw new Error("the emulator took nothing");
    await on.graph.deliver(
      on.line.hook,
      [b.status({ phone: String(accepted.payload.to).slice(1) }, { id: accepted.id, status: "delivered" })],
      { to: on.line.line },
    );
    held.release();
    await on.desk.settle();
    expect(await state(on, id)).toBe("delivered");
  });

  test("an answer for a message that is no longer being sent changes nothing", async () => {
    const { write } = await customer(on);
    const { id } = await write("quieto");
    await on.desk.settle();
    const [row] = await rowsOf<{ connection: string; contact: string }>(
      on.desk,
      on.people.account,
      "select connection_id as connection, contact_id as contact from messages where id = $1",
      [id],
    );
    if (!row) throw new Error("no message");
    const message = {
      account: on.people.account,
      id,
      ...row,
      type: "text",
      text: "",
      replyTo: null,
      choices: [],
      files: [],
      attempts: 1,
    };
    await conclude(on.desk.db, message, { kind: "failed", code: "x", detail: "" });
    expect(await state(on, id)).toBe("sent");
  });
});

/** Moves the clock without waiting for the send that is held open. */
async function stepPast(ms: number): Promise<void> {
  await setTestClock(on.desk.db, new Date((await now(on.desk.db)).getTime() + ms));
  on.desk.db.onCommit("", new Set(["deadlines"]));
  const sending = `select count(*)::int as n from messages m join connections n on n.id = m.connection_id
    where m.state in ('sending', 'pending') and n.paused_at is null`;
  await expect
    .poll(async () => (await rowsOf<{ n: number }>(on.desk, on.people.account, sending))[0]?.n)
    .toBe(0);
}
