import type { Part } from "./builders.ts";

/** Everything the emulator remembers. Tests read it, and may put things in. */
export type GraphState = {
  /** The access token it accepts. */
  token: string;
  /** Every request, oldest first. */
  calls: Call[];
  /** Messages it took on, also those whose answer never reached the sender. */
  messages: AcceptedMessage[];
  /** Message ids marked as read. */
  read: string[];
  media: Map<string, Media>;
  templates: Part[];
  /** Codes the next listings of templates are refused with. */
  templateFaults: number[];
  /** Nobody wrote within 24 h: only templates are taken on. */
  windowsClosed: boolean;
  /** Business accounts the app is subscribed to, with the override they gave. */
  subscriptions: Map<string, Part>;
  /** Statuses sent to the callback by themselves after a message was accepted, in this order. */
  autoStatuses: string[];
  /** Where autoStatuses go. */
  callbackUrl: string | null;
  /** Answers and statuses name the person by user id only. */
  hidePhones: boolean;
  sendFaults: SendFault[];
  mediaFaults: MediaFault[];
};

export type Call = { method: string; path: string; authorization: string | null; body: unknown };

export type AcceptedMessage = { id: string; numberId: string; payload: Part; at: Date };

/** `sha256` in hex, as the API says it; webhooks say it in base64. */
export type Media = { id: string; bytes: Buffer; mimeType: string; fileName: string | null; sha256: string };

/** What happens to the next message sent. */
export type SendFault =
  /** Answered with that error, at once or when the promise settles, and not taken on. */
  | { kind: "error"; code: number; until?: Promise<void> }
  /** A 5xx page that is not the API's. */
  | { kind: "page"; status: number }
  /** The connection is cut, after or before the message was taken on. */
  | { kind: "cut"; accepted: boolean }
  /** Taken on at once, answered when the promise settles. */
  | { kind: "hold"; taken: () => void; until: Promise<void> };

/**
 * What is wrong with the next file asked for: its address is dead, the bytes are others, they stop half-way, they
 * lie elsewhere, they are said to be over 100 MB, or they are without saying so.
 */
export type MediaFault = "expired" | "altered" | "cut" | "foreign" | "huge" | "endless";

export function emptyState(token: string): GraphState {
  return {
    token,
    calls: [],
    messages: [],
    read: [],
    media: new Map(),
    templates: [],
    templateFaults: [],
    windowsClosed: false,
    subscriptions: new Map(),
    autoStatuses: [],
    callbackUrl: null,
    hidePhones: false,
    sendFaults: [],
    mediaFaults: [],
  };
}
