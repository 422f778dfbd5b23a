import type { ConversationCan } from "@relevo/contract/conversations.ts";
import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import type { Channel } from "@relevo/contract/words.ts";
import { abilitiesOf, type By, isMachine } from "../platform/caller.ts";
import { isOpen } from "./state.rules.ts";
import { windowEnd } from "./window.rules.ts";

type May = true | RefusalCode;

/** What the rules below look at: a conversation's row is one. */
export interface Standing {
  state: string;
  channel: Channel;
  owner_id: string | null;
  waiting_since: Date | null;
  last_inbound_at: Date | null;
  settled_id: string | null;
  superseded_by: string | null;
  /** Of the ticket confirmed for it. */
  ticket_state: "open" | "archived" | null;
}
/** The last time it ended, for what can be taken back. */
export interface Ending {
  by: string | null;
  at: Date;
}

/** Ms in which one's own close can be undone. */
export const undoLength = 20_000;

/** What somebody may do to a conversation they see, now. The commands ask the same functions. */
export function conversationCan(
  by: By,
  row: Standing,
  now: Date,
  facts: { ending: Ending | null; override: InboxPolicy["close"]["override"] },
): ConversationCan {
  return {
    reply: mayReply(by, row, now),
    template: mayTemplate(by, row),
    comment: mayWork(by),
    claim: mayClaim(by, row),
    transfer: mayHandOn(by, row),
    move: mayHandOn(by, row),
    close: mayClose(by, row),
    override: mayOverride(by, facts.override),
    undoClose: mayUndoClose(by, row, facts.ending, now),
    reopen: mayReopen(by, row),
    discard: mayDiscard(by, row),
    settle: maySettle(by, row),
    unsettle: mayUnsettle(by, row),
    snooze: maySnooze(by, row),
    unsnooze: mayUnsnooze(by, row),
    link: mayLink(by, row),
    merge: mayHandOn(by, row),
  };
}

export function mayWork(by: By): May {
  return isMachine(by) || abilitiesOf(by.role).includes("conversations.work") || "FORBIDDEN";
}
export function leads(by: By): boolean {
  return isMachine(by) || abilitiesOf(by.role).includes("conversations.lead");
}
function isOwn(by: By, { owner_id }: Standing): boolean {
  return isMachine(by) || owner_id === by.member;
}
/** The first no of several. */
function all(...answers: May[]): May {
  return answers.find((answer) => answer !== true) ?? true;
}
function mustBeOpen({ state }: Standing): May {
  return isOpen(state) || "NOT_OPEN";
}

/** The owner, or somebody who leads, while the channel takes free text; replying claims what nobody owns. */
export function mayReply(by: By, row: Standing, now: Date): May {
  return all(mayWork(by), mayWrite(by, row), mayAddTo(row), mayWriteFreely(row, now));
}
/** What is said now would belong to a cycle that ended: it needs another ticket first, or the customer's next word. */
function mayAddTo({ ticket_state }: Standing): May {
  return ticket_state !== "archived" || "TICKET_ARCHIVED";
}
function mayWrite(by: By, row: Standing): May {
  return row.owner_id === null || isOwn(by, row) || leads(by) || "ALREADY_OWNED";
}
function mayWriteFreely(row: Standing, now: Date): May {
  if (row.superseded_by) return "SUPERSEDED";
  if (row.state === "expired") return "WINDOW_CLOSED";
  if (!isOpen(row.state)) return "NOT_OPEN";
  const end = windowEnd(row.channel, row.last_inbound_at);
  return end === null || now < end || "WINDOW_CLOSED";
}

/** A template, where the channel has them: in an open one, or from an expired one that opened no other yet. */
export function mayTemplate(by: By, row: Standing): May {
  if (row.superseded_by) return "SUPERSEDED";
  const alive = isOpen(row.state) || row.state === "expired" || "NOT_OPEN";
  const takes = row.channel === "whatsapp" || "CHANNEL_CANNOT";
  return all(mayWork(by), mayWrite(by, row), takes, alive, mayAddTo(row));
}

/** Before the rest of a queue is only who waits in one. */
export function mayPrioritise(by: By, row: Standing): May {
  return all(mayHandOn(by, row), row.state === "queued" || "ALREADY_OWNED");
}

export function mayClaim(by: By, row: Standing): May {
  return all(mayWork(by), row.owner_id === null || "ALREADY_OWNED", mustBeOpen(row));
}

/** One's own and the queue; any in sight for those who lead. */
export function mayHandOn(by: By, row: Standing): May {
  const mine = row.owner_id === null || isOwn(by, row) || leads(by) || "FORBIDDEN";
  return all(mayWork(by), mine, mustBeOpen(row));
}

/** Close, or finalise what expired. Whether the guard lets it through is another question. */
export function mayClose(by: By, row: Standing): May {
  const mine = row.owner_id === null || isOwn(by, row) || leads(by) || "ALREADY_OWNED";
  return all(mayWork(by), mine, isOpen(row.state) || row.state === "expired" || "NOT_OPEN");
}
export function mayOverride(by: By, who: InboxPolicy["close"]["override"]): May {
  if (isMachine(by)) return "FORBIDDEN";
  return by.role === "admin" || (who === "supervisor" && by.role === "supervisor") || "FORBIDDEN";
}
/** The same person, within 20 s. */
export function mayUndoClose(by: By, row: Standing, ending: Ending | null, now: Date): May {
  if (row.state !== "closed" || isMachine(by) || ending === null) return "NOT_CLOSED";
  const fresh = now.getTime() - ending.at.getTime() < undoLength;
  return (ending.by === by.member && fresh) || "UNDO_OVER";
}
export function mayReopen(by: By, { state }: Standing): May {
  if (!leads(by)) return "FORBIDDEN";
  return state === "closed" || state === "discarded" || "NOT_CLOSED";
}
export function mayDiscard(by: By, row: Standing): May {
  const mine = row.owner_id === null || isOwn(by, row) || leads(by) || "FORBIDDEN";
  return all(mayWork(by), mine, mustBeOpen(row));
}

export function maySettle(by: By, row: Standing): May {
  const waits = row.waiting_since !== null || "NOTHING_TO_SETTLE";
  const alive = isOpen(row.state) || row.state === "expired" || "NOT_OPEN";
  return all(mayWork(by), mayWrite(by, row), row.superseded_by === null || "SUPERSEDED", alive, waits);
}
export function mayUnsettle(by: By, row: Standing): May {
  const settled = row.settled_id !== null || "NOTHING_TO_SETTLE";
  return all(mayWork(by), mayWrite(by, row), mustBeOpen(row), settled);
}

/** Only who has it in charge sets it aside. */
export function maySnooze(by: By, row: Standing): May {
  return all(mayWork(by), row.owner_id !== null || "OWNER_REQUIRED", mayWrite(by, row), mustBeOpen(row));
}
export function mayUnsnooze(by: By, row: Standing): May {
  return all(mayWork(by), mayWrite(by, row), row.state === "snoozed" || "NOT_OPEN");
}
/** Tickets: while it is open, or expired and waiting for its record. */
export function mayLink(by: By, row: Standing): May {
  if (row.superseded_by) return "SUPERSEDED";
  return all(mayWork(by), mayWrite(by, row), isOpen(row.state) || row.state === "expired" || "NOT_OPEN");
}
