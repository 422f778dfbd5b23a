import { expect, test } from "vitest";
import { liveConversation } from "./live.rules.ts";

const conversation = (state: string) => ({ id: "c", number: 1, channel: "whatsapp" as const, state });

test.each(["queued", "active", "snoozed", "expired"])("one goes on in a conversation that is %s", (state) => {
  expect(liveConversation({ state: "open", conversation: conversation(state) })).toBe("c");
});

test.each(["closed", "discarded", "merged"])("one that is %s is read", (state) => {
  expect(liveConversation({ state: "open", conversation: conversation(state) })).toBeUndefined();
});

test("in an archived ticket nothing is written", () => {
  expect(liveConversation({ state: "archived", conversation: conversation("active") })).toBeUndefined();
  expect(liveConversation({ state: "open", conversation: null })).toBeUndefined();
});
