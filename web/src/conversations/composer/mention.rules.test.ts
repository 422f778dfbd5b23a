import { describe, expect, test } from "vitest";
import { matching, mentionAt, stillNamed, withMention } from "./mention.rules.ts";

describe("where a mention is being written", () => {
  test.each([
    ["@", { start: 0, query: "" }],
    ["hola @br", { start: 5, query: "br" }],
    ["(@José Mi", { start: 1, query: "José Mi" }],
    ["ana@example", undefined],
    ["@Ana Torres revisa", undefined],
    ["hola", undefined],
  ])("in %j", (text, expected) => {
    expect(mentionAt(text, text.length)).toEqual(expected);
  });
  test("only what stands before the cursor counts", () => {
    expect(mentionAt("@br y más", 3)).toEqual({ start: 0, query: "br" });
  });
});

test("people are found by the beginning of any name, accents aside", () => {
  const people = [{ name: "José Núñez" }, { name: "Nuria Paz" }, { name: "Ana" }];
  expect(matching(people, "nu").map(({ name }) => name)).toEqual(["José Núñez", "Nuria Paz"]);
  expect(matching(people, "", 2)).toHaveLength(2);
});

test("the name is written out, with one space behind it", () => {
  expect(withMention("mira @br ya", { start: 5, query: "br" }, "Bruno Díaz")).toEqual({
    text: "mira @Bruno Díaz ya",
    cursor: 17,
  });
});

test("who was taken out of the text again is not named", () => {
  const people = [{ name: "Ana" }, { name: "Bruno" }];
  expect(stillNamed("hola @Ana", people)).toEqual([{ name: "Ana" }]);
});
