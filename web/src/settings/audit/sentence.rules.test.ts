import type { AuditEvent } from "@relevo/contract/audit.ts";
import { type EventName, eventNames } from "@relevo/contract/events.ts";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../conversations/thread/sentence.rules.ts";
import { auditEs } from "./audit.es.ts";
import { asThreadEvent, ownSentence } from "./sentence.rules.ts";

const event = (
  name: EventName,
  data: AuditEvent["data"] = {},
  words: AuditEvent["words"] = {},
): AuditEvent => ({
  id: "1",
  at: "2026-11-21T12:00:00.000Z",
  name,
  actor: { kind: "member", id: "a", name: "Ana" },
  conversation: null,
  ticket: null,
  contact: null,
  data,
  words,
});

test.each(eventNames)("%s reads as a sentence, of ours or of the thread", (name) => {
  const said = ownSentence(event(name)) ?? sentenceOf(asThreadEvent(event(name))).key;
  expect(said).not.toBe("other");
});

test("every area has its name", () => {
  const areas = new Set(eventNames.map((name) => name.split(".")[0]));
  expect([...areas].sort()).toEqual(Object.keys(auditEs.areas).sort());
});

describe("one event, several sentences", () => {
  test.each<[EventName, AuditEvent["data"], AuditEvent["words"], string]>([
    ["member.availability_changed", { to: true }, {}, "member_available"],
    ["member.availability_changed", { to: false }, {}, "member_unavailable"],
    ["ticket.created", { source: "user" }, {}, "ticket_created"],
    ["ticket.created", { source: "workflow" }, {}, "ticket_created"],
    ["ticket.created", { source: "expiry" }, {}, "ticket_createdAuto"],
    ["ticket.resolved", { resolution: "won" }, {}, "ticket_won"],
    ["ticket.resolved", { resolution: "lost" }, {}, "ticket_lost"],
    ["ticket.alerted", { alert: "unowned" }, {}, "ticket_unowned"],
    ["ticket.alerted", { alert: "deferred" }, {}, "ticket_deferred"],
    ["ticket.assigned", {}, { ownerTo: "Ana" }, "ticket_assigned"],
    ["ticket.assigned", {}, { groupTo: "Mesa" }, "ticket_assigned"],
    ["ticket.assigned", {}, {}, "ticket_unassigned"],
    ["contact.opted", { out: true }, {}, "contact_optedOut"],
    ["contact.opted", { out: false }, {}, "contact_optedIn"],
    ["conversation.alerted", { alert: "unowned" }, {}, "conversation_unowned"],
    ["conversation.alerted", { alert: "abandoned" }, {}, "conversation_abandoned"],
    ["conversation.alerted", { alert: "window_soon" }, {}, "conversation_window"],
    ["conversation.alerted", { alert: "nobody_eligible" }, {}, "conversation_nobodyEligible"],
    ["contact.tagged", { added: ["a"], removed: [] }, {}, "contact_tagged"],
    ["contact.tagged", { added: [], removed: ["a"] }, {}, "contact_untagged"],
    ["contact.tagged", { added: ["a"], removed: ["b"] }, {}, "contact_retagged"],
    ["workflow.stopped", { cancelled: 0 }, {}, "workflow_stopped"],
    ["workflow.stopped", { cancelled: 3 }, {}, "workflow_stoppedCancelled"],
    ["message.reacted", { removed: true }, {}, "message_unreacted"],
    ["message.reacted", { removed: false }, {}, "message_reacted"],
    ["message.file_ready", { state: "ready" }, {}, "message_file_ready"],
    ["message.file_ready", { state: "lost" }, {}, "message_file_lost"],
  ])("%s with %j and %j", (name, data, words, key) => {
    expect(ownSentence(event(name, data, words))).toBe(key);
  });
});

describe("as the thread says it", () => {
  test.each<[AuditEvent, string]>([
    [event("conversation.priority_changed", { from: false, to: true }), "putAhead"],
    [event("conversation.priority_changed", { from: true, to: false }), "putBack"],
    [event("conversation.closed", { via: "override", outcome: "resolved" }), "closedOverride"],
    [event("conversation.assigned", { how: "claim" }, { ownerTo: "Ana" }), "claimed"],
    [event("conversation.ticket_unlinked", { rejected: true }), "ticketRejected"],
    [event("conversation.unsnoozed", { by: "contact" }), "unsnoozedContact"],
    [event("approval.decided", { verdict: "approved" }), "approved"],
  ])("%j", (from, key) => {
    expect(sentenceOf(asThreadEvent(from)).key).toBe(key);
  });

  test("a discard's reason and a ticket's number come along", () => {
    const discarded = asThreadEvent(event("conversation.discarded", { reason: "spam" }));
    expect(discarded.words.discard).toBe("spam");
    const linked = { ...event("conversation.ticket_linked"), ticket: { id: "t", number: 87 } };
    expect(asThreadEvent(linked).words.ticket).toBe("87");
  });
});
