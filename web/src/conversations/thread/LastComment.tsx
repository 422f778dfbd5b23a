import type { Conversation } from "@relevo/contract/conversations.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";
import { Lock, X } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { stored, useStored } from "../../shell/stored.ts";
import { ChipList } from "./ChipList.tsx";
import { handedComment } from "./handed.rules.ts";

/** The newest dismissed are remembered, so many at most. */
const REMEMBERED = 200;
const dismissedSetting = stored("relevo.seen-comments", (raw) =>
  Array.isArray(raw) ? raw.filter((id) => typeof id === "string") : [],
);

/** For a new owner: the last comment on top, until they write something or put it away. */
export function LastComment({
  conversation: { owner },
  items,
  me,
  onJump,
}: {
  conversation: Conversation;
  items: readonly ThreadItem[] | undefined;
  me: string;
  onJump: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [dismissed, setDismissed] = useStored(dismissedSetting);
  const comment = useMemo(() => items && handedComment(items, me), [items, me]);
  if (owner?.id !== me || !comment || dismissed.includes(comment.id)) return null;
  const { id, author, at, text, chips } = comment;
  return (
    <aside
      aria-label={t("conversations.said.lastComment")}
      className="flex shrink-0 items-start gap-2 border-b border-dashed border-comment-line bg-comment-ground py-2 ps-4 pe-2"
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-1.5 text-small font-medium text-comment">
          <Lock aria-hidden size={12} />
          {t("conversations.said.lastCommentBy", { name: author.name })}
          <RelativeTime at={at} className="font-normal" />
        </p>
        <button
          type="button"
          title={t("conversations.said.goToComment")}
          className="line-clamp-3 w-full rounded-small text-start [overflow-wrap:anywhere] hover:underline"
          onClick={() => onJump(id)}
        >
          {text || t("conversations.said.commentFiles")}
        </button>
        <ChipList chips={chips} />
      </div>
      <IconButton
        size="small"
        icon={X}
        label={t("conversations.said.putAway")}
        onClick={() => setDismissed([...dismissed, id].slice(-REMEMBERED))}
      />
    </aside>
  );
}
