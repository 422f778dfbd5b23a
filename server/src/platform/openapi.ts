import type { Access, EndpointShape } from "@relevo/contract/endpoint.ts";
import { endpoints } from "@relevo/contract/index.ts";
import { Problem, type RefusalCode, refusals } from "@relevo/contract/refusals.ts";
import type { Docstrings } from "./docstrings.ts";
import { type SchemaWriter, schemaWriter } from "./json-schema.ts";

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of the contract: every endpoint, every shape, every refusal. Always the same text.
 * @param docs the contract's docstrings, which become the descriptions
 */
export function printOpenApi(version: string, docs: Docstrings): string {
  const schemas = schemaWriter(docs);
  const responses: Record<string, Json> = {};
  const paths: Record<string, Json> = {};
  for (const { name, tag, shape } of endpoints) {
    const path = `/api/v1${shape.path.replaceAll(/:(\w+)/g, "{$1}")}`;
    const operation = {
      operationId: name,
      tags: [tag],
      summary: shape.summary,
      description: [docs.get(name) ?? "", who(shape.access)].join(" ").trim(),
      ...operationOf(name, shape, schemas, responses),
    };
    paths[path] = { ...paths[path], [shape.method.toLowerCase()]: operation };
  }
  schemas.output(Problem);
  return schemas.print({
    openapi: "3.1.0",
    info: { title: "Relevo", version, license: { name: "MIT", identifier: "MIT" }, description },
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: schemas.components(), responses, securitySchemes },
  });
}

const description =
  "The whole of the desk. Lists are keyset pages: pass `next` back as `cursor`. Every refusal is problem+json " +
  "(RFC 9457) with a code; what is not yours answers 404 as if it were not there. The live stream is a " +
  "WebSocket at /api/v1/live.";

const securitySchemes = {
  key: { type: "http", scheme: "bearer", description: "An API key of a member: rk_…" },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "relevo.session_token",
    description: "A signed-in browser; over https the cookie's name begins with __Secure-.",
  },
  visitor: { type: "http", scheme: "bearer", description: "A web chat visitor's token: vt_…" },
};

function operationOf(
  name: string,
  shape: EndpointShape,
  schemas: SchemaWriter,
  responses: Record<string, Json>,
): Json {
  const parameters = [
    ...parametersOf(name, shape, "params", schemas),
    ...parametersOf(name, shape, "query", schemas),
    ...(isRepeatable(shape) ? [idempotencyKey] : []),
  ];
  return {
    security: security(shape.access),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(shape.body ? { requestBody: requestBody(name, shape.body, schemas) } : {}),
    responses: { ...success(name, shape, schemas), ...problems(codesOf(shape), responses) },
  };
}

/** Commands of members, whose answer is kept for 48 h under the key the client gives. */
function isRepeatable({ method, access, body }: EndpointShape): boolean {
  return method !== "GET" && access !== "public" && access !== "visitor" && body !== "multipart";
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "Makes a repetition within 48 h harmless: it gets the first one's answer.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function who(access: Access): string {
  if (access === "public") return "Anybody may call it.";
  if (access === "visitor") return "For web chat visitors.";
  return access === "self" ? "For every signed-in person." : `For whoever has the ability \`${access}\`.`;
}

function security(access: Access): Record<string, string[]>[] {
  if (access === "public") return [];
  return access === "visitor" ? [{ visitor: [] }] : [{ key: [] }, { session: [] }];
}

function parametersOf(
  name: string,
  shape: EndpointShape,
  part: "params" | "query",
  schemas: SchemaWriter,
): Json[] {
  const schema = shape[part];
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.input(schema, `${name}.${part}`);
  return Object.entries(properties).map(([key, value]) => ({
    name: key,
    in: part === "params" ? "path" : "query",
    ...(part === "params" || required.includes(key) ? { required: true } : {}),
    schema: value,
  }));
}

function requestBody(name: string, body: NonNullable<EndpointShape["body"]>, schemas: SchemaWriter): Json {
  if (body !== "multipart")
    return {
      required: true,
      content: { "application/json": { schema: schemas.input(body, `${name}.body`) } },
    };
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  const schema = { type: "object", properties: { file }, required: ["file"] };
  return { required: true, content: { "multipart/form-data": { schema } } };
}

function success(name: string, { response, status = 200 }: EndpointShape, schemas: SchemaWriter): Json {
  if (!response) return { [status]: { description: "Done." } };
  const content =
    response === "bytes"
      ? { "*/*": {} }
      : { "application/json": { schema: schemas.output(response, `${name}.response`) } };
  return { [status]: { description: "The answer.", content } };
}

/** What an endpoint may refuse: its own codes and those that come with its kind. */
export function codesOf(shape: EndpointShape): RefusalCode[] {
  const signedIn: RefusalCode[] = shape.access === "public" ? [] : ["UNAUTHENTICATED", "FORBIDDEN"];
  const withBody: RefusalCode[] = shape.body ? ["TOO_LARGE", "UNSUPPORTED_MEDIA"] : [];
  const repeated: RefusalCode[] = isRepeatable(shape) ? ["IDEMPOTENCY_MISMATCH"] : [];
  const own = shape.refusals ?? [];
  return [
    ...new Set([...signedIn, "NOT_FOUND", "INVALID", "TOO_MANY", ...withBody, ...repeated, ...own] as const),
  ];
}

/** One response for each status, naming the codes that have it; equal ones are written once. */
function problems(codes: readonly RefusalCode[], responses: Record<string, Json>): Json {
  const byStatus = Map.groupBy(codes, (code) => refusals[code].status);
  const answers: Json = {};
  for (const [status, same] of byStatus) {
    const name = same.join(".");
    responses[name] ??= problem(same);
    answers[status] = { $ref: `#/components/responses/${name}` };
  }
  responses.FAULT ??= problem(["FAULT"]);
  return { ...answers, 500: { $ref: "#/components/responses/FAULT" } };
}

function problem(codes: readonly (RefusalCode | "FAULT")[]): Json {
  const told = codes.map((code) =>
    code === "FAULT" ? "`FAULT`: the desk failed." : `\`${code}\`: ${refusals[code].title}`,
  );
  const schema = {
    allOf: [{ $ref: "#/components/schemas/Problem" }, { properties: { code: { enum: codes } } }],
  };
  return { description: told.join(" "), content: { "application/problem+json": { schema } } };
}
