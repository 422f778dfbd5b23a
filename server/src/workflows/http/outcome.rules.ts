import { cleanJson, type Json } from "../../platform/clean.rules.ts";
import type { HttpRequest, Outcome } from "../effects.rules.ts";
import { flatten } from "../flatten.rules.ts";
import type { Answer, Silence } from "./call.ts";

export type Came = Answer | { why: Silence | "secret"; name?: string };

/** Ms until it is asked again; null: that is what came of it. @param tries how often it was asked */
export function patience(came: Came, { retries }: HttpRequest, tries: number): number | null {
  if (tries > retries || !mayChange(came)) return null;
  const usual = pauses[tries - 1] ?? longestPause;
  const asked = "status" in came && came.retryAfter !== null ? came.retryAfter * 1000 : 0;
  return Math.min(Math.max(usual, asked), longestPause);
}

const pauses = [5_000, 30_000, 120_000, 600_000];
const longestPause = 1_800_000;

function mayChange(came: Came): boolean {
  if ("status" in came) return came.status === 429 || came.status >= 500;
  return came.why === "timeout" || came.why === "no_answer";
}

/** What a run is told: nothing in it holds one of the secrets, should the answer repeat them. */
export function outcomeOf(came: Came, { variable }: HttpRequest, secrets: Iterable<string>): Outcome {
  if (!("status" in came)) return { done: false, failures: [{ code: "CALL_FAILED", data: { ...came } }] };
  const variables = {
    ...flatten(variable, parsed(came.text), hider(secrets)),
    [`${variable}.status`]: String(came.status),
  };
  if (came.status < 400) return { done: true, variables };
  const data = { why: "status", status: came.status };
  return { done: false, failures: [{ code: "CALL_FAILED", data }], variables };
}

/** What is no JSON is kept as `<variable>.text`. */
function parsed(text: string): Json {
  if (text === "") return {};
  const value = cleanJson(jsonOf(text)).value;
  return typeof value === "object" ? value : { text: value };
}

function jsonOf(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** Hides them, also as they are written inside of an address, a form or JSON. */
function hider(secrets: Iterable<string>): (text: string) => string {
  const all = [...secrets].flatMap((secret) => {
    const inAddress = encodeURIComponent(secret.toWellFormed());
    return [secret, inAddress, inAddress.replaceAll("%20", "+"), JSON.stringify(secret).slice(1, -1)];
  });
  // A secret may be part of another one.
  const longestFirst = [...new Set(all)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, "•••"), text);
}
