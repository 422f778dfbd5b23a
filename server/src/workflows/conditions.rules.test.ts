import {
  type Condition,
  type ConditionTree,
  type Operator,
  operators,
  type Subject,
  subjects,
} from "@relevo/contract/workflow-conditions.ts";
import { describe, expect, test } from "vitest";
import {
  conversation,
  facts,
  fieldIds,
  id,
  nobody,
  now,
  said,
  stage,
  tags,
} from "../../test/support/workflow-facts.ts";
import { holds } from "./conditions.rules.ts";
import type { Facts } from "./facts.rules.ts";

const variables = { age: "41", "trigger.source": "contact", blank: "" };
const only = (condition: Condition): ConditionTree => ({ join: "and", items: [condition] });
const ask = (condition: Condition, of: Facts = facts) => holds(only(condition), of, variables, now);

type Row = [Subject, Operator, Condition["value"], boolean, key?: string];
const asked = (rows: Row[]) =>
  rows.map(([subject, operator, value, expected, key]) => {
    const condition = {
      subject,
      operator,
      ...(value === undefined ? {} : { value }),
      ...(key ? { key } : {}),
    };
    return [`${subject} ${operator} ${JSON.stringify(value)} → ${expected}`, condition, expected] as const;
  });

describe("each operator of each kind of value", () => {
  test.each(
    asked([
      // text: case, accents and the space around make no difference
      ["contact.name", "is", "  diego nunez ", true],
      ["contact.name", "is", "Diego", false],
      ["contact.name", "is_not", "Elena", true],
      ["contact.name", "is_not", "DIEGO NÚÑEZ", false],
      ["message.incoming", "contains", "envio", true],
      ["message.incoming", "contains", "factura", false],
      ["message.incoming", "not_contains", "factura", true],
      ["message.incoming", "not_contains", "HOLA", false],
      ["contact.phone", "exists", undefined, true],
      ["contact.mail", "exists", undefined, false],
      ["contact.mail", "not_exists", undefined, true],
      ["contact.company", "contains", "nunoa", true],
      ["ticket.subject", "is", "cotizacion de sillas", true],
      // number
      ["ticket.value", "is", 1500, true],
      ["ticket.value", "is", "1500", false],
      ["ticket.value", "is_not", 1499, true],
      ["ticket.value", "greater", 1499, true],
      ["ticket.value", "greater", 1500, false],
      ["ticket.value", "less", 1501, true],
      ["ticket.value", "less", 1500, false],
      ["ticket.value", "between", [1500, 1600], true],
      ["ticket.value", "between", [1400, 1500], true],
      ["ticket.value", "between", [1501, 1600], false],
      ["ticket.value", "between", [1600, 1400], false],
      ["ticket.value", "exists", undefined, true],
      // choice
      ["conversation.channel", "is", "whatsapp", true],
      ["conversation.channel", "is", "webchat", false],
      ["conversation.channel", "is_not", "webchat", true],
      ["conversation.inbox", "has_any", [id("9", "b"), conversation.inbox], true],
      ["conversation.inbox", "has_any", [id("9", "b")], false],
      ["conversation.inbox", "has_none", [id("9", "b")], true],
      ["conversation.reason", "exists", undefined, true],
      ["conversation.connection", "is", conversation.connection, true],
      ["ticket.stage", "is", stage, true],
      ["ticket.funnel", "is_not", stage, true],
      ["ticket.stage_kind", "is", "human", true],
      ["ticket.resolution", "has_any", ["won", "lost"], false],
      ["assignee.id", "is", id("1", "e"), true],
      ["assignee.group", "is", id("4", "b"), true],
      // set
      ["contact.tags", "has_any", [tags.other, tags.vip], true],
      ["contact.tags", "has_any", [tags.other], false],
      ["contact.tags", "has_all", [tags.late, tags.vip], true],
      ["contact.tags", "has_all", [tags.other, tags.vip], false],
      ["contact.tags", "has_none", [tags.other], true],
      ["contact.tags", "has_none", [tags.other, tags.late], false],
      ["contact.tags", "exists", undefined, true],
      // duration, in minutes
      ["since.incoming", "greater", 9.9, true],
      ["since.incoming", "greater", 10, false],
      ["since.incoming", "less", 10.5, true],
      ["since.incoming", "between", [10, 20], true],
      ["since.automatic", "less", 10, true],
      ["conversation.opened", "between", [0, 30], true],
      ["ticket.in_stage", "greater", 60, true],
      ["since.outgoing", "greater", 0, false],
      ["since.outgoing", "exists", undefined, false],
      // yes or no
      ["conversation.waiting", "is", true, true],
      ["conversation.waiting", "is", false, false],
      ["contact.opted_out", "is", false, true],
      ["ticket.exists", "is", true, true],
      ["assignee.available", "is", true, true],
      ["assignee.online", "is", true, false],
      // fields, each by its kind
      ["contact.field", "contains", "PROVI", true, fieldIds.text],
      ["contact.field", "greater", 11, true, fieldIds.number],
      ["contact.field", "between", [1, 11], false, fieldIds.number],
      ["contact.field", "is", "2026-11-20", true, fieldIds.date],
      ["contact.field", "before", "2026-11-21", true, fieldIds.date],
      ["contact.field", "before", "2026-11-20", false, fieldIds.date],
      ["contact.field", "after", "2026-11-19", true, fieldIds.date],
      ["contact.field", "between", ["2026-11-20", "2026-11-30"], true, fieldIds.date],
      // 01:00 in UTC is the evening before in Santiago
      ["contact.field", "is", "2026-11-21T01:00:00.000Z", true, fieldIds.date],
      ["contact.field", "before", "soon", false, fieldIds.date],
      ["contact.field", "is", "Oro", true, fieldIds.choice],
      ["contact.field", "has_any", ["Plata", "Oro"], true, fieldIds.choice],
      ["contact.field", "has_none", ["Oro"], false, fieldIds.choice],
      ["contact.field", "is", false, true, fieldIds.yes_no],
      ["contact.field", "is", true, false, fieldIds.yes_no],
      ["contact.field", "exists", undefined, false, fieldIds.empty],
      ["contact.field", "exists", undefined, false, fieldIds.ticket],
      ["ticket.field", "is", "URGENTE", true, fieldIds.ticket],
      ["ticket.field", "exists", undefined, false, fieldIds.text],
      // variables, and what the trigger told
      ["variable", "is", "41", true, "age"],
      ["variable", "greater", "40", true, "age"],
      ["variable", "greater", 41, false, "age"],
      ["variable", "less", "cien", false, "age"],
      ["variable", "between", ["40", "100"], true, "age"],
      ["variable", "contains", 4, true, "age"],
      ["trigger", "greater", 1, false, "source"],
      ["variable", "exists", undefined, false, "blank"],
      ["variable", "exists", undefined, false, "constructor"],
      ["variable", "is_not", "41", true, "height"],
      ["trigger", "is", "Contact", true, "source"],
      ["trigger", "exists", undefined, false, "reason"],
    ]),
  )("%s", (_, condition, expected) => {
    expect(ask(condition)).toBe(expected);
  });

  test("what is not there does not exist and meets nothing but negations", () => {
    const always: Subject[] = ["ticket.exists", "contact.opted_out", "variable", "trigger"];
    for (const subject of (Object.keys(subjects) as Subject[]).filter((one) => !always.includes(one)))
      for (const operator of operators) {
        const key = subject === "contact.field" ? fieldIds.text : fieldIds.ticket;
        const negative = ["is_not", "not_exists", "not_contains", "has_none"].includes(operator);
        expect([subject, operator, ask({ subject, operator, key, value: "x" }, nobody)]).toEqual([
          subject,
          operator,
          negative,
        ]);
      }
  });
});

