import type { Channel } from "@relevo/contract/words.ts";

/** A message on its way out, with all a channel needs. */
export interface Outgoing {
  account: string;
  id: string;
  connection: string;
  contact: string;
  type: string;
  text: string;
  /** External id of the customer's message it quotes. */
  replyTo: string | null;
  /** Buttons the person may tap, where the channel has them. */
  choices: readonly { id: string; title: string }[];
  files: readonly { id: string; name: string; mimeType: string; size: number }[];
  attempts: number;
}

/** What the channel answered. No answer after the request began is `uncertain`: never sent again by itself. */
export type Outcome =
  | { kind: "accepted"; externalId: string | null }
  | { kind: "retry"; afterMs: number; code: string; detail: string }
  | { kind: "failed"; code: string; detail: string }
  /** The credentials are refused: the connection waits until they are mended. */
  | { kind: "pause"; code: string; detail: string }
  | { kind: "uncertain"; detail: string };

export interface Sender {
  channel: Channel;
  /** Never throws what it can answer as an outcome; what it throws is uncertain. */
  send(message: Outgoing): Promise<Outcome>;
}
