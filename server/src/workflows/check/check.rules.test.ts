import { stepKinds } from "@relevo/contract/workflow-steps.ts";
import { type Definition, Problem } from "@relevo/contract/workflows.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDefinition } from "../../../test/support/any-definition.ts";
import { finished, known, of, things } from "../../../test/support/workflow-definitions.ts";
import { problemsOf } from "./check.rules.ts";

const found = (definition: Definition, more = known) =>
  problemsOf(definition, more).map(({ pointer, problem }) => `${pointer} ${problem}`);
const one = (kind: string, settings: Record<string, unknown> = {}) =>
  found(of([{ kind, ...finished[kind], ...settings }]));
const when = (...items: unknown[]) => ({ join: "and", items });
const message = { kind: "message", text: "Hola" };

describe("what is finished", () => {
  test.each(stepKinds.filter((kind) => kind !== "jump"))("S3-14: a step %s may stand alone", (kind) => {
    expect(one(kind)).toEqual([]);
  });
  test("S3-14: a jump back, at most so many times", () => {
    expect(
      found(
        of([
          { ...message, edges: { next: "b" } },
          { id: "b", kind: "jump", to: "a", times: 10 },
        ]),
      ),
    ).toEqual([]);
  });
  test("null means something where it is a choice", () => {
    expect(one("hours", { calendarId: null })).toEqual([]);
    expect(one("assign", { to: { kind: "queue", groupId: null }, timeoutMinutes: null })).toEqual([]);
    expect(one("assign", { to: { kind: "inbox" } })).toEqual([]);
    expect(one("field", { value: null })).toEqual([]);
    expect(one("task", { owner: null, dueMinutes: null })).toEqual([]);
    expect(one("close", { reasonId: null })).toEqual([]);
  });
});

describe("S3-6: how long it waits", () => {
  test.each([
    ["wait", 7 * 24 * 60, []],
    ["wait", 7 * 24 * 60 + 1, ["/steps/0/minutes too_long"]],
    ["wait", null, ["/steps/0/minutes required"]],
    ["wait_reply", null, ["/steps/0/minutes required"]],
    ["wait_reply", 7 * 24 * 60 + 1, ["/steps/0/minutes too_long"]],
    ["ask", null, ["/steps/0/minutes required"]],
    ["ask", 7 * 24 * 60 + 1, ["/steps/0/minutes too_long"]],
    ["snooze", null, []],
    ["snooze", 90 * 24 * 60 + 1, ["/steps/0/minutes too_long"]],
  ])("%s of %s minutes", (kind, minutes, expected) => expect(one(kind, { minutes })).toEqual(expected));
});

describe("what a step needs", () => {
  test.each<[kind: string, settings: Record<string, unknown>, expected: string[]]>([
    ["assign", { to: { kind: "member", memberId: null } }, ["/to/memberId required"]],
    ["assign", { to: { kind: "member", memberId: things.nothing } }, ["/to/memberId unknown"]],
    ["assign", { to: { kind: "member", memberId: things.viewer } }, ["/to/memberId unknown"]],
    ["assign", { to: { kind: "group", groupId: null } }, ["/to/groupId required"]],
    ["assign", { to: { kind: "queue", groupId: things.nothing } }, ["/to/groupId unknown"]],
    ["assign", { timeoutMinutes: 10_081 }, ["/timeoutMinutes too_long"]],
    ["branch", { branches: [] }, ["/branches too_few"]],
    ["branch", { branches: [{ id: "x", when: when() }] }, ["/branches/0/when too_few"]],
    ["hours", { calendarId: things.nothing }, ["/calendarId unknown"]],
    ["comment", { text: " " }, ["/text required"]],
    ["comment", { mentions: [things.ana, things.nothing] }, ["/mentions/1 unknown"]],
    ["message", { text: "" }, ["/text required"]],
    ["template", { templateId: null }, ["/templateId required"]],
    ["template", { templateId: things.nothing }, ["/templateId unknown"]],
    ["template", { values: { "1": "x", "3": "y" } }, ["/values/2 required", "/values/3 unknown"]],
    ["ask", { text: "" }, ["/text required"]],
    ["ask", { options: [] }, ["/options too_few"]],
    ["ask", { options: ["Oro", "Oro"] }, ["/options/1 duplicate"]],
    ["ask", { options: ["Oro", "Cobre"] }, ["/options/1 unknown"]],
    ["ask", { answer: "date" }, ["/fieldId mismatch"]],
    ["ask", { variable: "contact" }, ["/variable duplicate"]],
    ["move_inbox", { inboxId: null }, ["/inboxId required"]],
    ["move_inbox", { reasonId: things.complaint }, ["/reasonId unknown"]],
    ["reason", { reasonId: null }, ["/reasonId required"]],
    ["tag", { add: [], remove: [] }, ["/add required"]],
    ["tag", { remove: [things.vip] }, ["/remove/0 duplicate"]],
    ["tag", { add: [], remove: [things.nothing] }, ["/remove/0 unknown"]],
    ["field", { fieldId: null }, ["/fieldId required"]],
    ["field", { value: "doce" }, ["/value mismatch"]],
    ["field", { value: "{{order.total}}" }, ["/value variable"]],
    ["field", { fieldId: things.plan, value: "Cobre" }, ["/value unknown"]],
    ["field", { fieldId: things.birthday, value: "2026-02-30" }, ["/value mismatch"]],
    ["task", { title: "" }, ["/title required"]],
    ["task", { owner: things.nothing }, ["/owner unknown"]],
    ["create_ticket", { funnelId: null }, ["/funnelId required"]],
    ["create_ticket", { stageId: null }, ["/stageId required"]],
    ["create_ticket", { stageId: things.foreign }, ["/stageId unknown"]],
    ["move_ticket", { stageId: null }, ["/stageId required"]],
    ["resolve_ticket", { resolution: "won" }, ["/reasonId unknown"]],
    ["close", { outcome: undefined }, ["/outcome required"]],
    ["close", { reasonId: things.nothing }, ["/reasonId unknown"]],
    ["http", { url: "" }, ["/url required"]],
    ["http", { url: "ftp://example.com" }, ["/url mismatch"]],
    ["http", { url: "javascript:alert(1)" }, ["/url mismatch"]],
    ["http", { url: "http://{{contact.name}}.example.com" }, []],
    [
      "http",
      {
        headers: [
          { name: "", value: "" },
          { name: "Host", value: "x" },
        ],
      },
      ["/headers/0/name required", "/headers/1/name mismatch"],
    ],
    ["http", { headers: [{ name: "X", value: "{{secret.OTHER}}" }] }, ["/headers/0/value unknown"]],
    ["http", { variable: "ticket" }, ["/variable duplicate"]],
    ["workflow", { workflowId: null }, ["/workflowId required"]],
    ["workflow", { workflowId: things.nothing }, ["/workflowId unknown"]],
    ["workflow", { workflowId: things.auto }, ["/workflowId unknown"]],
    ["jump", { to: null }, ["/to required"]],
    ["jump", { times: 11 }, ["/times too_many"]],
  ])("%s %j", (kind, settings, expected) => {
    expect(one(kind, settings)).toEqual(expected.map((each) => `/steps/0${each}`));
  });
});

