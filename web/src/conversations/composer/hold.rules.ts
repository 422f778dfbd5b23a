import type { MessageItem, ThreadItem } from "@relevo/contract/messages.ts";

/**
 * The reply somebody else gave since the writing began: the customer would be answered twice. `since` is the
 * instant of the newest item then; null when the writing has only begun.
 */
export function answeredMeanwhile(
  items: readonly ThreadItem[],
  since: string | null,
  me: string,
): MessageItem | undefined {
  if (since === null) return undefined;
  return items.findLast(
    (item): item is MessageItem =>
      item.kind === "message" &&
      item.direction === "out" &&
      item.author.id !== me &&
      item.author.kind !== "bot" &&
      item.at > since,
  );
}

/** The instant to write against: that of the newest item. */
export function newestAt(items: readonly ThreadItem[]): string {
  return items.at(-1)?.at ?? "";
}
