import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import type { VirtualListHandle } from "../../design/VirtualList.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { keys, type ThreadData } from "../../live/cache.ts";
import { readBack, threadQuery } from "../../live/read.ts";
import { useOutbox } from "../composer/outbox.ts";
import { rowsOf } from "./rows.rules.ts";

/** Pages a search for a quoted message goes back. */
const FAR = 20;

/** The lines of a thread, how to read further back, and how to get to one of them. */
export function useThread(id: string, list: RefObject<VirtualListHandle | null>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const formats = useFormats();
  const outbox = useOutbox(id);
  const { data, error, refetch } = useQuery(threadQuery(queries, id));
  const [marked, setMarked] = useState<string>();
  const reading = useRef(false);
  const [busy, setBusy] = useState(false);
  const older = data?.older;

  const back = useCallback(() => {
    if (!older || reading.current) return;
    reading.current = true;
    setBusy(true);
    readBack(queries, id)
      // Whoever goes up again asks again.
      .catch(() => {})
      .finally(() => {
        reading.current = false;
        setBusy(false);
      });
  }, [queries, id, older]);

  const jump = useCallback(
    async (to: string) => {
      const here = () => isShown(queries.getQueryData<ThreadData>(keys.thread(id)), to);
      for (let page = 0; page < FAR && !here(); page++) if (!(await readBack(queries, id))) break;
      if (!here()) return notify({ title: t("conversations.said.quotedFar") });
      // The list knows the new rows once they are drawn.
      requestAnimationFrame(() => {
        list.current?.reveal(to);
        setMarked(to);
        setTimeout(() => setMarked(undefined), 2000);
      });
    },
    [queries, id, list, t],
  );

  const rows = useMemo(
    () => data && rowsOf(data.items, outbox, data.older !== null, formats.day),
    [data, outbox, formats],
  );
  return {
    rows,
    items: data?.items,
    error: data ? null : error,
    again: () => void refetch(),
    back,
    busy,
    jump,
    marked,
  };
}

/** Whether an item has a line of its own: the oldest has none while older ones wait (rows.rules.ts). */
function isShown(thread: ThreadData | undefined, id: string): boolean {
  const index = thread?.items.findIndex((item) => item.id === id) ?? -1;
  return index > 0 || (index === 0 && thread?.older === null);
}
