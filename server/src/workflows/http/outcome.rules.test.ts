import { describe, expect, test } from "vitest";
import { type Came, outcomeOf, patience } from "./outcome.rules.ts";

const request = {
  ...{ method: "GET", url: "https://crm.example/", headers: [], body: "", timeoutMs: 1000 },
  ...{ retries: 2, variable: "crm" },
};
const answer = (status: number, text = "", retryAfter: number | null = null): Came => ({
  ...{ status, text, retryAfter },
});

describe("asked again", () => {
  test.each<[string, Came, number, number | null]>([
    ["no answer", { why: "no_answer" }, 1, 5000],
    ["too late", { why: "timeout" }, 2, 30_000],
    ["a fault of theirs", answer(503), 1, 5000],
    ["too many", answer(429), 1, 5000],
    ["too many, with a time", answer(429, "", 60), 1, 60_000],
    ["a time too long", answer(503, "", 999_999), 1, 1_800_000],
    ["the last try", answer(503), 3, null],
    ["done", answer(200), 1, null],
    ["our mistake", answer(404), 1, null],
    ["a private address", { why: "not_allowed" }, 1, null],
    ["too much", { why: "too_large" }, 1, null],
    ["a secret that is not there", { why: "secret", name: "KEY" }, 1, null],
  ])("%s", (_, came, tries, pause) => expect(patience(came, request, tries)).toBe(pause));
});

describe("what the run is told", () => {
  test("an answer's code and its values", () =>
    expect(outcomeOf(answer(201, '{"id": 7, "to": {"name": "Ana"}}'), request, [])).toEqual({
      done: true,
      variables: { "crm.status": "201", "crm.id": "7", "crm.to.name": "Ana" },
    }));
  test.each([
    ["<p>ok</p>", "<p>ok</p>"],
    ['"ok"', "ok"],
    ["42", "42"],
    ['{"a": ', '{"a": '],
  ])("what is no object, %s, is kept as text", (text, kept) =>
    expect(outcomeOf(answer(200, text), request, [])).toMatchObject({ variables: { "crm.text": kept } }),
  );
  test("an empty answer is its code", () =>
    expect(outcomeOf(answer(204), request, [])).toEqual({ done: true, variables: { "crm.status": "204" } }));
  test("the code is the answer's own, whatever its text says", () =>
    expect(outcomeOf(answer(200, '{"status": "paid"}'), request, [])).toMatchObject({
      variables: { "crm.status": "200" },
    }));
  test("CALL_FAILED with the code of a refusal of theirs", () =>
    expect(outcomeOf(answer(404, '{"error": "gone"}'), request, [])).toEqual({
      done: false,
      failures: [{ code: "CALL_FAILED", data: { why: "status", status: 404 } }],
      variables: { "crm.status": "404", "crm.error": "gone" },
    }));
  test("CALL_FAILED with why there was none", () =>
    expect(outcomeOf({ why: "too_large" }, request, [])).toEqual({
      done: false,
      failures: [{ code: "CALL_FAILED", data: { why: "too_large" } }],
    }));
  test("no secret, should the answer repeat one", () => {
    const text = JSON.stringify({ head: "Bearer a b", url: "?k=a%20b", "a b": 1, part: "a b c" });
    const told = outcomeOf(answer(200, text), request, ["a b", "a b c"]);
    expect(JSON.stringify(told)).not.toMatch(/a b|a%20b/);
  });
  test.each([
    ["in an address", "?k=p%22q%20r"],
    ["in a form", "k=p%22q+r"],
    ["in JSON inside of JSON", '{"k":"p\\"q r"}'],
    ["in what is no JSON", '{"k":"p\\"q r"'],
  ])("no secret, as it is written %s", (_, text) => {
    const told = outcomeOf(answer(200, JSON.stringify({ body: text })), request, ['p"q r']);
    expect(told).toMatchObject({ variables: { "crm.body": expect.stringContaining("•••") } });
    expect(outcomeOf(answer(200, text), request, ['p"q r'])).not.toMatchObject({
      variables: { "crm.text": text },
    });
  });
  test("nothing a table would not take", () => {
    const told = outcomeOf(answer(200, '{"a": "x\\u0000y", "b\\ud800": "\\udc00"}'), request, []);
    expect(told).toMatchObject({ variables: { "crm.a": "x\ufffdy", "crm.b\ufffd": "\ufffd" } });
  });
});
