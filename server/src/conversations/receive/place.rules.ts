import type { Hours } from "../../calendars/hours.rules.ts";

/** An open conversation, as receiving changes it. */
export interface OpenConversation {
  id: string;
  contact: string;
  inbox: string;
  state: string;
  owner: string | null;
  group: string | null;
  waitingSince: Date | null;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  activeAt: Date;
  lastMessage: string | null;
  unread: number;
  settled: string | null;
  confirmed: string | null;
  snoozedUntil: Date | null;
  /** We wrote first: until when the customer's answer is waited for. */
  templateUntil: Date | null;
  /** The ticket it is about is archived: what the customer writes begins another one. */
  ticketOver: boolean;
}

/** The contact's last conversation on a connection, where none is open. */
export interface Previous extends OpenConversation {
  endedAt: Date | null;
  /** Who had it when it ended; `owner` and `group` are who has it if it goes on. */
  had: { owner: string | null; group: string | null };
  reason: string | null;
  ticket: string | null;
  ticketState: "open" | "archived" | null;
  link: "proposed" | "confirmed" | null;
}

/** What an inbox says about conversations that begin. */
export interface InboxRules {
  hours: Hours;
  graceMinutes: number;
  templateHours: number;
  automaticTicket: boolean;
}

/**
 * Where a message goes that finds no open conversation: back into the one that was closed, where the inbox has a grace
 * and its ticket is still open; else into a new one, which goes on with what an expired one was about.
 */
export type Place =
  | { kind: "reopened"; previous: Previous }
  | { kind: "fresh"; inbox: string; reason: string | null; ticket: string | null };

export function placeOf(
  message: { at: Date; direction: "in" | "echo" },
  previous: Previous | undefined,
  inbox: string,
  rules: ReadonlyMap<string, InboxRules>,
): Place {
  const fresh = { kind: "fresh", inbox, reason: null, ticket: null } as const;
  if (!previous) return fresh;
  if (message.direction === "in" && inGrace(message.at, previous, rules.get(previous.inbox)))
    return { kind: "reopened", previous };
  const { state, ticket, ticketState, link, reason } = previous;
  const goesOn = state === "expired" && ticket !== null && ticketState === "open" && link === "confirmed";
  return goesOn ? { kind: "fresh", inbox: previous.inbox, reason, ticket } : fresh;
}

function inGrace(
  at: Date,
  { state, endedAt, ticketState, link }: Previous,
  rules: InboxRules | undefined,
): boolean {
  if (state !== "closed" || endedAt === null || ticketState !== "open" || link !== "confirmed") return false;
  return at.getTime() < endedAt.getTime() + (rules?.graceMinutes ?? 0) * 60_000;
}
