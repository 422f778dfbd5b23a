import type { Answer, Call, EndpointShape } from "@relevo/contract/endpoint.ts";
import type { Failure, Problem } from "@relevo/contract/refusals.ts";
import { newId } from "./ids.ts";

/** An expected no of the server, or its fault (code FAULT): why, and the id to quote when asking for help. */
export class RefusalError extends Error {
  override readonly name = "RefusalError";
  readonly status: number;
  readonly code: Problem["code"];
  /** Every failing condition at once. */
  readonly failures: readonly Failure[];
  readonly requestId: string;

  constructor(problem: Problem) {
    super(`${problem.code} ${problem.detail ?? problem.title} (${problem.requestId})`);
    this.status = problem.status;
    this.code = problem.code;
    this.failures = problem.failures;
    this.requestId = problem.requestId;
  }
}

/** The server could not be reached, or something between us and it answered in its place. */
export class OfflineError extends Error {
  override readonly name = "OfflineError";
}

interface Options {
  signal?: AbortSignal;
  /** The same for every repetition of one act, so that it happens once. Made up when absent. */
  key?: string;
}

type Given<E extends EndpointShape> =
  Record<never, never> extends Call<E>
    ? [call?: Call<E>, options?: Options]
    : [call: Call<E>, options?: Options];

/**
 * Calls an endpoint of the contract and answers with its typed response.
 * @throws RefusalError with the server's reasons; OfflineError when there is no answer of ours.
 */
export async function call<E extends EndpointShape>(endpoint: E, ...given: Given<E>): Promise<Answer<E>>;
export async function call(
  endpoint: EndpointShape,
  { params, query, body }: Input = {},
  { signal, key }: Options = {},
): Promise<unknown> {
  const headers = new Headers({ accept: "application/json" });
  if (endpoint.method !== "GET") headers.set("idempotency-key", key ?? newId());
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers.set("content-type", "application/json");
  const response = await fetch(address(endpoint.path, params, query), {
    method: endpoint.method,
    credentials: "same-origin",
    headers,
    body: form ? body : body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new OfflineError("no answer", { cause: error });
  });
  if (response.ok) return response.status === 204 ? undefined : await response.json();
  throw await refusalOf(response);
}

interface Input {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
}

/** The address of an endpoint, for what the browser fetches by itself: images, files. */
export function address(path: string, params: Input["params"] = {}, query: Input["query"] = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) search.append(name, String(one));
    }
  }
  return `/api/v1${filled}${search.size > 0 ? `?${search}` : ""}`;
}

/** What the server said no with, as an error to throw. */
export async function refusalOf(response: Response): Promise<Error> {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("application/problem+json")) return new OfflineError(`HTTP ${response.status}`);
  const problem: Problem = await response.json();
  return new RefusalError(problem);
}
