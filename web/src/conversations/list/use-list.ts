import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { View } from "../../live/cache.ts";
import { listQuery, readOn } from "../../live/read.ts";
import { useMe } from "../../people/me.ts";

/** The list of a view as far as it was read, and how to read on. */
export function useList(view: View) {
  const queries = useQueryClient();
  const me = useMe().member.id;
  const { data, error, refetch } = useQuery(listQuery(queries, view, me));
  const reading = useRef(false);
  const cursor = data?.next;
  // A new one when there is a new page to read: whoever shows the end of the list asks again.
  const { tab, inboxId, hygiene } = view;
  const more = useCallback(() => {
    if (!cursor || reading.current) return;
    reading.current = true;
    readOn(queries, { tab, inboxId, hygiene }, me)
      // The end of the list asks again when it is next in sight.
      .catch(() => {})
      .finally(() => {
        reading.current = false;
      });
  }, [queries, tab, inboxId, hygiene, me, cursor]);
  const rows: readonly Conversation[] | undefined = data?.items;
  return { rows, atEnd: data !== undefined && cursor === null, error, refetch, more };
}
