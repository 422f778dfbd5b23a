import type { EventData, EventName } from "@relevo/contract/events.ts";
import { triggerVariables } from "@relevo/contract/workflow-variables.ts";
import { Trigger, triggerKinds } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { id, stage, tags } from "../../test/support/workflow-facts.ts";
import { eventsOf, started } from "./triggers.rules.ts";

const [ana, beto, inbox, group, reason] = [
  id("1", "e"),
  id("2", "e"),
  id("1", "b"),
  id("4", "b"),
  id("2", "b"),
];
const sight = { inbox, owner: null, group: null, state: "queued" };
const held = (owner: string | null) => ({ ...sight, owner, state: owner ? "active" : "queued" });
const closing = {
  closure: id("9"),
  via: "person",
  evidence: null,
  outcome: "resolved",
  reason,
  policyVersion: 3,
} as const;

const event = <N extends EventName>(name: N, data: EventData<N>) => ({ name, data });
const trigger = (given: unknown) => Trigger.parse(given);

const cases: [title: string, given: unknown, event: ReturnType<typeof event>, expected: object | null][] = [
  [
    "a conversation opens",
    { kind: "conversation_opened" },
    event("conversation.opened", { source: "contact", inbox, connection: group }),
    { source: "contact", inbox, connection: group },
  ],
  [
    "it is handed off to people",
    { kind: "handed_off" },
    event("conversation.handed_off", { ticket: id("7"), stage }),
    { stage },
  ],
  [
    "somebody gets it",
    { kind: "conversation_assigned" },
    event("conversation.assigned", { from: held(null), to: held(ana), how: "claim" }),
    { owner: ana, how: "claim" },
  ],
  [
    "another one gets it by a workflow",
    { kind: "conversation_assigned" },
    event("conversation.assigned", { from: held(ana), to: { ...held(beto), group }, how: "workflow" }),
    { owner: beto, previous_owner: ana, group, how: "workflow" },
  ],
  [
    "it goes into a queue: nobody got it",
    { kind: "conversation_assigned" },
    event("conversation.assigned", { from: held(ana), to: held(null), how: "workflow" }),
    null,
  ],
  [
    "told again of who has it",
    { kind: "conversation_assigned" },
    event("conversation.assigned", { from: held(ana), to: held(ana), how: "manual" }),
    null,
  ],
  [
    "a person hands it on",
    { kind: "conversation_transferred" },
    event("conversation.transferred", {
      from: held(ana),
      to: { ...sight, group },
      note: null,
      comment: null,
    }),
    { previous_owner: ana, group },
  ],
  [
    "it expires",
    { kind: "conversation_expired" },
    event("conversation.expired", { from: held(ana), to: held(ana), unanswered: true }),
    { unanswered: "true" },
  ],
  [
    "it is closed",
    { kind: "conversation_closed" },
    event("conversation.closed", { from: held(ana), to: held(ana), ...closing }),
    { outcome: "resolved", reason, via: "person" },
  ],
  [
    "closed without a reason",
    { kind: "conversation_closed" },
    event("conversation.closed", { from: held(ana), to: held(ana), ...closing, reason: null }),
    { outcome: "resolved", via: "person" },
  ],
  [
    "a message comes",
    { kind: "message_received" },
    event("message.received", { message: id("8"), type: "text", waited: false }),
    { type: "text" },
  ],
  [
    "a ticket is made",
    { kind: "ticket_created" },
    event("ticket.created", { ticket: id("7"), source: "user", funnel: group, stage }),
    { source: "user", funnel: group, stage },
  ],
  [
    "it comes into any stage",
    { kind: "stage_changed" },
    event("ticket.stage_changed", { ticket: id("7"), from: inbox, to: stage, funnels: null, source: "user" }),
    { from: inbox, to: stage, source: "user" },
  ],
  [
    "it comes into this stage, of another funnel",
    { kind: "stage_changed", stageId: stage },
    event("ticket.stage_changed", {
      ticket: id("7"),
      from: inbox,
      to: stage,
      funnels: { from: ana, to: beto },
      source: "user",
    }),
    { from: inbox, to: stage, from_funnel: ana, to_funnel: beto, source: "user" },
  ],
  [
    "it comes into another stage",
    { kind: "stage_changed", stageId: inbox },
    event("ticket.stage_changed", { ticket: id("7"), from: inbox, to: stage, funnels: null, source: "user" }),
    null,
  ],
  [
    "it is won",
    { kind: "ticket_resolved" },
    event("ticket.resolved", {
      ticket: id("7"),
      from: "none",
      resolution: "won",
      source: "user",
      rule: null,
      reason: null,
    }),
    { resolution: "won", previous: "none", source: "user" },
  ],
  [
    "any datum of a contact",
    { kind: "contact_field_changed" },
    event("contact.changed", { fields: ["identities", "phone", `field:${reason}`] }),
    { field: "phone" },
  ],
  [
    "this datum of a contact",
    { kind: "contact_field_changed", fieldId: reason },
    event("contact.changed", { fields: ["phone", `field:${reason}`] }),
    { field: reason },
  ],
  [
    "another datum of a contact",
    { kind: "contact_field_changed", fieldId: reason },
    event("contact.changed", { fields: ["phone", `field:${group}`] }),
    null,
  ],
  [
    "an identity is no datum",
    { kind: "contact_field_changed" },
    event("contact.changed", { fields: ["identities"] }),
    null,
  ],
  [
    "any tag is put on",
    { kind: "contact_tag_changed" },
    event("contact.tagged", { added: [tags.vip], removed: [tags.late] }),
    { tag: tags.vip, change: "added" },
  ],
  [
    "this tag is taken off",
    { kind: "contact_tag_changed", tagId: tags.late },
    event("contact.tagged", { added: [tags.vip], removed: [tags.late] }),
    { tag: tags.late, change: "removed" },
  ],
  [
    "only where it is put on",
    { kind: "contact_tag_changed", tagId: tags.late, change: "added" },
    event("contact.tagged", { added: [], removed: [tags.late] }),
    null,
  ],
  [
    "only where it is taken off",
    { kind: "contact_tag_changed", change: "removed" },
    event("contact.tagged", { added: [tags.vip], removed: [] }),
    null,
  ],
  [
    "a task is overdue",
    { kind: "task_overdue" },
    event("task.overdue", { task: id("6"), owner: ana }),
    { owner: ana },
  ],
  [
    "a task nobody has is overdue",
    { kind: "task_overdue" },
    event("task.overdue", { task: id("6"), owner: null }),
    {},
  ],
];

