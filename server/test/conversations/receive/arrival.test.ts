import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { connectWhatsapp, diego, elena } from "../../support/whatsapp.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

describe("a customer writes", () => {
  test("S1-3 S1-13 S1-40: with no rule the message lands in Global, unowned, with its contact and no reason", async () => {
    await on.line.text(diego, "Hola, ¿tienen stock?");
    const { conversation, items } = await threadOf(on, diego);
    expect(conversation).toMatchObject({
      inbox: { id: on.people.inboxes.global },
      reason: null,
      owner: null,
      state: "queued",
      contact: { name: "Diego" },
      unread: 1,
      channel: "whatsapp",
    });
    expect(conversation.waitingSince).not.toBeNull();
    expect(items.map((item) => (item.kind === "event" ? item.name : item.kind))).toEqual([
      "message",
      "conversation.opened",
    ]);
  });

  test("S1-13: a connection mapped to Ventas lands in Ventas", async () => {
    const sales = await connectWhatsapp(on.desk, on.graph, on.people.account, {
      numberId: "800200",
      inbox: on.people.inboxes.sales,
    });
    const elsewhere = { ...elena, userId: "CL.77", phone: "56900000077" };
    await sales.text(elsewhere, "Cotización, por favor");
    expect((await threadOf(on, elsewhere)).conversation.inbox.id).toBe(on.people.inboxes.sales);
  });

  test("a second message joins the open conversation", async () => {
    const who = on.stranger();
    await on.line.say(b.textMessage(who, "uno"), b.textMessage(who, "dos"));
    await on.line.text(who, "tres");
    const { conversation, messages } = await threadOf(on, who);
    expect(messages.map(({ text }) => text)).toEqual(["uno", "dos", "tres"]);
    expect(conversation.unread).toBe(3);
  });

  test("every message of every change of every entry counts", async () => {
    const [a, c] = [on.stranger(), on.stranger()];
    const one = b.webhook([b.textMessage(a, "primero"), b.textMessage(c, "segundo")], on.line.line);
    const two = b.webhook([b.textMessage(a, "tercero")], on.line.line);
    expect((await on.graph.deliverRaw(on.line.hook, b.joined(one, two))).status).toBe(200);
    await on.desk.settle();
    expect((await threadOf(on, a)).messages.map(({ text }) => text)).toEqual(["primero", "tercero"]);
    expect((await threadOf(on, c)).messages).toHaveLength(1);
  });

  test.each([
    ["Brazil's ninth digit", "553187654321", "5531987654321"],
    ["Argentina's 9", "541123456789", "5491123456789"],
  ])("%s makes one person", async (_name, first, second) => {
    await on.line.say(b.textMessage({ phone: first, name: "Uno" }, "hola"));
    await on.line.say(b.textMessage({ phone: second, name: "Uno" }, "sigo aquí"));
    const same = await rowsOf<{ n: number }>(
      on.desk,
      on.people.account,
      "select count(*)::int as n from contacts where phone in ($1, $2)",
      [`+${first}`, `+${second}`],
    );
    expect(same[0]?.n).toBe(1);
  });

  test("a person known by user id alone has no phone, and gets it when the channel tells it", async () => {
    const who = on.stranger("Sin teléfono");
    const { phone: _, ...hidden } = who;
    await on.line.say(b.textMessage(hidden, "soy yo"));
    expect((await threadOf(on, who)).conversation.contact.name).toBe("Sin teléfono");
    await on.line.say(b.textMessage(who, "con número"));
    expect((await threadOf(on, who)).messages).toHaveLength(2);
    const [contact] = await rowsOf<{ phone: string }>(
      on.desk,
      on.people.account,
      "select phone from contacts c join identities i on i.contact_id = c.id where i.value = $1",
      [who.userId],
    );
    expect(contact?.phone).toBe(`+${who.phone}`);
  });
});
