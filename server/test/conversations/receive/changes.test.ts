import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

describe("what becomes of a message afterwards", () => {
  test("a reaction stands on its message, changes, and goes", async () => {
    const who = on.stranger();
    const id = await on.line.text(who, "mira");
    await on.line.say(b.reaction(who, id, "👍"));
    expect((await threadOf(on, who)).messages[0]?.reactions).toEqual([{ emoji: "👍", by: "contact" }]);
    await on.line.say(b.reaction(who, id, ""));
    expect((await threadOf(on, who)).messages[0]?.reactions).toEqual([]);
  });

  test("a reaction that overtook its message waits for it", async () => {
    const who = on.stranger();
    await on.line.say(b.reaction(who, "wamid.late", "❤️"));
    await on.line.text(who, "llegué tarde", { id: "wamid.late" });
    expect((await threadOf(on, who)).messages[0]?.reactions).toEqual([{ emoji: "❤️", by: "contact" }]);
  });

  test("an edit changes the text and says so; a revoke empties it", async () => {
    const who = on.stranger();
    const id = await on.line.text(who, "orijinal");
    await on.line.say(b.editMessage(who, id, "original"));
    expect((await threadOf(on, who)).messages[0]).toMatchObject({ text: "original", edited: true });
    await on.line.say(b.revokeMessage(who, id));
    expect((await threadOf(on, who)).messages[0]).toMatchObject({ text: "", revoked: true });
  });

  test("what is taken back takes its file along", async () => {
    const who = on.stranger();
    const media = on.graph.addMedia(Buffer.from("89504e470d0a1a0a", "hex"), "image/png");
    const picture = b.imageMessage(who, { id: media.id, mimeType: "image/png" }, { id: "wamid.picture" });
    await on.line.say(picture);
    const [message] = (await threadOf(on, who)).messages;
    const file = message?.files[0];
    expect(file?.state).toBe("ready");
    expect((await on.people.clara.client.fetch(`/api/v1/files/${file?.id}`)).status).toBe(200);
    await on.line.say(b.revokeMessage(who, "wamid.picture"));
    expect((await threadOf(on, who)).messages[0]).toMatchObject({ revoked: true, files: [] });
    expect((await on.people.clara.client.fetch(`/api/v1/files/${file?.id}`)).status).toBe(404);
  });

  test("nobody edits, takes back or reacts to another's message", async () => {
    const [who, other] = [on.stranger(), on.stranger()];
    const id = await on.line.text(who, "es mío");
    await on.line.text(other, "soy otra persona");
    await on.line.say(
      b.editMessage(other, id, "ahora es mío"),
      b.revokeMessage(other, id),
      b.reaction(other, id, "😈"),
    );
    expect((await threadOf(on, who)).messages[0]).toMatchObject({
      text: "es mío",
      edited: false,
      revoked: false,
      reactions: [],
    });
  });

  test("a customer's edit of our own reply changes nothing", async () => {
    const who = on.stranger();
    await on.line.text(who, "¿precio?");
    await on.line.say(b.echo(who, "text", { body: "Son 100" }, { id: "wamid.price" }));
    await on.line.say(b.editMessage(who, "wamid.price", "Es gratis"));
    expect((await threadOf(on, who)).messages[1]?.text).toBe("Son 100");
  });

  test("edits in any order leave the last one", async () => {
    const who = on.stranger();
    const now = Date.now();
    const id = await on.line.text(who, "v1", { at: new Date(now - 60_000) });
    await on.line.say(b.editMessage(who, id, "v3", { at: new Date(now - 1000) }));
    await on.line.say(b.editMessage(who, id, "v2", { at: new Date(now - 30_000) }));
    expect((await threadOf(on, who)).messages[0]?.text).toBe("v3");
  });

  test("what comes before its message in the very same webhook waits for it, too", async () => {
    const who = on.stranger();
    await on.line.say(
      b.reaction(who, "wamid.same1", "👍"),
      b.editMessage(who, "wamid.same1", "editado"),
      b.textMessage(who, "original", { id: "wamid.same1" }),
      b.revokeMessage(who, "wamid.same2"),
      b.textMessage(who, "me arrepentí", { id: "wamid.same2" }),
    );
    expect((await threadOf(on, who)).messages).toMatchObject([
      { text: "editado", edited: true, reactions: [{ emoji: "👍" }] },
      { text: "", revoked: true },
    ]);
  });
});
