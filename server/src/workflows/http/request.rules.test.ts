import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { describe, expect, test } from "vitest";
import { requestOf, secretsIn, withSecrets } from "./request.rules.ts";

const step = (more: Partial<StepOf<"http">>): StepOf<"http"> => ({
  ...{
    id: "call",
    name: "",
    edges: {},
    kind: "http",
    method: "POST",
    url: "https://crm.example/",
    headers: [],
  },
  ...{ body: "", timeoutMs: 1000, retries: 2, variable: "crm" },
  ...more,
});
const values: Record<string, string> = {
  "{{contact.name}}": 'Ana "la" Ñ/&?#',
  "{{next}}": "https://crm.example/page?2",
};
const fill = (hole: string) => values[hole] ?? "";
const json = { name: "Content-Type", value: "application/json" };

describe("a variable is put in as its place wants it", () => {
  test("in an address it is one part, whatever it says", () => {
    const { url } = requestOf(step({ url: "https://crm.example/{{contact.name}}?q={{contact.name}}" }), fill);
    expect(new URL(url).pathname).toBe(`/${encodeURIComponent('Ana "la" Ñ/&?#')}`);
    expect(new URL(url).searchParams.get("q")).toBe('Ana "la" Ñ/&?#');
  });
  test("an address that is a variable is taken whole", () =>
    expect(requestOf(step({ url: "{{next}}" }), fill).url).toBe("https://crm.example/page?2"));
  test.each([
    ["by its head", [json], '  "{{contact.name}}"'],
    ["by its look", [], '{"a": "{{contact.name}}"}'],
  ])("in JSON, known %s, it breaks nothing", (_, headers, body) =>
    expect(JSON.stringify(JSON.parse(requestOf(step({ headers, body }), fill).body))).toContain(
      JSON.stringify('Ana "la" Ñ/&?#'),
    ),
  );
  test("in a form it stays one value", () => {
    const headers = [{ name: "content-type", value: "application/x-www-form-urlencoded" }];
    const { body } = requestOf(step({ headers, body: "a={{contact.name}}&b=1" }), fill);
    expect(new URLSearchParams(body).get("a")).toBe('Ana "la" Ñ/&?#');
  });
  test("in other text it stands as it is", () =>
    expect(requestOf(step({ body: "Hola {{contact.name}}" }), fill).body).toBe('Hola Ana "la" Ñ/&?#'));
});

describe("a secret", () => {
  const asked = step({
    url: "https://crm.example/?k={{secret.KEY}}",
    headers: [{ name: "Authorization", value: "Bearer {{secret.TOKEN}}" }],
    body: '{"pass": "{{ secret.PASS }}"}',
  });
  const request = requestOf(asked, () => "");

  test("is still only named in what the run keeps", () => {
    expect(secretsIn(request)).toEqual(["KEY", "PASS", "TOKEN"]);
    expect(request.url).toBe("https://crm.example/?k={{secret.KEY}}");
  });
  test("is put in where it leaves, as its place wants it", () => {
    const secrets = new Map([
      ["KEY", "a&b"],
      ["TOKEN", "t0k"],
      ["PASS", 'p"q'],
    ]);
    expect(withSecrets(request, secrets)).toEqual({
      request: {
        ...request,
        url: "https://crm.example/?k=a%26b",
        headers: [{ name: "Authorization", value: "Bearer t0k" }],
        body: '{"pass": "p\\"q"}',
      },
    });
  });
  test("that is not there is told by name", () =>
    expect(withSecrets(request, new Map([["KEY", "a"]]))).toEqual({ missing: "PASS" }));
  test.each([
    ["an address", { url: "https://crm.example/{{a}}" }],
    ["an address that is a variable", { url: "{{a}}" }],
    ["a head", { headers: [{ name: "x", value: "{{a}}" }] }],
    ["JSON", { body: '{"a": "{{a}}"}' }],
    ["text", { body: "{{a}}" }],
    ["two variables side by side", { body: "{{first}}{{second}}" }],
  ])("cannot be asked for by what a customer wrote, in %s", (_, parts) => {
    const written: Record<string, string> = { "{{first}}": "{", "{{second}}": "{secret.KEY}}" };
    expect(secretsIn(requestOf(step(parts), (hole) => written[hole] ?? "{{secret.KEY}}"))).toEqual([]);
  });
  test("with a brace in it is sent as it is", () => {
    const headers = [{ name: "x", value: "{{secret.KEY}}" }];
    const sent = withSecrets(
      requestOf(step({ body: '["{{secret.KEY}}"]', headers }), fill),
      new Map([["KEY", "a{b"]]),
    );
    expect("request" in sent && JSON.parse(sent.request.body)).toEqual(["a{b"]);
    expect("request" in sent && sent.request.headers).toEqual([{ name: "x", value: "a{b" }]);
  });
});
