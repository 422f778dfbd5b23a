import type { CommentItem, EventItem } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { ana, at, bruno, message } from "../../live/samples.ts";
import { handedComment } from "./handed.rules.ts";

const note = (id: string, minute: number, author = bruno): CommentItem => ({
  kind: "comment",
  id,
  at: at(minute),
  conversationId: "c1",
  author: { ...author, kind: "member" },
  text: "Prometí llamarle mañana",
  mentions: [],
  files: [],
  chips: [],
});
const event = (minute: number, name: string, words: EventItem["words"]): EventItem => ({
  kind: "event",
  id: `e${minute}`,
  at: at(minute),
  conversationId: "c1",
  name,
  actor: { kind: "member", name: "Bruno" },
  words,
});
const toAna = event(3, "conversation.transferred", { ownerTo: "Ana" });
const byAna = { direction: "out" as const, author: { kind: "member" as const, id: "ana", name: "Ana" } };

describe("what a new owner sees on top", () => {
  test("the last comment, be it from before the transfer or of it", () => {
    expect(handedComment([note("n1", 1), message("m1", 2), toAna], ana.id)?.id).toBe("n1");
    expect(handedComment([note("n1", 1), toAna, note("n2", 3)], ana.id)?.id).toBe("n2");
    const claimed = event(3, "conversation.assigned", { ownerTo: "Ana", how: "claim" });
    expect(handedComment([note("n1", 1), claimed], ana.id)?.id).toBe("n1");
  });
  test("until they write something themselves", () => {
    expect(handedComment([note("n1", 1), toAna, message("m2", 4, byAna)], ana.id)).toBeUndefined();
    expect(handedComment([note("n1", 1), toAna, note("n2", 4, ana)], ana.id)).toBeUndefined();
    expect(handedComment([message("m0", 0, byAna), note("n1", 1), toAna], ana.id)?.id).toBe("n1");
  });
  test("not to whoever took it by answering, nor their own, nor where nobody was given it", () => {
    const answered = event(3, "conversation.assigned", { ownerTo: "Ana", how: "reply" });
    expect(handedComment([note("n1", 1), answered], ana.id)).toBeUndefined();
    expect(handedComment([note("n1", 1, ana), toAna], ana.id)).toBeUndefined();
    const returned = event(3, "conversation.transferred", { ownerTo: null });
    expect(handedComment([note("n1", 1), returned], ana.id)).toBeUndefined();
    expect(handedComment([], ana.id)).toBeUndefined();
  });
});
