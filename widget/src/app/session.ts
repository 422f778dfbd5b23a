import type { Answer as Read } from "@relevo/contract/endpoint.ts";
import type { startVisit } from "@relevo/contract/webchat.ts";
import type { Answer } from "./answer.rules.ts";
import { type Api, openApi } from "./api.ts";
import type { Page } from "./page.ts";

export type Session = Read<typeof startVisit>;

/** The visit: begun once however many ask for it, and begun anew where the desk no longer knows its token. */
export function openSession(page: Page, known: (session: Session) => void) {
  const { language } = page.start;
  let token = page.start.kept.token;
  let starting: Promise<Answer<Session>> | undefined;
  const api = openApi(() => token);

  async function start(): Promise<Answer<Session>> {
    const key = new URLSearchParams(location.search).get("key") ?? "";
    const answer = await api.json<Session>("POST", `webchat/${encodeURIComponent(key)}/session`, {
      ...(token ? { token } : {}),
      ...(language ? { language } : {}),
    });
    if (!answer.ok) {
      starting = undefined;
      return answer;
    }
    token = answer.value.token;
    page.tell({ type: "keep", kept: { token, colour: answer.value.colour } });
    known(answer.value);
    return answer;
  }
  const begin = () => {
    starting ??= start();
    return starting;
  };

  /** A call of the visitor's, with a visit behind it. */
  async function call<T>(ask: (api: Api) => Promise<Answer<T>>): Promise<Answer<T>> {
    const begun = await begin();
    if (!begun.ok) return begun;
    const answer = await ask(api);
    if (answer.ok || answer.status !== 401) return answer;
    starting = undefined;
    const again = await begin();
    return again.ok ? ask(api) : again;
  }
  return { begin, call, token: () => token };
}
