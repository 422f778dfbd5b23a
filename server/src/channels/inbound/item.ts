import type { Json, JsonObject } from "../../platform/clean.rules.ts";

/**
 * What a channel tells the desk, in the desk's words. Each channel's reader turns its own format into
 * these; receive knows nothing else. Types only.
 */
export type InboundItem =
  | InboundMessage
  | InboundReaction
  | InboundStatus
  | InboundEdit
  | InboundRevoke
  | InboundIdentity
  | InboundNotice;

/** `at` is the channel's own time of the fact. `externalId` is the channel's id, unique per connection. */
type Fact = { externalId: string; at: Date };

/** `in` = written by the contact; `echo` = done by the company on its own phone (S1-63). */
export type Direction = "in" | "echo";

export type InboundMessage = Fact & {
  kind: "message";
  direction: Direction;
  contact: InboundContact;
  content: InboundContent;
  /** External id of the quoted message, which the desk may never have seen. */
  replyTo: string | null;
  forwarded: boolean;
  /** The advertisement or post the message started from, as the channel describes it. */
  referral: JsonObject | null;
};

export type InboundReaction = Fact & {
  kind: "reaction";
  direction: Direction;
  contact: InboundContact;
  /** External id of the message reacted to. */
  target: string;
  /** null = the reaction was taken back. */
  emoji: string | null;
};

export type InboundStatus = {
  kind: "status";
  at: Date;
  /** External id of our message. */
  target: string;
  /** Our own message id (UUID) when the channel gives it back: heals an uncertain send. */
  ref: string | null;
  status: ChannelStatus;
  recipient: InboundContact;
  error: ChannelError | null;
};

export type ChannelStatus = "sent" | "delivered" | "read" | "played" | "failed";

/** `code` is the channel's, -1 where it gave none; `detail` is its English text, for administrators. */
export type ChannelError = { code: number; title: string; detail: string | null };

export type InboundEdit = Fact & {
  kind: "edit";
  direction: Direction;
  target: string;
  contact: InboundContact;
  content: InboundContent;
};

export type InboundRevoke = Fact & {
  kind: "revoke";
  direction: Direction;
  target: string;
  contact: InboundContact;
};

/** The channel says that a person is now known by other identities, or by another device key. */
export type InboundIdentity = Fact & {
  kind: "identity";
  /** The identities known until now. */
  contact: InboundContact;
  /** Those from now on; empty when only the device key changed. */
  next: Identity[];
  reason: "number" | "user-id" | "key";
  /** The channel's own sentence about it. */
  text: string | null;
};

/** Everything about the connection rather than a person, and whatever is not understood: kept, never dropped. */
export type InboundNotice = Fact & { kind: "notice"; field: string; data: JsonObject };

/** Strongest first: user id, parent user id, phone. Never empty for messages. */
export type InboundContact = {
  identities: Identity[];
  name: string | null;
  username: string | null;
  /** As the person says; nobody has proved it. */
  mail: string | null;
};

/** `phone` is "+" and digits as the channel spells it: send to this one, find people by `canonicalPhone`. */
export type Identity = { kind: "whatsapp-user" | "whatsapp-parent" | "phone" | "visitor"; value: string };

export type InboundContent = {
  type: ContentType;
  /** Body, caption, title of the choice, label of the place; null where there is none. */
  text: string | null;
  media: InboundMedia | null;
  /** What belongs to the type only; for `unsupported` the channel's original. */
  data: JsonObject | null;
};

export type ContentType =
  | "text"
  | "image"
  | "video"
  | "audio"
  | "document"
  | "sticker"
  | "location"
  | "contacts"
  | "choice"
  | "order"
  | "system"
  | "unsupported";

export type InboundMedia = {
  /** The channel's id, with which the bytes are fetched. */
  id: string;
  /** A short-lived address, where the channel gives one at once. */
  url: string | null;
  /** As claimed by the channel, parameters included (`audio/ogg; codecs=opus`). */
  mimeType: string;
  /** base64 */
  sha256: string | null;
  /** As written by the sender: hostile until proven otherwise. */
  fileName: string | null;
  /** Recorded in the chat, not an attached sound. */
  voice: boolean;
  animated: boolean;
};

export type { Json, JsonObject };
