import { timelineEvents } from "@relevo/contract/events.ts";
import type { EventItem } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "./sentence.rules.ts";

const event = (
  name: string,
  words: EventItem["words"],
  actor = "Ana",
  kind: EventItem["actor"]["kind"] = "member",
): EventItem => ({
  kind: "event",
  id: "e1",
  at: "2026-11-21T12:00:00.000Z",
  conversationId: "c",
  name,
  actor: { kind, name: actor },
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
    ["conversation.assigned", { how: "auto", ownerTo: "Ana" }, "assignedAuto"],
    ["conversation.assigned", { how: "sticky", ownerTo: "Ana" }, "assignedSticky"],
    ["conversation.assigned", { how: "rescue", ownerTo: "Ana" }, "rescued"],
    ["conversation.assigned", { how: "workflow", ownerFrom: "Ana", ownerTo: "Bruno" }, "passed"],
    ["conversation.assigned", { how: "workflow", ownerTo: "Bruno" }, "assigned"],
    ["conversation.assigned", { how: "workflow", groupTo: "Ventas" }, "assignedTeam"],
    ["conversation.assigned", { how: "workflow", ownerFrom: "Ana" }, "returned"],
    ["conversation.handed_off", { ticket: "7" }, "handedOff"],
    ["conversation.priority_changed", { ahead: "true" }, "putAhead"],
    ["conversation.priority_changed", { ahead: "false" }, "putBack"],
    ["conversation.transferred", { ownerTo: "Bruno", note: "Sabe de esto" }, "transferred"],
    ["conversation.transferred", { groupTo: "Soporte" }, "transferredTeam"],
    ["conversation.transferred", {}, "transferredQueue"],
    ["conversation.snoozed", { until: "2026-11-22T12:00:00.000Z" }, "snoozed"],
    ["conversation.snoozed", {}, "snoozedOpen"],
    ["conversation.unsnoozed", { by: "contact" }, "unsnoozedContact"],
    ["conversation.closed", { via: "person", outcome: "resolved" }, "closed"],
    ["conversation.closed", { via: "override" }, "closedOverride"],
    ["conversation.closed", { via: "expired" }, "finalised"],
    ["conversation.closed", { via: "rule" }, "finalisedAuto"],
    ["conversation.ticket_unlinked", { rejected: "true" }, "ticketRejected"],
    ["conversation.ticket_unlinked", { rejected: "false" }, "ticketUnlinked"],
    ["approval.decided", { verdict: "approved" }, "approved"],
    ["approval.decided", { verdict: "declined" }, "declined"],
    ["conversation.unheard_of", {}, "other"],
  ])("%s %j", (name, words, key) => {
    expect(sentenceOf(event(name, words)).key).toBe(key);
  });

  test.each(timelineEvents)("%s has words of its own", (name) => {
    expect(sentenceOf(event(name, {})).key).not.toBe("other");
  });

  test("S3-10: a workflow that gives it from one person to another passes it on", () => {
    const words = { ownerFrom: "Ana", ownerTo: "Bruno" };
    const said = event("conversation.transferred", words, "Transferencia rápida", "workflow");
    expect(sentenceOf(said).key).toBe("passed");
    expect(sentenceOf(event("conversation.transferred", words)).key).toBe("transferred");
  });

  test("the names are in it, and nothing is null", () => {
    const { names } = sentenceOf(event("conversation.moved", { inboxFrom: "Global", inboxTo: "Ventas" }));
    expect(names).toEqual({
      inbox: "",
      owner: "",
      ownerFrom: "",
      group: "",
      from: "Global",
      to: "Ventas",
      reason: "",
      ticket: "",
      task: "",
      into: "",
    });
  });
});
