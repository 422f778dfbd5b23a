import { mergeConversations, undoMerge } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { notify } from "../design/toast.tsx";
import { keys } from "../live/cache.ts";
import { putConversation } from "../live/frames.ts";
import { useMe } from "../people/me.ts";
import { call } from "../shell/api.ts";
import { sayRefusal } from "./refusal.ts";

/** Makes a duplicate part of another conversation, with the way back; and parts them again. */
export function useMerging() {
  const queries = useQueryClient();
  const me = useMe().member.id;
  const part = async (from: string, into: string) => {
    putConversation(queries, await call(undoMerge, { params: { id: from } }), me);
    readAgain(queries, [from, into]);
    notify({ tone: "answered", title: i18next.t("conversations.said.now.parted") });
  };
  return {
    part,
    async merge(from: string, into: Conversation) {
      const body = { intoId: into.id };
      putConversation(queries, await call(mergeConversations, { params: { id: from }, body }), me);
      readAgain(queries, [from, into.id]);
      notify({
        tone: "answered",
        title: i18next.t("conversations.said.now.mergedHere"),
        ms: 20_000,
        act: {
          label: i18next.t("conversations.said.now.undo"),
          run: () =>
            void part(from, into.id).catch((error: unknown) =>
              notify({ tone: "breach", title: sayRefusal(error) }),
            ),
        },
      });
    },
  };
}

/** What was said went from one to the other. */
function readAgain(queries: QueryClient, ids: readonly string[]) {
  for (const id of ids) {
    void queries.invalidateQueries({ queryKey: keys.shown(id) });
    void queries.invalidateQueries({ queryKey: keys.thread(id) });
  }
}
