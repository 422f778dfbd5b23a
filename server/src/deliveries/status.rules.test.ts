import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChannelStatus } from "../channels/inbound/item.ts";
import { type MessageStatus, mergeStatus } from "./status.rules.ts";

const reports: ChannelStatus[] = ["sent", "delivered", "read", "played", "failed"];
const ours: MessageStatus[] = ["pending", "sending", "uncertain"];

test.each<[string, MessageStatus, ChannelStatus[], MessageStatus]>([
  ["the usual way", "sending", ["sent", "delivered", "read"], "read"],
  ["delivered is skipped", "sending", ["sent", "read"], "read"],
  ["a lower one comes late", "sending", ["read", "delivered", "sent"], "read"],
  ["a voice message is played", "sending", ["played", "read"], "played"],
  ["failed stays failed", "sending", ["failed", "sent"], "failed"],
  ["delivered proves failed wrong", "sending", ["failed", "delivered"], "delivered"],
  ["and does so when it came first", "sending", ["delivered", "failed"], "delivered"],
  ["read proves it wrong too", "failed", ["read"], "read"],
  ["any report heals an uncertain send", "uncertain", ["sent"], "sent"],
  ["even that it failed", "uncertain", ["failed"], "failed"],
])("%s", (_, start, incoming, end) => {
  expect(incoming.reduce<MessageStatus>(mergeStatus, start)).toBe(end);
});

test("the end depends on which reports came, not on their order or number", () => {
  const start = fc.constantFrom(...ours, ...reports);
  const given = fc.array(fc.constantFrom(...reports), { maxLength: 8 });
  const shuffledWithRepeats = given.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
      list.length > 0 ? fc.array(fc.constantFrom(...list)) : fc.constant([]),
    ),
  );
  fc.assert(
    fc.property(start, shuffledWithRepeats, (from, [list, shuffled, repeats]) => {
      const end = list.reduce<MessageStatus>(mergeStatus, from);
      expect([...shuffled, ...repeats].reduce<MessageStatus>(mergeStatus, from)).toBe(end);
    }),
  );
});

test("no report ever leads back to a state of ours", () => {
  for (const from of ours) {
    for (const report of reports) expect(mergeStatus(from, report)).toBe(report);
  }
});