describe("what starts what, and what it tells", () => {
  test.each(cases)("%s", (_, given, event, expected) => {
    expect(started(trigger(given), event)).toEqual(expected);
  });

  test("an event starts only triggers of its name", () => {
    for (const [, , one] of cases)
      for (const kind of triggerKinds) {
        const given = trigger({ kind, days: [1], at: 0 });
        if (!(eventsOf(kind) as string[]).includes(one.name)) expect(started(given, one)).toBeNull();
      }
  });

  test("every kind that listens is proved, and tells only what is announced", () => {
    const told = new Map<string, Set<string>>();
    for (const [, given, one] of cases) {
      const { kind } = trigger(given);
      const names = Object.keys(started(trigger(given), one) ?? {});
      told.set(kind, new Set([...(told.get(kind) ?? []), ...names]));
      for (const name of names) expect(Object.keys(triggerVariables[kind])).toContain(name);
    }
    expect([...told.keys()].sort()).toEqual(triggerKinds.filter((kind) => eventsOf(kind).length > 0).sort());
  });

  test.each(["webhook", "manual", "schedule"] as const)("no event starts %s", (kind) => {
    expect(eventsOf(kind)).toEqual([]);
    for (const [, , one] of cases) expect(started(trigger({ kind, days: [1], at: 0 }), one)).toBeNull();
  });

  test("an event that does not read as its name says starts nothing", () => {
    const broken = { name: "conversation.opened", data: { source: "nobody" } };
    expect(started(trigger({ kind: "conversation_opened" }), broken)).toBeNull();
  });
});
