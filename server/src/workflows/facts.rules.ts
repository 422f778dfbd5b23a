import type { FieldKind, FieldValue } from "@relevo/contract/fields.ts";
import type { Hours } from "../calendars/hours.rules.ts";

/** Somebody said something. */
export interface Said {
  id: string;
  at: Date;
  text: string;
  author: "contact" | "member" | "phone" | "bot";
}
export interface ConversationFacts {
  id: string;
  state: string;
  source: "contact" | "user" | "api" | "workflow";
  inbox: string;
  reason: string | null;
  connection: string;
  channel: string;
  owner: string | null;
  group: string | null;
  openedAt: Date;
  /** The customer waits for our answer. */
  waiting: boolean;
}
export interface ContactFacts {
  id: string;
  name: string;
  phone: string | null;
  mail: string | null;
  company: string | null;
  optedOut: boolean;
  fields: Readonly<Record<string, FieldValue>>;
  tags: readonly string[];
}
export interface TicketFacts {
  id: string;
  number: number;
  state: "open" | "archived";
  funnel: string;
  stage: string;
  stageKind: "human" | "ai";
  enteredAt: Date;
  resolution: "none" | "won" | "lost";
  subject: string;
  value: number | null;
  owner: string | null;
  fields: Readonly<Record<string, FieldValue>>;
}

/**
 * All a run's decision looks at, as of one instant: read in the transaction that acts, or folded from history. Names are
 * for {{variables}}; comparisons go by id.
 */
export interface Facts {
  /** The account's. */
  zone: string;
  conversation: ConversationFacts | null;
  contact: ContactFacts;
  /** The run's own, or the one confirmed for its conversation. */
  ticket: TicketFacts | null;
  /** The last thing said by the customer, by a person of ours (also from the company's phone), and by the desk itself. */
  said: { incoming: Said | null; outgoing: Said | null; automatic: Said | null };
  /** The first said by each after what the run had heard when it began to wait (`RunNow.heard`). */
  since: { contact: Said | null; member: Said | null };
  assignee: { id: string; name: string; available: boolean; online: boolean } | null;
  /** When the conversation last changed hands, and whether a person did it. */
  handed: { at: Date; byPerson: boolean } | null;
  /** Of the conversation's inbox. */
  hours: Hours;
  /** By id. */
  calendars: ReadonlyMap<string, Hours>;
  /** The account's own fields, by id. */
  fields: ReadonlyMap<string, { of: "contact" | "ticket"; kind: FieldKind; name: string }>;
  /** What {{variables}} show of inbox, reason, stage, funnel … by name. */
  names: Readonly<Record<string, string>>;
}

/** A run as it stands. */
export interface RunNow {
  id: string;
  workflow: string;
  version: number;
  /** Null: it has not begun. */
  step: string | null;
  /** Steps gone through. */
  n: number;
  /** Of those, since it last waited. */
  walked: number;
  /** When it came to its step. */
  enteredAt: Date;
  until: Date | null;
  wakes: Wakes | null;
  /** The last message of each when it began to wait, by id: what was said after it is an answer, whatever clock dated it. */
  heard: { contact: string | null; member: string | null };
  /** When its last wait began, and who had the conversation then. */
  waited: { from: Date; owner: string | null } | null;
  given: readonly string[];
  variables: Readonly<Record<string, string>>;
  counts: Readonly<Record<string, number>>;
}
/** What ends a wait besides time: the customer writes, a person of ours does, somebody eligible is there, an answer came from outside. */
export type Wakes = "contact" | "member" | "agent" | "call";
