import { operatorsOf, subjects, type ValueKind } from "@relevo/contract/workflow-conditions.ts";
import { expect, test } from "vitest";
import {
  categories,
  categoryOf,
  countOf,
  formOf,
  kindOf,
  newCondition,
  tidied,
  withItem,
  withOperator,
} from "./tree.rules.ts";

test("every subject is found in one category", () => {
  expect(Object.values(categories).flat().toSorted()).toEqual(Object.keys(subjects).toSorted());
});

test("S3-27: the conversation's state is asked under Campo de contacto, as in the document", () => {
  expect(categoryOf("conversation.state")).toBe("contact");
  expect(categoryOf("since.outgoing")).toBe("since_outgoing");
  expect(categoryOf("conversation.source")).toBe("source");
});

test.each([
  ["contact.field", "number", "number"],
  ["contact.field", "choice", "choice"],
  ["ticket.field", "yes_no", "yes_no"],
  ["ticket.field", undefined, "text"],
  ["since.outgoing", undefined, "duration"],
] as const)("%s of a field of kind %s is compared as %s", (subject, field, kind) => {
  expect(kindOf(subject, field)).toBe(kind);
});

test("a new condition has the first operator of its kind, and a value only where one fits", () => {
  expect(newCondition("contact.opted_out", undefined, "yes_no")).toEqual({
    subject: "contact.opted_out",
    operator: "is",
    value: true,
  });
  expect(newCondition("contact.tags", undefined, "set")).toMatchObject({ operator: "has_any", value: [] });
  expect(newCondition("contact.field", "f1", "text")).toEqual({
    subject: "contact.field",
    key: "f1",
    operator: "is",
  });
});

test("with another operator the value stays where it fits", () => {
  const one = { subject: "contact.name", operator: "is", value: "Ana" } as const;
  expect(withOperator(one, "text", "contains")).toMatchObject({ value: "Ana" });
  expect(withOperator(one, "text", "exists")).toEqual({ subject: "contact.name", operator: "exists" });
  const list = { subject: "contact.tags", operator: "has_any", value: ["a"] } as const;
  expect(withOperator({ ...list, value: [...list.value] }, "set", "has_all")).toMatchObject({ value: ["a"] });
});

test("every operator of every kind has a form", () => {
  for (const kind of Object.keys(operatorsOf) as ValueKind[])
    for (const operator of operatorsOf[kind])
      expect(["none", "one", "many", "two"]).toContain(formOf(operator));
});

test("conditions in groups count, and an empty group goes", () => {
  const state = newCondition("conversation.state", undefined, "choice");
  const tree = { join: "and" as const, items: [state, { join: "or" as const, conditions: [state, state] }] };
  expect(countOf(tree)).toBe(3);
  expect(tidied({ ...tree, items: [state, { join: "or", conditions: [] }] }).items).toEqual([state]);
  expect(withItem(["a", "b", "c"], 1, "x")).toEqual(["a", "x", "c"]);
  expect(withItem(["a", "b", "c"], 1, null)).toEqual(["a", "c"]);
});
