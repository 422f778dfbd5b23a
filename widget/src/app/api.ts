import type { Answer } from "./answer.rules.ts";

/** Calls below /api/v1 of the desk this frame came from; the token is the visitor's only credential. */
export function openApi(token: () => string | undefined) {
  async function ask(method: string, path: string, body?: unknown): Promise<Response | null> {
    const held = token();
    const upload = body instanceof FormData;
    try {
      return await fetch(new URL(path, api), {
        method,
        headers: {
          ...(held ? { authorization: `Bearer ${held}` } : {}),
          ...(body === undefined || upload ? {} : { "content-type": "application/json" }),
        },
        // A whole file may take long on a slow line; a message may not.
        signal: AbortSignal.timeout(upload ? 300_000 : 20_000),
        ...(body === undefined ? {} : { body: upload ? body : JSON.stringify(body) }),
      });
    } catch {
      return null;
    }
  }
  return {
    async json<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
      return read<T>(await ask(method, path, body), async (response) =>
        response.status === 204 ? undefined : response.json(),
      );
    },
    async blob(path: string): Promise<Answer<Blob>> {
      return read<Blob>(await ask("GET", path), (response) => response.blob());
    },
  };
}
export type Api = ReturnType<typeof openApi>;

export const api = new URL("../api/v1/", location.href);

async function read<T>(
  response: Response | null,
  take: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  if (!response) return unreachable;
  try {
    if (response.ok) return { ok: true, value: await take(response) };
    const problem: unknown = await response.json().catch(() => null);
    const code = typeof problem === "object" && problem && "code" in problem ? String(problem.code) : "FAULT";
    return { ok: false, status: response.status, code };
  } catch {
    return unreachable;
  }
}

const unreachable = { ok: false, status: 0, code: "UNREACHABLE" } as const;
