import type { CommentItem, EventItem, ThreadItem } from "@relevo/contract/messages.ts";

/**
 * The last comment of a colleague, for an owner who has done nothing here since it came to them. `items` are in
 * order, `me` is one's own member id; that the conversation is one's own is the caller's to know.
 */
export function handedComment(items: readonly ThreadItem[], me: string): CommentItem | undefined {
  const came = items.findLastIndex((item) => item.kind === "event" && givesOwner(item));
  if (came < 0 || items.slice(came + 1).some((item) => isBy(item, me))) return undefined;
  const last = items.findLast((item) => item.kind === "comment");
  return last && last.author.id !== me ? last : undefined;
}

/** Whoever took it by answering knows what they answered. */
function givesOwner({ name, words }: EventItem): boolean {
  const handed = name === "conversation.assigned" || name === "conversation.transferred";
  return handed && words.ownerTo != null && words.how !== "reply";
}

function isBy(item: ThreadItem, member: string): boolean {
  return item.kind !== "event" && item.author.id === member;
}
