import type { Language } from "@relevo/contract/words.ts";

/**
 * What the host page and the chat's frame say to each other. The page sends the first message, with the
 * desk's exact origin, and a port in it; everything after goes through that port, which nobody else holds.
 */
export interface Start {
  relevo: "start";
  /** The panel is open; `focus` where the visitor opened it just now. */
  shown: boolean;
  focus: boolean;
  /** What the snippet or the page's `lang` says; null where the desk decides. */
  language: Language | null;
  kept: Kept;
  tab: Tab;
}

/** In the page's localStorage: third-party storage of the frame may be blocked. */
export interface Kept {
  token?: string;
  /** #rrggbb, so that the launcher has it before the frame is there. */
  colour?: string;
}

/** In the page's sessionStorage: what was being written when the visitor moved on. */
export interface Tab {
  draft?: string;
  /** Messages not yet accepted by the desk, oldest first. */
  outbox?: Unsent[];
  introduction?: Introduction | undefined;
}

export interface Unsent {
  /** Made here: sending it again is the same message. */
  id: string;
  /** When it was written, ISO 8601. */
  at: string;
  text: string;
  files: SentFile[];
}

/** An uploaded file, as the desk answered it. */
export interface SentFile {
  id: string;
  name: string;
  mimeType: string;
  size: number | null;
}

export interface Introduction {
  name: string;
  mail?: string;
}

export type ToFrame = { type: "shown"; shown: boolean; focus: boolean };

export type ToPage =
  | { type: "keep"; kept: Kept }
  | { type: "keepTab"; tab: Tab }
  | { type: "unread"; count: number }
  | { type: "close" };