describe("S3-4: the source of a conversation", () => {
  test.each([
    ["contact", true],
    ["user", false],
    ["api", false],
    ["workflow", false],
  ] as const)("opened by %s", (source, expected) => {
    const of = { ...facts, conversation: { ...conversation, source } };
    expect(ask({ subject: "conversation.source", operator: "is", value: "contact" }, of)).toBe(expected);
  });
});

describe("S3-8: open stands for every open state", () => {
  test.each([
    ["queued", true],
    ["active", true],
    ["snoozed", true],
    ["expired", false],
    ["closed", false],
    ["discarded", false],
    ["merged", false],
  ])("%s", (state, expected) => {
    const of = { ...facts, conversation: { ...conversation, state } };
    expect(ask({ subject: "conversation.state", operator: "is", value: "open" }, of)).toBe(expected);
    expect(ask({ subject: "conversation.state", operator: "is_not", value: "open" }, of)).toBe(!expected);
    expect(ask({ subject: "conversation.state", operator: "is", value: state }, of)).toBe(true);
    const list = ["closed", "open"];
    const among = ask({ subject: "conversation.state", operator: "has_any", value: list }, of);
    expect(among).toBe(expected || state === "closed");
  });
});

describe("S3-9: the time since the last outgoing message", () => {
  const unanswered = { subject: "since.outgoing", operator: "not_exists" } as const;
  test("does not exist while no person replied in this conversation", () => {
    expect(ask(unanswered)).toBe(true);
  });
  test.each(["member", "phone"] as const)("exists once a %s did, and is that long", (author) => {
    const of = { ...facts, said: { ...facts.said, outgoing: said(author, "Ya va", 5) } };
    expect(ask(unanswered, of)).toBe(false);
    expect(ask({ subject: "since.outgoing", operator: "between", value: [5, 5] }, of)).toBe(true);
  });
  test("the desk's own message is none, but may be the last one", () => {
    const author = (value: string, of = facts) =>
      ask({ subject: "message.outgoing_author", operator: "is", value }, of);
    expect(author("bot")).toBe(true);
    const after = { ...facts, said: { ...facts.said, outgoing: said("member", "Ya va", 8) } };
    expect(author("member", after)).toBe(true);
    const before = { ...facts, said: { ...facts.said, outgoing: said("phone", "Ya va", 20) } };
    expect(author("bot", before)).toBe(true);
  });
});

const yes: Condition = { subject: "contact.opted_out", operator: "is", value: false };
const no: Condition = { ...yes, value: true };
const given = (tree: ConditionTree) => holds(tree, facts, variables, now);

describe("S3-7: several conditions", () => {
  test("joined by AND all have to hold, by OR one", () => {
    expect(given({ join: "and", items: [yes, yes] })).toBe(true);
    expect(given({ join: "and", items: [yes, no] })).toBe(false);
    expect(given({ join: "or", items: [no, yes] })).toBe(true);
    expect(given({ join: "or", items: [no, no] })).toBe(false);
  });
  test("without any it holds, also a set within", () => {
    for (const join of ["and", "or"] as const) {
      expect(given({ join, items: [] })).toBe(true);
      expect(given({ join, items: [{ join: "or", conditions: [] }] })).toBe(true);
    }
  });
  test("(a or b) and (c or d)", () => {
    const either = (...conditions: Condition[]) => ({ join: "or" as const, conditions });
    expect(given({ join: "and", items: [either(no, yes), either(yes, no)] })).toBe(true);
    expect(given({ join: "and", items: [either(no, yes), either(no, no)] })).toBe(false);
    expect(given({ join: "or", items: [{ join: "and", conditions: [yes, no] }, yes] })).toBe(true);
  });
});
