import { describe, expect, test } from "vitest";
import type { JsonObject } from "../inbound/item.ts";
import { externalIdOf, fragmentOf, givenId } from "./fragment.rules.ts";
import { readFragment } from "./read.rules.ts";
import { webchatReader } from "./reader.ts";

const written: JsonObject = {
  kind: "message",
  id: "01a1ff00-0000-7000-8000-000000000001",
  at: "2026-11-03T12:00:00.000Z",
  visitor: "01a1ff00-0000-7000-8000-00000000000d",
  name: "Diego",
  mail: null,
  text: "hola",
  files: [{ id: "01a1ff00-0000-7000-8000-0000000000f1", name: "a.png", mimeType: "image/png", size: 3 }],
};
const seen: JsonObject = {
  kind: "read",
  message: "01a1ff00-0000-7000-8000-0000000000e1",
  at: "2026-11-03T12:05:00.000Z",
  visitor: "01a1ff00-0000-7000-8000-00000000000d",
};

test("what a visitor wrote is a message of theirs, at the time the desk got it", () => {
  expect(readFragment(written)).toMatchObject({
    kind: "message",
    externalId: `m:${written.id}`,
    at: new Date("2026-11-03T12:00:00.000Z"),
    direction: "in",
    contact: { identities: [{ kind: "visitor", value: written.visitor }], name: "Diego" },
    content: { type: "image", text: "hola", data: { fileIds: ["01a1ff00-0000-7000-8000-0000000000f1"] } },
  });
});

test.each([
  [[], "text"],
  [[{ id: "f", name: "v", mimeType: "video/mp4", size: 1 }], "video"],
  [[{ id: "f", name: "s", mimeType: "audio/ogg; codecs=opus", size: 1 }], "audio"],
  [[{ id: "f", name: "d", mimeType: "application/pdf", size: 1 }], "document"],
])("its type is that of its first file: %j is %s", (files, type) => {
  expect(readFragment({ ...written, files })).toMatchObject({ content: { type } });
});

test("what a visitor saw is a status of our message", () => {
  expect(readFragment(seen)).toMatchObject({
    kind: "status",
    target: seen.message,
    ref: seen.message,
    status: "read",
    at: new Date("2026-11-03T12:05:00.000Z"),
  });
});

describe("a body that is no fragment is refused, so that it is parked", () => {
  test.each<[string, JsonObject]>([
    ["empty", {}],
    ["of another kind", { ...written, kind: "shout" }],
    ["without a visitor", { ...written, visitor: null }],
    ["without an id", { ...written, id: 7 }],
    ["without a time", { ...written, at: "yesterday" }],
    ["a receipt without its message", { ...seen, message: null }],
  ])("%s", (_what, body) => {
    expect(() => readFragment(body)).toThrow("not a web chat fragment");
  });
});

test("a kept request is cut into the same items again", () => {
  const { fragments, faults } = webchatReader.split(Buffer.from(JSON.stringify([written, seen])), new Date());
  expect(faults).toEqual([]);
  expect(fragments.map(({ externalId, body }) => [externalId, body])).toEqual([
    [`m:${written.id}`, written],
    [`r:${seen.message}`, seen],
  ]);
  expect(() => webchatReader.split(Buffer.from("{}"), new Date())).toThrow();
});

test("the id its page gave a message comes back out of its external id", () => {
  expect(givenId(externalIdOf(fragmentOf(written)))).toBe(written.id);
});
