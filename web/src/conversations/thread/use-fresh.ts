import type { ThreadItem } from "@relevo/contract/messages.ts";
import { useState } from "react";

/** How many of the others' words came since one last read at the end. */
export function useFresh(items: readonly ThreadItem[] | undefined, atEnd: boolean, me: string): number {
  const [seen, setSeen] = useState<string>();
  const last = items?.at(-1)?.id;
  // The first page counts as seen, and whatever is at the end while one is there.
  if (last !== undefined && last !== seen && (atEnd || seen === undefined)) setSeen(last);
  if (!items || atEnd || seen === undefined) return 0;
  const after = items.slice(items.findIndex(({ id }) => id === seen) + 1);
  return after.filter((item) => item.kind !== "event" && item.author.id !== me).length;
}
