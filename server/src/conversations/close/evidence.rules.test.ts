import type { CloseRequest } from "@relevo/contract/closing.ts";
import { type Evidence, evidences } from "@relevo/contract/policies.ts";
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
import { type CloseFacts, closeGuard } from "./guard.rules.ts";

const guard = (change: Partial<CloseFacts>, request: CloseRequest = record) =>
  closeGuard({ ...facts, ...change }, request);
const codes = (change: Partial<CloseFacts>, request?: CloseRequest) =>
  guard(change, request).failures.map(({ code }) => code);
const kinds = (change: Partial<CloseFacts>) => guard(change).evidence.map(({ kind }) => kind);

describe("evidence", () => {
  test.each<[string, Partial<CloseFacts>, Evidence[]]>([
    ["S1-18 (a): answered by an accepted reply", {}, ["replied"]],
    ["S1-18: nobody answered", waiting, []],
    [
      "S1-18: an answer before what they wrote last",
      { answer: { id: "out", at: at(-5) }, unanswered: { id: "in", at: at(0) } },
      [],
    ],
    ["S1-61: the last turn settled", { ...waiting, unanswered: null, settled: "in" }, ["replied"]],
    ["S1-61: something settled before the last turn", { ...waiting, settled: "before" }, []],
    [
      "S1-19 (b): a comment of contact outside, after they wrote",
      { ...waiting, comments: [outside] },
      ["elsewhere"],
    ],
    [
      "S1-19: a comment of contact outside, before they wrote",
      { ...waiting, comments: [{ ...outside, at: at(-1) }] },
      [],
    ],
    [
      "S1-19: told, and they wrote once more since",
      { ...waiting, lastInbound: { id: "later", at: at(4) }, comments: [outside] },
      [],
    ],
    [
      "S1-19: a comment about something else",
      { ...waiting, comments: [{ ...outside, triggers: ["unusual"] }] },
      [],
    ],
    ["S1-20 (c): a task with next step, owner and date", { ...waiting, tasks: [task] }, ["follow_up"]],
    ["S1-20 S3-23: a task a workflow left", { ...waiting, tasks: [{ ...task, automatic: true }] }, []],
    ["S1-20: a task from before they wrote", { ...waiting, tasks: [{ ...task, at: at(-1) }] }, []],
    ["S1-20: a task without date", { ...waiting, tasks: [{ ...task, dueAt: null }] }, []],
    ["S1-20: a task without owner", { ...waiting, tasks: [{ ...task, owner: null }] }, []],
    ["S1-20 (c): a person's ticket with next step, owner and date", { ...waiting, ticket }, ["follow_up"]],
    ["S1-20 S3-23: a ticket a workflow made", { ...waiting, ticket: { ...ticket, source: "workflow" } }, []],
    [
      "S1-20: an automatic ticket",
      { ...waiting, ticket: { ...ticket, source: "inbound", by: "system" } },
      [],
    ],
    [
      "S1-20: an automatic ticket a person linked again",
      { ...waiting, ticket: { ...ticket, source: "inbound" } },
      [],
    ],
    ["S1-20: one made at an expiry", { ...waiting, ticket: { ...ticket, source: "expiry" } }, []],
    ["S1-20: linked by the desk", { ...waiting, ticket: { ...ticket, by: "system" } }, []],
    ["S1-20: linked before they wrote", { ...waiting, ticket: { ...ticket, linkedAt: at(-1) } }, []],
    ["S1-20: a ticket without next step", { ...waiting, ticket: { ...ticket, nextStep: " " } }, []],
    ["S1-20: a ticket without date", { ...waiting, ticket: { ...ticket, nextStepAt: null } }, []],
    ["S1-20: a ticket without owner", { ...waiting, ticket: { ...ticket, owner: null } }, []],
    ["S1-20: an archived ticket", { ...waiting, ticket: { ...ticket, open: false } }, []],
    [
      "S2-19: a ticket only proposed",
      { ...waiting, ticket: { ...ticket, link: "proposed", by: "contact" } },
      [],
    ],
    [
      "S1-21 (d): the customer confirmed by the last message",
      { ...waiting, unanswered: null, confirmed: "in" },
      ["confirmed"],
    ],
    ["S1-21: they wrote again since", { ...waiting, confirmed: "before" }, []],
    ["we wrote first and it arrived", { lastInbound: null }, ["replied"]],
    ["we wrote first and it did not arrive", { lastInbound: null, answer: null, saidAt: null }, []],
    ["a machine counts an answer", { author: null }, ["replied"]],
    [
      "a machine never closes what waits, whatever is documented",
      { ...waiting, author: null, comments: [outside], tasks: [task], ticket },
      [],
    ],
  ])("%s", (_name, change, expected) => {
    expect(kinds(change)).toEqual(expected);
    expect(codes(change, noted).includes("NO_REPLY")).toBe(expected.length === 0);
  });

  test("S1-18…S1-21: a kind the inbox does not count is none", () => {
    const all = { settled: "in", confirmed: "in", comments: [outside], tasks: [task] };
    expect(kinds(all)).toEqual([...evidences]);
    for (const kind of evidences)
      expect(kinds({ ...all, policy: policyOf("sales", { anyOf: [kind] }) })).toEqual([kind]);
  });

  test("the one asked for must hold, whatever else does", () => {
    const asked = guard({}, { ...record, evidence: "elsewhere" });
    expect(asked.failures).toMatchObject([{ code: "NO_REPLY", data: { evidence: "elsewhere" } }]);
    const chosen = guard({ tasks: [task] }, { ...noted, evidence: "follow_up" });
    expect(chosen).toMatchObject({ failures: [], chosen: { kind: "follow_up", ref: "task" } });
  });
});
