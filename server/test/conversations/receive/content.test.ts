import { describe, expect, test } from "vitest";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

describe("what customers write", () => {
  test.each([
    ["a null byte", "antes\u0000después", "antes\uFFFDdespués"],
    ["a lone surrogate", "roto \ud83d fin", "roto \uFFFD fin"],
    ["emoji", "👩‍👩‍👧‍👦 🇨🇱 ok", "👩‍👩‍👧‍👦 🇨🇱 ok"],
    ["right to left", "مرحبا \u202Eabc", "مرحبا \u202Eabc"],
    ["HTML", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["65,536 characters", "ñ".repeat(65_536), "ñ".repeat(65_536)],
  ])("%s is kept and shown as text", async (_name, sent, shown) => {
    const who = on.stranger();
    await on.line.text(who, sent);
    expect((await threadOf(on, who)).messages[0]?.text).toBe(shown);
  });

  test("every kind of message is shown as what it is", async () => {
    const who = on.stranger();
    const media = on.graph.addMedia(Buffer.from("OggS"), "audio/ogg");
    await on.line.say(
      b.voiceMessage(who, media),
      b.videoMessage(who, media),
      b.stickerMessage(who, media),
      b.buttonReply(who, "si", "Sí, quiero"),
      b.message(who, "location", { latitude: -33.45, longitude: -70.66, name: "Plaza" }),
    );
    const { messages } = await threadOf(on, who);
    expect(messages.map(({ type, text }) => [type, text])).toEqual([
      ["audio", ""],
      ["video", ""],
      ["sticker", ""],
      ["choice", "Sí, quiero"],
      ["location", "Plaza"],
    ]);
    expect(messages.slice(0, 3).map(({ files }) => files[0]?.state)).toEqual(["ready", "ready", "ready"]);
  });

  test("a type nobody knows is kept and shown as what it is", async () => {
    const who = on.stranger();
    await on.line.say(b.message(who, "hologram", { depth: 3 }));
    const [message] = (await threadOf(on, who)).messages;
    expect(message?.type).toBe("unsupported");
    expect(JSON.stringify(message?.data)).toContain("hologram");
  });

  test.each(["expired", "altered", "cut", "foreign", "huge"] as const)(
    "a file the channel does not give (%s) is tried again by the clock and then lost, and the desk goes on",
    async (fault) => {
      const who = on.stranger();
      const media = on.graph.addMedia(Buffer.from("89504e470d0a1a0a", "hex"), "image/png");
      on.graph.inject.nextMedia(fault, 20);
      await on.line.say(b.imageMessage(who, media));
      const now = await on.desk.step();
      await on.desk.step(new Date(now.getTime() + 2 * 3_600_000));
      expect((await threadOf(on, who)).messages[0]?.files[0]?.state).toBe("lost");
      on.graph.state.mediaFaults.length = 0;
    },
  );

  test("a hostile file name or type is made harmless", async () => {
    const who = on.stranger();
    const media = on.graph.addMedia(Buffer.from("MZ"), "application/x-msdownload");
    const part = { id: media.id, mimeType: "image/jpeg\r\nx-evil: 1", fileName: "../../x\u202Egpj.exe" };
    await on.line.say(b.documentMessage(who, part));
    const [message] = (await threadOf(on, who)).messages;
    expect(message?.files[0]).toMatchObject({ name: "xgpj.exe", mimeType: "application/octet-stream" });
  });

  test("a reply quotes its message", async () => {
    const who = on.stranger();
    const first = await on.line.text(who, "la pregunta");
    await on.line.text(who, "sobre esto", { replyTo: first });
    expect((await threadOf(on, who)).messages[1]?.replyTo).toMatchObject({ text: "la pregunta" });
  });
});
