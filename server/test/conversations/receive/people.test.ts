import { listConversations } from "@relevo/contract/conversations.ts";
import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { conversationIds } from "../../support/rows.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

describe("who it is", () => {
  test("a person who is new, changes number and writes again in one batch is one contact", async () => {
    const who = on.stranger("De paso");
    const moved = { ...who, phone: "56900007777", userId: "CL.depaso" };
    await on.line.say(
      b.textMessage(who, "antes"),
      b.changedNumber(who, moved),
      b.textMessage(moved, "después"),
    );
    expect((await threadOf(on, who)).messages.map(({ text }) => text)).toEqual(["antes", "después"]);
  });

  test("a number that was given to somebody else does not join them to who had it", async () => {
    const before = on.stranger("Antes");
    await on.line.text(before, "secreto de antes");
    const after = { ...before, name: "Después", userId: "CL.recycled" };
    await on.line.text(after, "hola, soy otra persona");
    const { conversation, messages } = await threadOf(on, after);
    expect(messages.map(({ text }) => text)).toEqual(["hola, soy otra persona"]);
    expect(conversation.contact.name).toBe("Después");
    expect((await threadOf(on, before)).messages.map(({ text }) => text)).toEqual(["secreto de antes"]);
  });

  test("a name told once in a batch is kept, whoever speaks last", async () => {
    const who = on.stranger("Con nombre");
    await on.line.say(b.textMessage(who, "hola"), b.echo(who, "text", { body: "hola" }));
    expect((await threadOf(on, who)).conversation.contact.name).toBe("Con nombre");
  });

  test("a new number leads to the same person", async () => {
    const who = on.stranger("Mudanza");
    await on.line.text(who, "mi número viejo");
    const moved = { ...who, phone: "56900001234", userId: "CL.moved" };
    await on.line.say(b.changedNumber(who, moved));
    await on.line.text(moved, "mi número nuevo");
    expect((await threadOf(on, who)).messages.map(({ text }) => text)).toEqual([
      "mi número viejo",
      "mi número nuevo",
    ]);
  });

  test("a message from the company's own phone is ours, once, and ends the customer's wait", async () => {
    const who = on.stranger();
    await on.line.text(who, "¿están?");
    const reply = b.echo(who, "text", { body: "Sí, desde el teléfono" }, { id: "wamid.echo1" });
    await on.line.say(reply);
    await on.line.say(reply);
    const { conversation, messages } = await threadOf(on, who);
    expect(messages.map(({ author, text }) => [author.kind, text])).toEqual([
      ["contact", "¿están?"],
      ["phone", "Sí, desde el teléfono"],
    ]);
    expect(conversation.waitingSince).toBeNull();
  });

  test("the list has every conversation exactly once, page by page", async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { tab: "all", limit: 3, ...(cursor ? { cursor } : {}) } as const;
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(query);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual((await conversationIds(on.desk, on.people.account)).sort());
  });
  const pageOf = (query: { tab: "all"; limit: number; cursor?: string }) =>
    on.people.clara.client.call(listConversations, { query });
});
