import type { ThreadItem } from "@relevo/contract/messages.ts";
import type { Group, Member } from "@relevo/contract/people.ts";
import type { InboxPolicy } from "@relevo/contract/policies.ts";

/** Where a conversation goes: a person, a team's queue, or with neither the inbox's queue. */
export interface TransferTarget {
  member?: Pick<Member, "id" | "name" | "online" | "available">;
  group?: Pick<Group, "id" | "name">;
}

/** Whether somebody must be asked before it goes there: the person would not see it now. `me` always does. */
export function isUnready({ member }: TransferTarget, me: string): boolean {
  return member !== undefined && member.id !== me && !(member.online && member.available);
}

/**
 * Whether the inbox will ask for a comment when somebody hands it on: a person already worked on it. As far as it is
 * known here; the server has the last word.
 */
export function asksHandover(
  policy: Pick<InboxPolicy, "commentTriggers"> | undefined,
  items: readonly ThreadItem[],
): boolean {
  return (policy?.commentTriggers.includes("handover") ?? false) && items.some(isWork);
}

function isWork(item: ThreadItem): boolean {
  return item.kind === "comment" || (item.kind === "message" && item.author.kind === "member");
}
