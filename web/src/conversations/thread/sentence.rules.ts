import type { EventItem } from "@relevo/contract/messages.ts";
import type { threadEs } from "./thread.es.ts";

/** Who did something, and why, have words of their own; the rest are sentences. */
export type SentenceKey = Exclude<
  keyof (typeof threadEs)["events"],
  "system" | "contact" | "member" | "workflow" | "workflowNamed" | "why"
>;

/** The names a sentence may need; empty where it needs none. */
export interface SentenceNames {
  inbox: string;
  owner: string;
  ownerFrom: string;
  group: string;
  from: string;
  to: string;
  reason: string;
  ticket: string;
  task: string;
  into: string;
}

/** The sentence of an event, as a key of our words, and the names in it (the actor's is the caller's to add). */
export function sentenceOf(item: EventItem): { key: SentenceKey; names: SentenceNames } {
  const { ownerTo, ownerFrom, groupTo, inbox, inboxFrom, inboxTo, reason, ticket, task, into } = item.words;
  const names = {
    inbox: inbox ?? "",
    owner: ownerTo ?? "",
    ownerFrom: ownerFrom ?? "",
    group: groupTo ?? "",
    from: inboxFrom ?? "",
    to: inboxTo ?? "",
    reason: reason ?? "",
    ticket: ticket ?? "",
    task: task ?? "",
    into: into ?? "",
  };
  return { key: sentences[item.name]?.(item, names) ?? "other", names };
}

type Sentence = (item: EventItem, names: SentenceNames) => SentenceKey;

/** By the event's name: the one sentence it has, or the one its words choose. */
const sentences: Readonly<Record<string, Sentence>> = {
  "conversation.opened": ({ words }, { inbox }) =>
    words.source === "user" || !inbox ? "openedByUs" : "opened",
  "conversation.assigned": assigned,
  "conversation.transferred": ({ actor }, { owner, ownerFrom, group }) =>
    actor.kind === "workflow" && owner && ownerFrom
      ? "passed"
      : owner
        ? "transferred"
        : group
          ? "transferredTeam"
          : "transferredQueue",
  "conversation.requeued": () => "requeued",
  "conversation.handed_off": () => "handedOff",
  "conversation.priority_changed": ({ words }) => (words.ahead === "true" ? "putAhead" : "putBack"),
  "conversation.moved": (_, { from, to, reason }) => {
    if (from && to && from !== to) return reason ? "movedReason" : "moved";
    return reason ? "reason" : "noReason";
  },
  "conversation.snoozed": ({ words }) => (words.until ? "snoozed" : "snoozedOpen"),
  "conversation.unsnoozed": ({ words: { by } }) => {
    if (by === "time") return "unsnoozedTime";
    if (by === "contact") return "unsnoozedContact";
    return by === "task" ? "unsnoozedTask" : "unsnoozed";
  },
  "conversation.expired": () => "expired",
  "conversation.superseded": () => "superseded",
  "conversation.closed": ({ words: { via } }) => {
    if (via === "override") return "closedOverride";
    if (via === "rule") return "finalisedAuto";
    return via === "expired" ? "finalised" : "closed";
  },
  "conversation.close_undone": () => "closeUndone",
  "conversation.reopened": () => "reopened",
  "conversation.discarded": () => "discarded",
  "conversation.settled": () => "settled",
  "conversation.unsettled": () => "unsettled",
  "conversation.confirmed": ({ words }) => (words.by === "contact" ? "confirmedContact" : "confirmed"),
  "conversation.flagged": () => "flagged",
  "conversation.unflagged": () => "unflagged",
  "conversation.merged": () => "merged",
  "conversation.merge_undone": () => "mergeUndone",
  "conversation.ticket_proposed": () => "ticketProposed",
  "conversation.ticket_linked": () => "ticketLinked",
  "conversation.ticket_confirmed": () => "ticketConfirmed",
  "conversation.ticket_unlinked": ({ words }) =>
    words.rejected === "true" ? "ticketRejected" : "ticketUnlinked",
  "approval.asked": () => "approvalAsked",
  "approval.decided": ({ words }) => (words.verdict === "approved" ? "approved" : "declined"),
  "task.created": () => "taskCreated",
  "task.done": () => "taskDone",
};

function assigned({ words, actor }: EventItem, { owner, ownerFrom, group }: SentenceNames): SentenceKey {
  if (words.how === "claim") return "claimed";
  if (words.how === "reply") return "claimedByReply";
  if (words.how === "auto") return "assignedAuto";
  if (words.how === "sticky") return "assignedSticky";
  if (words.how === "rescue") return "rescued";
  if (words.how === "workflow" && owner && ownerFrom) return "passed";
  if (owner) return owner === actor.name ? "assignedSelf" : "assigned";
  return group ? "assignedTeam" : "returned";
}
