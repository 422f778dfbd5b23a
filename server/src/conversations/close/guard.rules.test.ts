import type { CloseRequest } from "@relevo/contract/closing.ts";
import { commentTriggers } from "@relevo/contract/policies.ts";
import { describe, expect, test } from "vitest";
import {
  at,
  facts,
  noted,
  outside,
  policyOf,
  record,
  task,
  ticket,
  waiting,
} from "../../../test/support/close-facts.ts";
import { type CloseFacts, closeGuard, overriding } from "./guard.rules.ts";

type Change = Partial<CloseFacts>;
const guard = (change: Change, request: CloseRequest = record) =>
  closeGuard({ ...facts, ...change }, request);
const codes = (change: Change, request?: CloseRequest) =>
  guard(change, request).failures.map(({ code }) => code);

const unnoted: CloseRequest = { note: "" };
const support = { policy: policyOf("support", { ticket: false }) };
const nameless = { ...facts.contact, phone: "" };
const flagged = (trigger: (typeof commentTriggers)[number], minute: number, system = false) => ({
  flags: [{ trigger, at: at(minute), system }],
});
const told = (trigger: (typeof commentTriggers)[number], minute = 3) => ({
  comments: [{ id: "comment", at: at(minute), triggers: [trigger] }],
});
const unsent = (state: string, minute: number) => ({ unsent: [{ id: "m", state, at: at(minute) }] });
const missing = (...fields: string[]) => [{ code: "NO_RECORD", data: { missing: fields } }];
const due = (trigger: string) => [{ code: "COMMENT_REQUIRED", data: { trigger } }];
const pending = (data: object) => [{ code: "PENDING_ACTION", data }];
const reply = { contact: "Diego", at: at(0).toISOString(), message: "in" };
const other = { others: [{ id: "o", number: 12, owner: "Beto" }] };
const alone = { ...facts.contact, individual: false };
const automatic = { ...ticket, source: "inbound", by: "system" } as const;
const proposed = { ...ticket, link: "proposed", by: "contact" } as const;
const left = { ...waiting, tasks: [task] };

