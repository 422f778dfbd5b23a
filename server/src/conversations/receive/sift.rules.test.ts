import { expect, test } from "vitest";
import type { InboundItem } from "../../channels/inbound/item.ts";
import { sift } from "./sift.rules.ts";

const person = (value: string) => ({
  identities: [{ kind: "phone" as const, value }],
  name: null,
  username: null,
  mail: null,
});
const at = new Date("2027-01-14T10:00:00Z");
const said = (from: string, externalId: string) => ({
  kind: "message",
  externalId,
  at,
  contact: person(from),
});
const about = (kind: string, from: string, target: string) => ({ kind, target, at, contact: person(from) });
const notice = { kind: "notice", externalId: "n", at, field: "quality", data: {} };

/** Ana is busy. */
const isHere = (item: InboundItem) =>
  !("contact" in item && item.contact.identities.some(({ value }) => value === "ana"));

test.each<[string, unknown[], string]>([
  ["nothing", [], ""],
  ["whom nobody holds", [said("beto", "1"), notice], "taken taken"],
  ["all of whom somebody holds", [said("ana", "1"), said("beto", "2"), said("ana", "3")], "left taken left"],
  ["what speaks of what is left", [said("ana", "1"), about("status", "beto", "1")], "left left"],
  ["what speaks of another message", [said("ana", "1"), about("status", "beto", "9")], "left taken"],
  ["what spoke of it before it came", [about("status", "beto", "1"), said("ana", "1")], "taken left"],
])("%s", (_, items, fates) => {
  const arrived = items.map((item) => ({ item: item as InboundItem }));
  const { taken, left } = sift(arrived, isHere);
  expect(arrived.map((one) => (taken.includes(one) ? "taken" : left.includes(one) && "left")).join(" ")).toBe(
    fates,
  );
});
