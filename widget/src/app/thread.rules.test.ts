import type { VisitorMessage } from "@relevo/contract/webchat.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { caughtUp, groupsOf, readByVisitor, unreadOf, withMessages } from "./thread.rules.ts";

const message = (minute: number, more: Partial<VisitorMessage> = {}): VisitorMessage => ({
  id: `id-${minute}`,
  at: new Date(Date.UTC(2026, 10, 3, 12, minute)).toISOString(),
  from: "visitor",
  name: "",
  text: String(minute),
  files: [],
  state: "received",
  ...more,
});
const texts = (thread: readonly VisitorMessage[]) => thread.map(({ text }) => text);

test("messages stand once and in order, however often and in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 59 }))), (batches) => {
      const thread = batches.reduce<VisitorMessage[]>(
        (known, batch) =>
          withMessages(
            known,
            batch.map((minute) => message(minute)),
          ),
        [],
      );
      const expected = [...new Set(batches.flat())].sort((a, b) => a - b).map(String);
      expect(texts(thread)).toEqual(expected);
    }),
  );
});

test("a message that comes again is taken as it is now", () => {
  expect(withMessages([message(1)], [message(1, { state: "read" })])).toEqual([
    message(1, { state: "read" }),
  ]);
});

test("after a lost connection what was missed joins what is known", () => {
  const page = { items: [message(2), message(3)], older: "cursor" };
  expect(caughtUp([message(1), message(2)], page, null)).toEqual({
    messages: [message(1), message(2), message(3)],
    older: null,
  });
});

test("where a page does not reach what is known, it stands alone and pages back from there", () => {
  const page = { items: [message(8), message(9)], older: "cursor" };
  expect(caughtUp([message(1)], page, null)).toEqual({ messages: page.items, older: "cursor" });
});

test("the first page brings its own cursor", () => {
  const page = { items: [message(8)], older: "cursor" };
  expect(caughtUp([], page, null)).toEqual({ messages: page.items, older: "cursor" });
});

test("unread are the desk's messages the visitor has not seen", () => {
  const thread = [message(1), message(2, { from: "desk" }), message(3, { from: "desk", state: "read" })];
  expect(unreadOf(thread)).toBe(1);
  expect(unreadOf(readByVisitor(thread))).toBe(0);
  expect(readByVisitor(thread)[0]?.state).toBe("received");
});

test("neighbouring messages of one person form a group; a pause or another person begins the next", () => {
  const ana = { from: "desk", name: "Ana" } as const;
  const thread = [message(1), message(2), message(3, ana), message(4, { ...ana, name: "Beto" }), message(20)];
  expect(groupsOf(thread).map((group) => texts(group.messages))).toEqual([["1", "2"], ["3"], ["4"], ["20"]]);
});

test("the first group of each local day carries the day", () => {
  const next = message(5, { at: new Date(Date.UTC(2026, 10, 5, 12)).toISOString() });
  expect(groupsOf([message(1), message(9), next]).map(({ day }) => day !== null)).toEqual([
    true,
    false,
    true,
  ]);
});
