import type { FieldValue } from "@relevo/contract/fields.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import type { Channel } from "@relevo/contract/words.ts";
import type { ConversationFacts, Said } from "../facts.rules.ts";

/**
 * Something that happened, as the log has it; or, `tried`, what a simulated run would have caused: the same event, kept
 * in memory. So history and what is tried are folded by the same few lines.
 */
export interface Happened {
  /** Place in the log; what is tried stands between two events. */
  order: number;
  at: Date;
  name: string;
  by: "member" | "contact" | "system" | "workflow";
  ticket: string | null;
  data: Readonly<Record<string, unknown>>;
  tried: boolean;
}

/** A message, and since when the desk knew of it: channels tell their own time. */
export interface Spoken extends Said {
  order: number;
  knownAt: Date;
  type: string;
  /** Null where it came in. */
  delivery: string | null;
  revokedAt: Date | null;
  tried: boolean;
}

/** What a contact is now, and what befell it: newer events are taken back to tell what it was. */
export interface ContactHistory {
  id: string;
  name: string;
  phone: string | null;
  mail: string | null;
  company: string | null;
  individual: boolean;
  fields: Readonly<Record<string, FieldValue>>;
  tags: readonly string[];
  optedOut: boolean;
}

/** A ticket as it is now; its stages, owners and resolutions are folded from what happened. */
export interface TicketHistory {
  id: string;
  number: number;
  funnel: string;
  stage: string;
  subject: string;
  value: number | null;
  fields: Readonly<Record<string, FieldValue>>;
  source: Ticket["source"];
  createdAt: Date;
  nextStep: string;
  nextStepAt: Date | null;
  owner: string | null;
}

/** A comment that answers something due. */
export interface Commented {
  id: string;
  at: Date;
  triggers: readonly string[];
}
/** A task of a conversation and while it was open. */
export interface Tasked {
  id: string;
  title: string;
  owner: string | null;
  dueAt: Date | null;
  at: Date;
  doneAt: Date | null;
  automatic: boolean;
}

/** All that history has of one conversation. */
export interface Timeline {
  conversation: {
    id: string;
    number: number;
    connection: string;
    channel: Channel;
    source: ConversationFacts["source"];
    openedAt: Date;
    /** As it is now: what no event tells of its beginning. */
    reason: string | null;
  };
  contact: ContactHistory;
  /** In the order of the log: the conversation's, its contact's and its tickets'. */
  happened: Happened[];
  /** In the order they were said. */
  spoken: Spoken[];
  tickets: ReadonlyMap<string, TicketHistory>;
  comments: readonly Commented[];
  tasks: readonly Tasked[];
}

/** A place in the log: what is known by then. */
export interface Cut {
  at: Date;
  order: number;
}
/** All that happened until an instant, whatever its place. */
export const until = (at: Date): Cut => ({ at, order: Number.POSITIVE_INFINITY });

export function isKnown({ at, order }: { at: Date; order: number }, cut: Cut): boolean {
  return at <= cut.at && order <= cut.order;
}

/** Puts something tried where it belongs: after all that was known then. */
export function insertAt<T extends { order: number }>(list: T[], one: T): void {
  let place = list.length;
  while (place > 0 && (list[place - 1]?.order ?? 0) > one.order) place -= 1;
  list.splice(place, 0, one);
}
