import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import type { HttpRequest } from "../effects.rules.ts";

/**
 * What a step sends. Each {{variable}} is put in as its place wants it: one part of an address, a string inside JSON, a
 * value of a form. {{secret.NAME}} stays: it is put in where it is sent.
 * @param fill what one {{variable}} stands for
 */
export function requestOf(step: StepOf<"http">, fill: (hole: string) => string): HttpRequest {
  return {
    method: step.method,
    ...placed(step, (hole) => (secretIn(hole) === null ? fill(hole) : null), braceless),
    timeoutMs: step.timeoutMs,
    retries: step.retries,
    variable: step.variable,
  };
}

/** The request as it leaves. @returns null, where a secret is not there, its name */
export function withSecrets(
  request: HttpRequest,
  secrets: ReadonlyMap<string, string>,
): { request: HttpRequest } | { missing: string } {
  const missing = secretsIn(request).find((name) => !secrets.has(name));
  if (missing !== undefined) return { missing };
  const value = (hole: string) => secrets.get(secretIn(hole) ?? "") ?? null;
  return { request: { ...request, ...placed(request, value, (text) => text) } };
}

/** The names of the secrets it asks for. */
export function secretsIn({ url, headers, body }: Pick<HttpRequest, "url" | "headers" | "body">): string[] {
  const all = [url, body, ...headers.map(({ value }) => value)].join("\n");
  return [...new Set((all.match(holes) ?? []).flatMap((hole) => secretIn(hole) ?? []))];
}

type Parts = Pick<HttpRequest, "url" | "headers" | "body">;

/**
 * @param standsFor what a hole stands for; null: it is left as it is
 * @param plain how a value is written where nothing else is asked
 */
function placed(
  { url, headers, body }: Parts,
  standsFor: (hole: string) => string | null,
  plain: (value: string) => string,
): Parts {
  const put = (text: string, spell: (value: string, at: number) => string) =>
    text.replaceAll(holes, (hole: string, at: number) => {
      const value = standsFor(hole);
      return value === null ? hole : spell(value, at);
    });
  const type = headers.find(({ name }) => name.toLowerCase() === "content-type")?.value ?? "";
  const inForm = type.includes("x-www-form-urlencoded");
  const inJson = type.includes("json") || (type === "" && /^\s*[[{]/.test(body));
  return {
    // An address that begins with a variable is one that came from somewhere: it is taken whole.
    url: put(url, (value, at) => (at === 0 ? plain(value) : asAddress(value))),
    headers: headers.map(({ name, value }) => ({ name, value: put(value, plain) })),
    body: put(body, inForm ? asAddress : inJson ? asJson : plain),
  };
}

const asAddress = (value: string) => encodeURIComponent(value.toWellFormed());
const asJson = (value: string) => JSON.stringify(value).slice(1, -1).replaceAll("{", "\\u007b");
/** No value brings a brace along: a customer who writes {{secret.NAME}} would be sent out with the secret in it. */
const braceless = (value: string) => value.replaceAll("{", "(");

const holes = /\{\{[^{}]*\}\}/g;

function secretIn(hole: string): string | null {
  return /^\{\{\s*secret\.([A-Z][A-Z0-9_]*)\s*\}\}$/.exec(hole)?.[1] ?? null;
}
