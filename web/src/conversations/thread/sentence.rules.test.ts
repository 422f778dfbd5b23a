import { timelineEvents } from "@relevo/contract/events.ts";
import type { EventItem } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "./sentence.rules.ts";

const event = (name: string, words: EventItem["words"], actor = "Ana"): EventItem => ({
  kind: "event",
  id: "e1",
  at: "2026-11-21T12:00:00.000Z",
  conversationId: "c",
  name,
  actor: { kind: "member", name: actor },
  words,
});

describe("what happened, in a sentence", () => {
  test.each([
    ["conversation.opened", { source: "contact", inbox: "Ventas" }, "opened"],
    ["conversation.opened", { source: "user", inbox: "Ventas" }, "openedByUs"],
    ["conversation.assigned", { how: "claim", ownerTo: "Ana" }, "claimed"],
    ["conversation.assigned", { how: "reply", ownerTo: "Ana" }, "claimedByReply"],
    ["conversation.assigned", { how: "manual", ownerTo: "Bruno" }, "assigned"],
    ["conversation.assigned", { how: "manual", ownerTo: "Ana" }, "assignedSelf"],
    ["conversation.assigned", { how: "manual", groupTo: "Ventas" }, "assignedTeam"],
    ["conversation.assigned", { how: "manual" }, "returned"],
    ["conversation.moved", { inboxFrom: "Global", inboxTo: "Ventas", reason: "Precio" }, "movedReason"],
    ["conversation.moved", { inboxFrom: "Global", inboxTo: "Ventas" }, "moved"],
    ["conversation.moved", { inboxFrom: "Ventas", inboxTo: "Ventas", reason: "Precio" }, "reason"],
    ["conversation.moved", { inboxFrom: "Ventas", inboxTo: "Ventas" }, "noReason"],
    ["conversation.closed", {}, "other"],
  ])("%s %j", (name, words, key) => {
    expect(sentenceOf(event(name, words)).key).toBe(key);
  });

  test.each(timelineEvents)("%s has words of its own", (name) => {
    expect(sentenceOf(event(name, {})).key).not.toBe("other");
  });

  test("the names are in it, and nothing is null", () => {
    const { names } = sentenceOf(event("conversation.moved", { inboxFrom: "Global", inboxTo: "Ventas" }));
    expect(names).toEqual({ inbox: "", owner: "", group: "", from: "Global", to: "Ventas", reason: "" });
  });
});