describe("everything that fails", () => {
  test.each<[string, Change, CloseRequest, unknown[]]>([
    ["S1-22: without reply", waiting, record, [{ code: "NO_REPLY", data: reply }]],
    [
      "S1-18: a reply that is still leaving",
      { ...waiting, ...unsent("pending", 4) },
      record,
      [{ code: "NO_REPLY", data: { state: "pending" } }, ...pending({ message: "m", state: "pending" })],
    ],
    ["S1-23: without reason", { reason: null }, record, missing("reason")],
    ["S1-23: without outcome", {}, unnoted, missing("outcome")],
    ["S1-12: neither", { reason: null }, unnoted, missing("reason", "outcome")],
    ["S1-12: answered, without a note", {}, record, []],
    ["S1-12: a task left without a note", left, record, missing("note")],
    ["S1-12: a note of one character", left, { ...record, note: "." }, missing("note")],
    ["S1-12: a note that is a signature", left, { ...record, note: "Saludos, Ana" }, missing("note")],
    ["S1-12: a task left with a note", left, noted, []],
    ["S1-12: a task left, told in a comment", { ...left, ...told("unusual") }, record, []],
    [
      "S1-12: an inbox that always wants a note",
      { policy: policyOf("sales", { note: "always" }) },
      record,
      missing("note"),
    ],
    ["S1-12: the comment of contact outside is the note", { ...waiting, comments: [outside] }, record, []],
    [
      "S1-38: nobody has it in charge",
      { owner: null, state: "queued" },
      record,
      [{ code: "OWNER_REQUIRED" }],
    ],
    ["S1-25: out of the ordinary, not told", flagged("unusual", 2), record, due("unusual")],
    [
      "S1-25: told before it was flagged",
      { ...flagged("unusual", 4), ...told("unusual") },
      record,
      due("unusual"),
    ],
    ["S1-25: told", { ...flagged("unusual", 2), ...told("unusual") }, record, []],
    ["S1-28: outside, neither told nor confirmed", flagged("external", 6), record, due("external")],
    ["S1-28: outside and told", { ...flagged("external", 2), comments: [outside], saidAt: null }, record, []],
    ["S1-36: outside, confirmed here by a message that arrived", flagged("external", 2), record, []],
    [
      "S1-36: outside, said on the company's phone only",
      { ...flagged("external", 2), saidAt: null },
      record,
      due("external"),
    ],
    [
      "S1-26: support, without phone or mail",
      { ...support, contact: nameless },
      record,
      [{ code: "COMMENT_REQUIRED", data: { trigger: "missing_data", missing: ["phone_or_mail"] } }],
    ],
    ["S1-26: told what is missing", { ...support, contact: nameless, ...told("missing_data") }, record, []],
    [
      "S1-26: flagged by the desk, filled in since",
      { ...support, ...flagged("missing_data", 1, true) },
      record,
      [],
    ],
    [
      "S1-26: flagged by the agent",
      { ...support, ...flagged("missing_data", 1) },
      record,
      [{ code: "COMMENT_REQUIRED", data: { trigger: "missing_data", missing: [] } }],
    ],
    [
      "the same in an inbox without that trigger",
      { contact: { ...nameless, name: "\u200b" } },
      record,
      [{ code: "ASSOCIATION_REQUIRED", data: { what: "contact", missing: ["name", "phone_or_mail"] } }],
    ],
    ["mail instead of a phone", { contact: { ...nameless, mail: "d@x.cl" } }, record, []],
    [
      "S1-41: no company, where it blocks",
      { policy: policyOf("sales", { company: "block" }), contact: alone },
      record,
      [{ code: "ASSOCIATION_REQUIRED", data: { what: "company", missing: ["company"] } }],
    ],
    [
      "S1-41: an individual, where it blocks",
      { policy: policyOf("sales", { company: "block" }) },
      record,
      [],
    ],
    [
      "S1-42, S2-13: support without ticket",
      { policy: policyOf("support") },
      record,
      [{ code: "TICKET_REQUIRED" }],
    ],
    ["S1-42: the automatic ticket serves", { policy: policyOf("support"), ticket: automatic }, record, []],
    [
      "S2-19: proposed is not linked",
      { policy: policyOf("support"), ticket: proposed },
      record,
      [{ code: "LINK_UNCONFIRMED", data: { number: 87, by: "contact" } }],
    ],
    [
      "S1-17: a task without date",
      { tasks: [{ ...task, dueAt: null }] },
      record,
      pending({ task: "task", title: "Llamar", missing: ["date"] }),
    ],
    [
      "S1-17: a task without owner and date",
      { tasks: [{ ...task, owner: null, dueAt: null }] },
      record,
      pending({ missing: ["owner", "date"] }),
    ],
    [
      "S1-17: a message that failed after the answer",
      unsent("failed", 9),
      record,
      pending({ state: "failed" }),
    ],
    ["S1-17: one that may have left", unsent("uncertain", 9), record, pending({ state: "uncertain" })],
    ["S1-17: one that failed and was said again", unsent("failed", 2), record, []],
    [
      "S1-17: one that failed and was told outside",
      { ...unsent("failed", 6), ...told("external", 9) },
      record,
      [],
    ],
    [
      "S1-17: one sent again behind a later answer",
      unsent("pending", 2),
      record,
      pending({ state: "pending" }),
    ],
    [
      "S1-9: another one on the same channel",
      other,
      record,
      [{ code: "MERGE_DUPLICATE", data: { conversation: "o", number: 12, owner: "Beto" } }],
    ],
    ["C16: expired, with its successor open", { state: "expired", ...other }, record, []],
    ["expired, with what can no longer be sent", { state: "expired", ...unsent("failed", 9) }, record, []],
  ])("%s", (_name, change, request, expected) => {
    const { failures } = guard(change, request);
    expect(failures).toMatchObject(expected);
    expect(failures).toHaveLength(expected.length);
  });

  test("S1-56: all of it at once", () => {
    const change: Change = {
      ...waiting,
      owner: null,
      reason: null,
      policy: policyOf("support", { company: "block" }),
      contact: { ...facts.contact, phone: "", individual: false },
      flags: commentTriggers.map((trigger) => ({ trigger, at: at(1), system: false })),
      tasks: [{ ...task, dueAt: null }],
      ticket: proposed,
      ...other,
    };
    expect(codes(change, unnoted)).toEqual([
      "OWNER_REQUIRED",
      "NO_REPLY",
      "NO_RECORD",
      "COMMENT_REQUIRED",
      "COMMENT_REQUIRED",
      "COMMENT_REQUIRED",
      "COMMENT_REQUIRED",
      "LINK_UNCONFIRMED",
      "ASSOCIATION_REQUIRED",
      "PENDING_ACTION",
      "MERGE_DUPLICATE",
    ]);
  });

  test("S1-41: where the inbox only warns, a missing company warns", () => {
    const change = { policy: policyOf("sales", { company: "warn" }), contact: alone };
    expect(guard(change)).toMatchObject({ failures: [], warnings: ["company_missing"] });
  });
});

describe("against the guard", () => {
  test("S1-12: the record stays due, and the supervisor's reason is its note", () => {
    const why = { override: { reason: "Lo vio el gerente" } };
    expect(overriding(guard({ ...waiting, reason: null }, { ...why, note: "" }).failures)).toMatchObject({
      left: [{ code: "NO_RECORD", data: { missing: ["reason", "outcome"] } }],
      overridden: ["NO_REPLY"],
    });
    const always = { policy: policyOf("sales", { note: "always" }) };
    expect(overriding(guard(always, { ...record, ...why }).failures)).toEqual({ left: [], overridden: [] });
  });
});
