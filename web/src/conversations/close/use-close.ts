import {
  type CloseRequest,
  close as closeShape,
  guardRefusals,
  undoClose,
} from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useState } from "react";
import { notify } from "../../design/toast.tsx";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call, RefusalError } from "../../shell/api.ts";
import { sayRefusal } from "../refusal.ts";

/** Ms one's own close can be undone; the server holds to the same. */
const undoLength = 20_000;

/** Closes, offers to undo it, and says what the server refused. `refused` is told to look again. */
export function useClose(conversation: Conversation, done: () => void, refused: () => void) {
  const queries = useQueryClient();
  const me = useMe().member.id;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    async close(request: CloseRequest) {
      setBusy(true);
      setProblem(undefined);
      try {
        const after = await call(closeShape, { params: { id: conversation.id }, body: request });
        putConversation(queries, after, me);
        sayClosed(queries, conversation, me);
        done();
      } catch (error) {
        if (!isListed(error)) setProblem(sayRefusal(error));
        refused();
      } finally {
        setBusy(false);
      }
    },
  };
}

/** What the guard says stands in the list of what is missing, each with what mends it. */
const listed: ReadonlySet<RefusalCode> = new Set(guardRefusals);
function isListed(error: unknown): boolean {
  return error instanceof RefusalError && error.failures.every(({ code }) => listed.has(code));
}

/** Tells that it is closed, with the way back while there is one. */
function sayClosed(queries: QueryClient, before: Conversation, me: string) {
  const expired = before.state === "expired";
  notify({
    tone: "answered",
    title: i18next.t(expired ? "closing.finalised" : "closing.closed"),
    ms: undoLength,
    act: {
      label: i18next.t("closing.undo"),
      run: () => {
        void call(undoClose, { params: { id: before.id } })
          .then((after) => {
            putConversation(queries, after, me);
            notify({ tone: "answered", title: i18next.t("closing.undone") });
          })
          .catch((error: unknown) => notify({ tone: "breach", title: sayRefusal(error) }));
      },
    },
  });
}
