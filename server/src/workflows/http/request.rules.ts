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
    ...placed(step, (hole) => (secretIn(hole) === null ? fill(hole) : null)),
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
  return { request: { ...request, ...placed(request, value) } };
}

/** The names of the secrets it asks for. */
export function secretsIn({ url, headers, body }: Pick<HttpRequest, "url" | "headers" | "body">): string[] {
  const all = [url, body, ...headers.map(({ value }) => value)].join("\n");
  return [...new Set((all.match(holes) ?? []).flatMap((hole) => secretIn(hole) ?? []))];
}

type Parts = Pick<HttpRequest, "url" | "headers" | "body">;

/** What a hole stands for; null: it is left as it is. */
function placed({ url, headers, body }: Parts, standsFor: (hole: string) => string | null): Parts {
  const put = (text: string, spell: (value: string, at: number) => string) =>
    text.replaceAll(holes, (hole: string, at: number) => {
      const value = standsFor(hole);
      return value === null ? hole : spell(value, at);
    });
  const type = headers.find(({ name }) => name.toLowerCase() === "content-type")?.value ?? "";
  return {
    // An address that begins with a variable is one that came from somewhere: it is taken whole.
    url: put(url, (value, at) => (at === 0 ? value : encodeURIComponent(value.toWellFormed()))),
    headers: headers.map(({ name, value }) => ({ name, value: put(value, (text) => text) })),
    body: put(body, spellingOf(type, body)),
  };
}

function spellingOf(type: string, body: string): (value: string) => string {
  if (type.includes("x-www-form-urlencoded")) return (value) => encodeURIComponent(value.toWellFormed());
  if (type.includes("json") || (type === "" && /^\s*[[{]/.test(body)))
    return (value) => JSON.stringify(value).slice(1, -1);
  return (value) => value;
}

const holes = /\{\{[^{}]*\}\}/g;

function secretIn(hole: string): string | null {
  return /^\{\{\s*secret\.([A-Z][A-Z0-9_]*)\s*\}\}$/.exec(hole)?.[1] ?? null;
}
