import type { ThreadItem } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { at, message } from "../../live/samples.ts";
import { answeredMeanwhile, newestAt } from "./hold.rules.ts";

const by = (kind: "member" | "phone" | "bot", id: string | null) => ({
  direction: "out" as const,
  author: { kind, id, name: "Bruno" },
});
const asked = message("m1", 1);

describe("a reply is held when somebody answered meanwhile", () => {
  test.each<[string, ThreadItem[], string | undefined]>([
    ["a colleague", [asked, message("m2", 2, by("member", "bruno"))], "m2"],
    ["the company's phone", [asked, message("m2", 2, by("phone", null))], "m2"],
    ["not before the writing began", [message("m0", 0, by("member", "bruno")), asked], undefined],
    ["not oneself", [asked, message("m2", 2, by("member", "ana"))], undefined],
    ["not a machine", [asked, message("m2", 2, by("bot", null))], undefined],
    ["not the customer", [asked, message("m2", 2)], undefined],
  ])("%s", (_, items, expected) => {
    expect(answeredMeanwhile(items, at(1), "ana")?.id).toBe(expected);
  });

  test("once what changed was looked at, no more", () => {
    const items = [asked, message("m2", 2, by("member", "bruno"))];
    expect(answeredMeanwhile(items, newestAt(items), "ana")).toBeUndefined();
    expect(answeredMeanwhile(items, null, "ana")).toBeUndefined();
  });
});
