import type { EventItem } from "@relevo/contract/messages.ts";
import type { threadEs } from "./thread.es.ts";

/** Who did something has its own words; the rest are sentences. */
export type SentenceKey = Exclude<keyof (typeof threadEs)["events"], "system" | "contact" | "member">;

/** The names a sentence may need; empty where it needs none. */
export interface SentenceNames {
  inbox: string;
  owner: string;
  group: string;
  from: string;
  to: string;
  reason: string;
}

/** The sentence of an event, as a key of our words, and the names in it (the actor's is the caller's to add). */
export function sentenceOf(item: EventItem): { key: SentenceKey; names: SentenceNames } {
  const { ownerTo, groupTo, inbox, inboxFrom, inboxTo, reason } = item.words;
  const names = {
    inbox: inbox ?? "",
    owner: ownerTo ?? "",
    group: groupTo ?? "",
    from: inboxFrom ?? "",
    to: inboxTo ?? "",
    reason: reason ?? "",
  };
  return { key: keyOf(item, names), names };
}

function keyOf({ name, actor, words }: EventItem, names: SentenceNames): SentenceKey {
  if (name === "conversation.opened")
    return words.source === "user" || !names.inbox ? "openedByUs" : "opened";
  if (name === "conversation.assigned") {
    if (words.how === "claim") return "claimed";
    if (words.how === "reply") return "claimedByReply";
    if (names.owner) return names.owner === actor.name ? "assignedSelf" : "assigned";
    return names.group ? "assignedTeam" : "returned";
  }
  if (name === "conversation.moved") {
    if (names.from && names.to && names.from !== names.to) return names.reason ? "movedReason" : "moved";
    return names.reason ? "reason" : "noReason";
  }
  return "other";
}
