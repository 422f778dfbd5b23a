import type { Conversation } from "@relevo/contract/conversations.ts";
import { useQueryClient } from "@tanstack/react-query";
import { keys, type ThreadData } from "../../live/cache.ts";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { newId } from "../../shell/ids.ts";
import type { Draft, Mode } from "./draft.rules.ts";
import { answeredMeanwhile, newestAt } from "./hold.rules.ts";
import { partsOf } from "./limits.rules.ts";
import { send } from "./outbox.ts";

/** How a draft leaves the composer. */
export function useSend(conversation: Conversation) {
  const queries = useQueryClient();
  const { id: me, name } = useMe().member;
  const items = () => queries.getQueryData<ThreadData>(keys.thread(conversation.id))?.items ?? [];
  return {
    /** The instant to write against, for `Draft.since`. */
    now: () => newestAt(items()),
    /** What a colleague answered since the writing began. */
    meanwhile: (draft: Draft) => answeredMeanwhile(items(), draft.since, me),
    send(mode: Mode, { text, files, mentions, quote, chips }: Draft) {
      const parts = partsOf(conversation.channel, mode, { text: text.trim(), files });
      parts.forEach((part, index) => {
        send(queries, {
          ...part,
          id: newId(),
          conversationId: conversation.id,
          memberId: me,
          mode,
          mentions,
          quote: index === 0 ? quote : null,
          chips,
          at: new Date().toISOString(),
          problem: null,
        });
      });
      // Answering makes it one's own and ends the wait; the server's word follows.
      if (mode === "comment" || (conversation.owner && conversation.owner.id !== me)) return;
      const guess = {
        owner: { id: me, name },
        group: null,
        state: "active",
        waitingSince: null,
        unread: 0,
      } as const;
      putConversation(queries, { ...conversation, ...guess }, me);
    },
  };
}
