import type { Failure } from "@relevo/contract/refusals.ts";
import { expect, test } from "vitest";
import { beyondRecord, missingOfRecord } from "./record.rules.ts";

const record: Failure = { code: "NO_RECORD", data: { missing: ["reason", "note"] } };
const reply: Failure = { code: "NO_REPLY" };

test("what the record lacks is asked for here, the rest in the conversation's own close", () => {
  expect([...missingOfRecord([reply, record])]).toEqual(["reason", "note"]);
  expect(beyondRecord([reply, record])).toEqual([reply]);
});

test("a record that lacks nothing asks for nothing", () => {
  expect([...missingOfRecord([reply])]).toEqual([]);
  expect([...missingOfRecord([{ code: "NO_RECORD" }])]).toEqual([]);
});