describe("the trigger", () => {
  test.each<[Record<string, unknown>, string[]]>([
    [{ kind: "schedule", days: [], at: 540 }, ["/trigger/days required"]],
    [{ kind: "schedule", days: [1, 1], at: 540 }, ["/trigger/days duplicate"]],
    [{ kind: "schedule", days: [1, 5], at: 540 }, []],
    [{ kind: "webhook", path: " " }, ["/trigger/path required"]],
    [{ kind: "stage_changed", stageId: things.nothing }, ["/trigger/stageId unknown"]],
    [{ kind: "contact_tag_changed", tagId: things.nothing }, ["/trigger/tagId unknown"]],
    [{ kind: "contact_field_changed", fieldId: things.urgency }, ["/trigger/fieldId unknown"]],
    [{ kind: "contact_field_changed", fieldId: things.plan }, []],
  ])("%j", (trigger, expected) => expect(found(of([message], { trigger }))).toEqual(expected));
});

describe("{{variables}} at their place", () => {
  const ask = { kind: "ask", ...finished.ask, edges: { next: "b" } };
  const call = { kind: "http", ...finished.http, edges: { next: "b" } };
  const after = (text: string, first: Record<string, unknown> = { ...message, edges: { next: "b" } }) =>
    found(of([first, { id: "b", kind: "message", text }]));
  test.each<[string, Record<string, unknown> | undefined, string[]]>([
    ["{{contact.name}} {{today}}", undefined, []],
    ["{{plan}}", ask, []],
    ["{{plan}}", undefined, ["/steps/1/text variable"]],
    ["{{plan.status}}", ask, ["/steps/1/text variable"]],
    ["{{order.status}} {{order.items.0.name}}", call, []],
    ["{{trigger.source}}", undefined, []],
    ["{{trigger.to}}", undefined, ["/steps/1/text variable"]],
    ["{{secret.TOKEN}}", call, ["/steps/1/text variable"]],
    ["{{contact.constructor}} {{__proto__}}", undefined, ["/steps/1/text variable"]],
    ["{{}}", undefined, ["/steps/1/text variable"]],
    [`{{field.${things.points}}}`, undefined, []],
    [`{{field.${things.nothing}}}`, undefined, ["/steps/1/text unknown"]],
    ["{{field.Puntos}}", undefined, ["/steps/1/text variable"]],
  ])("%s", (text, first, expected) => expect(after(text, first)).toEqual(expected));

  test("a step knows what was asked before it, not what is asked after it or in itself", () => {
    expect(
      found(
        of([
          { ...message, text: "{{plan}}", edges: { next: "b" } },
          { ...ask, id: "b", edges: {} },
        ]),
      ),
    ).toEqual(["/steps/0/text variable"]);
    expect(one("ask", { again: "{{plan}}" })).toEqual(["/steps/0/again variable"]);
    // Round a jump it does.
    const round = [
      { ...message, text: "{{plan}}", edges: { next: "b" } },
      { ...ask, id: "b", edges: { next: "j" } },
      { id: "j", kind: "jump", to: "a" },
    ];
    expect(found(of(round))).toEqual([]);
  });
  test("a webhook's body is known by any path", () => {
    expect(
      found(of([{ ...message, text: "{{trigger.order.id}}" }], { trigger: { kind: "webhook" } })),
    ).toEqual([]);
  });
});

test("whatever the contract takes is judged without a fault, each problem at a place that is there", () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      for (const problem of problemsOf(definition, known)) {
        expect(Problem.parse(problem)).toEqual(problem);
        const parts = problem.pointer.split("/").slice(1, 3);
        if (parts[0] === "steps" && parts[1] !== undefined)
          expect(definition.steps[Number(parts[1])]).toBeDefined();
        else expect(definition).toHaveProperty([parts[0] ?? ""]);
      }
    }),
    { numRuns: 300 },
  );
});
