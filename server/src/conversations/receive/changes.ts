import type { InboundContent, JsonObject } from "../../channels/inbound/item.ts";
import type { KnownMessage } from "./facts.ts";
import type { OpenConversation, Previous } from "./place.rules.ts";

export interface NewMessage {
  id: string;
  conversation_id: string;
  contact_id: string;
  direction: "in" | "out";
  author_kind: "contact" | "phone";
  type: string;
  text: string;
  data: JsonObject | null;
  state: string;
  external_id: string;
  reply_to_external: string | null;
  forwarded: boolean;
  /** The number they wrote from, where the contact shows another. */
  via: string | null;
  at: Date;
}
export interface NewConversation extends OpenConversation {
  reason: string | null;
  source: "contact" | "user";
  openedAt: Date;
  /** The contact's last one on the connection. */
  previous: string | null;
  /** The open ticket an expired conversation goes on with. */
  ticket: string | null;
  /** The inbox gives it a ticket by itself. */
  automaticTicket: boolean;
}
export interface NewFile {
  id: string;
  message: string;
  content: InboundContent;
}
/** What a batch changes, kept in memory until it is written with one statement per table. */
export interface Plan {
  opened: NewConversation[];
  reopened: Previous[];
  unsnoozed: OpenConversation[];
  messages: NewMessage[];
  files: NewFile[];
  /** Uploaded files named by a message of the desk's own chat. */
  attached: { message: string; contact: string; files: string[] }[];
  touched: Set<OpenConversation>;
  /** Those whose window opens, or opens anew after an end. */
  begun: Set<OpenConversation>;
  /** The customer goes on where the ticket is archived. */
  over: Set<OpenConversation>;
  /** Messages that may be words the desk acts on by itself. */
  words: NewMessage[];
  states: Map<
    string,
    {
      message: KnownMessage;
      from: string;
      to: string;
      external: string | null;
      error: { code: string; detail: string } | null;
    }
  >;
  edits: { message: KnownMessage; text: string; at: Date }[];
  revokes: { message: KnownMessage; at: Date }[];
  reactions: { message: KnownMessage; emoji: string | null; by: "contact" | "member"; at: Date }[];
  early: { target: string; itemId: number }[];
  news: { name: "message.received" | "message.echoed"; message: NewMessage; waited: boolean }[];
}
