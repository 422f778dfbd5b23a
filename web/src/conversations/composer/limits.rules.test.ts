import { describe, expect, test } from "vitest";
import { charactersLeft, partsOf, textLimit } from "./limits.rules.ts";

describe("what a channel takes", () => {
  test("a comment is never measured by the channel", () => {
    expect([textLimit("whatsapp", "reply"), textLimit("whatsapp", "comment")]).toEqual([4096, 65_536]);
  });

  test.each([
    [3600, undefined],
    [3687, 409],
    [4096, 0],
    [4100, -4],
  ])("of %i characters %s are left", (length, left) => {
    expect(charactersLeft(length, 4096)).toBe(left);
  });
});

describe("the messages a reply becomes", () => {
  const of = (text: string, files: string[], channel: "whatsapp" | "webchat" = "whatsapp") =>
    partsOf(channel, "reply", { text, files });

  test("a text alone, and nothing at all", () => {
    expect(of("hola", [])).toEqual([{ text: "hola", files: [] }]);
    expect(of("", [])).toEqual([]);
  });
  test("WhatsApp takes one file a message: the text goes with the first", () => {
    expect(of("mira", ["a", "b"])).toEqual([
      { text: "mira", files: ["a"] },
      { text: "", files: ["b"] },
    ]);
  });
  test("a text too long to stand beside a file goes before it", () => {
    const long = "x".repeat(1025);
    expect(of(long, ["a"])).toEqual([
      { text: long, files: [] },
      { text: "", files: ["a"] },
    ]);
  });
  test("the web chat takes five, a comment ten", () => {
    const six = ["a", "b", "c", "d", "e", "f"];
    expect(of("mira", six, "webchat").map(({ files }) => files.length)).toEqual([5, 1]);
    expect(partsOf("whatsapp", "comment", { text: "", files: six })).toHaveLength(1);
  });
});
