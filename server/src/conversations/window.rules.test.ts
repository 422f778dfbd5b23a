import fc from "fast-check";
import { expect, test } from "vitest";
import { expiryOf, warningsBefore, windowEnd } from "./window.rules.ts";

const hour = 3_600_000;
const at = (text: string) => new Date(`2027-01-14T${text}Z`);

test.each([
  ["whatsapp, the customer wrote", "whatsapp", at("10:00:00"), null, new Date("2027-01-15T10:00:00Z")],
  [
    "whatsapp, they answered a template",
    "whatsapp",
    at("10:00:00"),
    at("11:00:00"),
    new Date("2027-01-15T10:00:00Z"),
  ],
  ["whatsapp, a template waits", "whatsapp", null, at("11:00:00"), at("11:00:00")],
  ["whatsapp, nothing to wait for", "whatsapp", null, null, null],
  ["web chat", "webchat", at("10:00:00"), at("11:00:00"), null],
] as const)("S2-33: when it expires: %s", (_, channel, lastInboundAt, templateUntil, end) => {
  expect(expiryOf(channel, { lastInboundAt, templateUntil })).toEqual(end);
});

test.each([
  ["24×7", at("23:00:00"), at("23:00:00"), at("21:00:00")],
  ["the last open hour is earlier", at("23:00:00"), at("18:00:00"), at("17:00:00")],
  ["it closes an hour before the end", at("19:00:00"), at("18:00:00"), at("17:00:00")],
  ["it was closed all the time", at("23:00:00"), null, at("21:00:00")],
] as const)("S2-35: the first warning, %s", (_, end, lastOpen, soon) => {
  const lastInbound = new Date(end.getTime() - 24 * hour);
  expect(warningsBefore(end, lastInbound, lastOpen).soon).toEqual(soon);
});

test("S2-35: closed since before they wrote: two hours before the end", () => {
  const end = at("23:00:00");
  const lastInbound = new Date(end.getTime() - 24 * hour);
  const before = new Date(lastInbound.getTime() - 3 * hour);
  expect(warningsBefore(end, lastInbound, before).soon).toEqual(at("21:00:00"));
});

test("warnings come after the message and before the end, the first one first", () => {
  const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  const lastOpen = fc.option(fc.integer({ min: -48 * hour, max: 24 * hour }));
  fc.assert(
    fc.property(instant, lastOpen, (lastInboundAt, ago) => {
      const end = windowEnd("whatsapp", lastInboundAt) ?? lastInboundAt;
      const open = ago === null ? null : new Date(lastInboundAt.getTime() + ago);
      const { soon, last } = warningsBefore(end, lastInboundAt, open);
      expect(soon >= lastInboundAt && soon < last && last < end).toBe(true);
    }),
  );
});
