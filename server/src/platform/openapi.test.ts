import { endpoints } from "@relevo/contract/index.ts";
import { refusals } from "@relevo/contract/refusals.ts";
import { expect, test } from "vitest";
import { z } from "zod";
import { docstringsIn, readDocstrings } from "./docstrings.ts";
import { schemaWriter } from "./json-schema.ts";
import { codesOf, printOpenApi } from "./openapi.ts";

interface Operation {
  operationId: string;
  security: object[];
  responses: Record<string, { $ref?: string }>;
}
const docs = await readDocstrings();
const text = printOpenApi("0.0.0", docs);
const document: {
  paths: Record<string, Record<string, Operation>>;
  components: Record<"schemas" | "responses", Record<string, Record<string, unknown>>>;
} = JSON.parse(text);
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test("every endpoint of the contract is an operation at its address, and nothing else is", () => {
  for (const { name, shape } of endpoints) {
    const path = `/api/v1${shape.path.replaceAll(/:(\w+)/g, "{$1}")}`;
    expect(document.paths[path]?.[shape.method.toLowerCase()]?.operationId).toBe(name);
  }
  expect(operations).toHaveLength(endpoints.length);
});

test("every refusal an endpoint may give stands in its responses, by status", () => {
  for (const { name, shape } of endpoints) {
    const operation = operations.find(({ operationId }) => operationId === name);
    for (const code of codesOf(shape)) {
      const { $ref = "" } = operation?.responses[refusals[code].status] ?? {};
      const response = document.components.responses[$ref.replace("#/components/responses/", "")];
      expect(response?.description, `${name} ${code}`).toContain(`\`${code}\``);
    }
  }
});

test("every refusal has its place in the document, but for what only a run tells of its step", () => {
  const told = JSON.stringify(document.components.responses);
  expect(Object.keys(refusals).filter((code) => !told.includes(`\`${code}\``))).toEqual(["CALL_FAILED"]);
});

test("every reference leads somewhere, and only what is public asks for no credential", () => {
  for (const [, kind = "", id = ""] of text.matchAll(/"\$ref": "#\/components\/(\w+)\/([\w.]+)"/g))
    expect(document.components).toHaveProperty([kind, id]);
  expect(text.match(/"\$ref": "(?!#\/components)/g)).toBeNull();
  const open = operations
    .filter(({ security }) => security.length === 0)
    .map(({ operationId }) => operationId);
  expect(open.sort()).toEqual(
    endpoints
      .filter(({ shape }) => shape.access === "public")
      .map(({ name }) => name)
      .sort(),
  );
});

test("the same contract prints the same text, whatever was printed before", () => {
  expect(printOpenApi("0.0.0", docs)).toBe(text);
});

test("docstrings become descriptions, of components and of fields at any depth", () => {
  const { Conversation } = document.components.schemas;
  expect(Conversation?.description).toBe(docs.get("Conversation"));
  expect(JSON.stringify(Conversation)).toContain("First 160 characters.");
});

test("a docstring belongs to what follows it, and to nothing behind strings, patterns and brackets", () => {
  const source = `
    /** A thing. */
    export const Thing = z
      .object({
        a: z.string().regex(/^["{]$/), // { not a bracket
        /** Of b. */
        b: z.array(z.object({ /** Deep:
           * two lines. */ c: z.literal("}") })),
        d: z.int(),
      })
      .meta({ id: "Thing" });
    /** Lost. */ ignored();
    const next = 1;`;
  expect([...docstringsIn(source)]).toEqual([
    ["Thing", "A thing."],
    ["Thing.b", "Of b."],
    ["Thing.b.c", "Deep: two lines."],
  ]);
});

test("a shape with defaults is one thing to send and another to get, and so is what holds it", () => {
  const Inner = z.object({ size: z.int().default(1) }).meta({ id: "Inner" });
  const Outer = z.object({ inner: Inner }).meta({ id: "Outer" });
  const Plain = z.object({ name: z.string() }).meta({ id: "Plain" });
  const schemas = schemaWriter(new Map());
  const sent = schemas.input(z.object({ outer: Outer, plain: Plain }));
  schemas.output(Outer);
  schemas.output(Plain);
  const printed = JSON.parse(schemas.print({ sent, components: schemas.components() }));
  expect(Object.keys(printed.components)).toEqual(["Inner", "InnerInput", "Outer", "OuterInput", "Plain"]);
  expect(printed.sent.properties).toEqual({
    outer: { $ref: "#/components/schemas/OuterInput" },
    plain: { $ref: "#/components/schemas/Plain" },
  });
  expect(printed.components.OuterInput.properties.inner).toEqual({ $ref: "#/components/schemas/InnerInput" });
  expect(printed.components.InnerInput.required).toBeUndefined();
  expect(printed.components.Inner.required).toEqual(["size"]);
});
