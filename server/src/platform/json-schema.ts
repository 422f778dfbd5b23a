import { z } from "zod";
import type { Docstrings } from "./docstrings.ts";

export interface JsonSchema {
  $ref?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [keyword: string]: unknown;
}

type Direction = "input" | "output";

export interface SchemaWriter {
  /** As a client sends it: what has a default may be left out. @param way where its docstrings stand */
  input(schema: z.ZodType, way?: string): JsonSchema;
  /** As a client gets it. */
  output(schema: z.ZodType, way?: string): JsonSchema;
  /** Everything with a name that was met so far, by name. */
  components(): Record<string, JsonSchema>;
  /** The text of a document made of all these, its references put right. */
  print(document: unknown): string;
}

/**
 * Writes zod schemas as JSON Schema 2020-12. Those with `.meta({ id })` become components; one that reads
 * otherwise than it is written (it has defaults) is two, the second called `…Input`.
 */
export function schemaWriter(docs: Docstrings): SchemaWriter {
  const named = { input: new Map<string, string>(), output: new Map<string, string>() };
  return {
    input: (schema, way = "") => write(schema, "input", way),
    output: (schema, way = "") => write(schema, "output", way),
    components() {
      const written = (["input", "output"] as const).flatMap((direction) =>
        [...named[direction]].map(([id, text]) => [finalName(direction, id), JSON.parse(text)] as const),
      );
      return Object.fromEntries(written.sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    print: (document) =>
      `${JSON.stringify(document, null, 2).replaceAll(
        /"#\/(input|output)\/(\w+)"/g,
        (_, direction: Direction, id: string) => `"#/components/schemas/${finalName(direction, id)}"`,
      )}\n`,
  };

  /** Wrapped in an object, so that a schema with a name of its own becomes a reference too. */
  function write(schema: z.ZodType, io: Direction, way: string): JsonSchema {
    const raw = z.toJSONSchema(z.object({ it: schema }), {
      io,
      unrepresentable: "any",
      override: ({ jsonSchema }) => tidy(jsonSchema),
    });
    const text = JSON.stringify(raw).replaceAll('"#/$defs/', `"#/${io}/`);
    const whole: JsonSchema & { $defs?: Record<string, JsonSchema> } = JSON.parse(text);
    for (const [id, definition] of Object.entries(whole.$defs ?? {}))
      named[io].set(id, JSON.stringify(described(definition, id, docs)));
    return described(whole.properties?.it ?? {}, way, docs);
  }

  function finalName(direction: Direction, id: string): string {
    return direction === "input" && differs(id) ? `${id}Input` : id;
  }

  /** Whether sending and getting are not the same, in itself or in what it refers to. */
  function differs(id: string, above: readonly string[] = []): boolean {
    const sent = named.input.get(id);
    const got = named.output.get(id);
    if (sent === undefined || got === undefined || above.includes(id)) return false;
    if (sent.replaceAll('"#/input/', '"#/output/') !== got) return true;
    return [...sent.matchAll(/"#\/input\/(\w+)"/g)].some(([, inner = ""]) => differs(inner, [...above, id]));
  }
}

/** Takes away what tells a reader nothing: patterns behind formats, a language's largest integer. */
function tidy(schema: Record<string, unknown>): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  delete schema.id;
}

/** With the docstrings of its fields, at any depth. */
function described(schema: JsonSchema, way: string, docs: Docstrings, variant = false): JsonSchema {
  // The variants of a union do not each repeat what was said of it.
  const description = variant ? undefined : docs.get(way);
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    return isSchema(value) ? described(value, way, docs, true) : value;
  };
  const keywords = Object.entries(schema).map(([keyword, value]) => {
    if (keyword === "properties") return [keyword, fields(schema.properties ?? {}, way, docs)];
    return [keyword, carriers.includes(keyword) ? within(value) : value];
  });
  return { ...(description === undefined ? {} : { description }), ...Object.fromEntries(keywords) };
}

/** Keywords whose schemas speak of the same thing as the one they stand in. */
const carriers = ["items", "anyOf", "oneOf", "allOf", "additionalProperties"];

function fields(
  properties: Record<string, JsonSchema>,
  way: string,
  docs: Docstrings,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, described(value, `${way}.${key}`, docs)]),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}
