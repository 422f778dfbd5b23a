import type { Answer as Read } from "@relevo/contract/endpoint.ts";
import type { listVisitorMessages, VisitorFrame, VisitorMessage } from "@relevo/contract/webchat.ts";
import type { Language } from "@relevo/contract/words.ts";
import type { Introduction, SentFile, Tab, Unsent } from "../protocol.ts";
import { type Answer, passing } from "./answer.rules.ts";
import { type Live, openLive } from "./live.ts";
import { newId } from "./new-id.ts";
import { type Outgoing, openOutbox } from "./outbox.ts";
import type { Page } from "./page.ts";
import { openSession, type Session } from "./session.ts";
import { caughtUp, readByVisitor, unreadOf, withMessages } from "./thread.rules.ts";

type Messages = Read<typeof listVisitorMessages>;

export interface ChatState {
  phase: "starting" | "ready" | "refused";
  session: Session | null;
  language: Language;
  /** Oldest first. */
  messages: readonly VisitorMessage[];
  /** Not yet accepted by the desk. */
  outgoing: readonly Outgoing[];
  /** Cursor of what came before the first message. */
  older: string | null;
  /** False while the desk cannot be reached. */
  online: boolean;
  typing: boolean;
  introduction: Introduction | undefined;
}
export type Chat = ReturnType<typeof openChat>;

/** How long the desk's "is writing" is shown without being repeated, in ms. */
const typingFor = 6000;

/** The visitor's side of one thread: what is known of it, and what may be done. */
export function openChat(page: Page, changed: (state: ChatState) => void) {
  const { kept, tab, language } = page.start;
  let { shown } = page.start;
  let begun = false;
  let live: Live | undefined;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  let state: ChatState = {
    phase: "starting",
    session: null,
    language: language ?? "es",
    messages: [],
    outgoing: (tab.outbox ?? []).map((message) => ({ ...message, state: "waiting" })),
    older: null,
    online: true,
    typing: false,
    introduction: tab.introduction,
  };
  const visit = openSession(page, (session) => set({ session, language: session.language }));
  const outbox = openOutbox(tab.outbox ?? [], send, sent);

  page.onShown((now) => {
    shown = now;
    look();
  });
  document.addEventListener("visibilitychange", look);
  addEventListener("offline", () => set({ online: false }));
  addEventListener("online", () => {
    if (live) live.wake();
    else set({ online: true });
    outbox.wake();
  });
  look();

  return {
    state: () => state,
    write(text: string, files: readonly SentFile[]): void {
      outbox.add({ id: newId(), at: new Date().toISOString(), text, files: [...files] });
    },
    retry: outbox.retry,
    introduce(introduction: Introduction): void {
      keep({ introduction });
      set({ introduction });
    },
    /** Kept while the visitor moves from page to page. */
    draft(draft: string): void {
      keep({ draft });
      if (draft) live?.typing();
    },
    async readOlder(): Promise<void> {
      const before = state.older;
      if (!before) return;
      const answer = await visit.call((api) =>
        api.json<Messages>("GET", `webchat/messages?before=${encodeURIComponent(before)}`),
      );
      if (!answer.ok) return;
      set({ messages: withMessages(state.messages, answer.value.items), older: answer.value.older });
    },
    upload(file: File): Promise<Answer<SentFile>> {
      const form = new FormData();
      form.append("file", file);
      return visit.call((api) => api.json("POST", "webchat/files", form));
    },
    download: (id: string) => visit.call((api) => api.blob(`webchat/files/${id}`)),
    close: () => page.tell({ type: "close" }),
  };

  function set(change: Partial<ChatState>): void {
    state = { ...state, ...change };
    page.tell({ type: "unread", count: unreadOf(state.messages) });
    changed(state);
  }

  function keep(change: Tab): void {
    page.tell({ type: "keepTab", tab: change });
  }

  /** The chat or its page came into view, or left it. Who only has the page open is not yet a visitor. */
  function look(): void {
    if (!begun && (shown || kept.token)) void begin();
    if (!document.hidden) live?.wake();
    markRead();
  }

  async function begin(tries = 0): Promise<void> {
    begun = true;
    const answer = await visit.begin();
    const read = answer.ok ? await catchUp() : answer;
    if (!read.ok && !passing(read)) return set({ phase: "refused" });
    if (!read.ok) {
      set({ online: false });
      setTimeout(() => void begin(tries + 1), Math.min(1000 * 2 ** tries, 30_000));
      return;
    }
    set({ phase: "ready", online: true });
    outbox.wake();
    listen();
  }

  async function catchUp(): Promise<Answer<Messages>> {
    const answer = await visit.call((api) => api.json<Messages>("GET", "webchat/messages"));
    if (answer.ok) {
      set(caughtUp(state.messages, answer.value, state.older));
      markRead();
      void introduce();
    }
    return answer;
  }

  function send({ id, text, files }: Unsent): Promise<Answer<VisitorMessage>> {
    const visitor = state.introduction;
    const fileIds = files.map((file) => file.id);
    return visit.call((api) =>
      api.json("POST", "webchat/messages", { id, text, fileIds, ...(visitor ? { visitor } : {}) }),
    );
  }

  function sent(outgoing: readonly Outgoing[], accepted?: VisitorMessage): void {
    keep({ outbox: outgoing.map(({ id, at, text, files }) => ({ id, at, text, files })) });
    set({ outgoing, ...(accepted ? { messages: withMessages(state.messages, [accepted]) } : {}) });
    if (accepted) listen();
  }

  /** Nothing can come for somebody who has not written yet: the socket waits for the first message. */
  function listen(): void {
    if (live || state.messages.length === 0) return;
    live = openLive(visit.token, hear, (online) => {
      set({ online });
      if (online) outbox.wake();
    });
  }

  function hear(frame: VisitorFrame): void {
    if (frame.type === "hello") void catchUp().then(({ ok }) => ok || live?.drop());
    if (frame.type === "typing") typing(true);
    if (frame.type !== "message") return;
    set({ messages: withMessages(state.messages, [frame.message]) });
    if (frame.message.from === "desk") typing(false);
    else void introduce();
    markRead();
  }

  /** The name went with the first message; the mail follows as soon as the desk has made a contact of it. */
  async function introduce(): Promise<void> {
    const { introduction } = state;
    if (!introduction || !state.messages.some(({ from }) => from === "visitor")) return;
    const answer = await visit.call((api) => api.json("PUT", "webchat/visitor", introduction));
    // Not received yet: its own frame will say so.
    if (!answer.ok && (passing(answer) || answer.status === 404)) return;
    keep({ introduction: undefined });
    set({ introduction: undefined });
  }

  function typing(now: boolean): void {
    clearTimeout(typingEnds);
    if (now) typingEnds = setTimeout(() => set({ typing: false }), typingFor);
    if (now !== state.typing) set({ typing: now });
  }

  /** What stands on a visible screen is read. */
  function markRead(): void {
    if (!shown || document.hidden || unreadOf(state.messages) === 0) return;
    set({ messages: readByVisitor(state.messages) });
    void visit.call((api) => api.json("PUT", "webchat/read"));
  }
}
