import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { Eye } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import type { OpenActions } from "../actions/use-open-actions.ts";
import { windowState } from "../window.rules.ts";
import type { Mode } from "./draft.rules.ts";
import { useDrafts } from "./drafts.ts";
import { ModeSwitch } from "./ModeSwitch.tsx";
import { ClosedWindow, Ended, OwnedByOther, WaitsInQueue, WindowEnds } from "./Notices.tsx";
import { WriteBox } from "./WriteBox.tsx";

/**
 * Where one answers the customer or leaves a comment, in looks nobody confuses. What one may not write is
 * replaced by the reason and the way out.
 */
export function Composer({
  conversation,
  can,
  actions,
  onSent,
}: {
  conversation: Conversation;
  can: ConversationCan;
  actions: OpenActions;
  onSent: () => void;
}) {
  const { t } = useTranslation();
  const { drafts } = useDrafts(conversation.id);
  const state = windowState(conversation.windowEndsAt, useMinute());
  if (can.comment !== true)
    return (
      <p className="flex items-center gap-2 border-t border-line bg-sunk px-4 py-3 text-soft">
        <Eye aria-hidden size={16} className="shrink-0" />
        {t("conversations.compose.readOnly")}
      </p>
    );
  const { mode } = drafts;
  const write = (next: Mode) => (next === "reply" ? actions.reply : actions.comment).run();
  const barred = mode === "reply" && (can.reply !== true || state === "closed");
  return (
    <section
      aria-label={t("conversations.compose.what")}
      data-mode={mode}
      className="group/composer shrink-0 border-t-2 border-line pb-[env(safe-area-inset-bottom)] data-[mode=comment]:border-comment-line data-[mode=comment]:bg-comment-ground"
    >
      <ModeSwitch mode={mode} onChange={write} reply={actions.reply} comment={actions.comment} />
      {barred && (
        <Barred {...{ conversation, actions }} why={can.reply === true ? "WINDOW_CLOSED" : can.reply} />
      )}
      {mode === "reply" && !barred && conversation.owner === null && <WaitsInQueue />}
      {mode === "reply" && !barred && state === "closing" && conversation.windowEndsAt && (
        <WindowEnds at={conversation.windowEndsAt} />
      )}
      {!barred && <WriteBox key={mode} {...{ conversation, mode, onSent }} />}
    </section>
  );
}

/** Why one cannot answer here, and what one can do instead. */
function Barred({
  conversation,
  actions,
  why,
}: {
  conversation: Conversation;
  actions: OpenActions;
  why: RefusalCode;
}) {
  const { t } = useTranslation();
  if (why === "WINDOW_CLOSED") return <ClosedWindow {...{ conversation, actions }} />;
  if (why === "NOT_OPEN" || why === "SUPERSEDED")
    return <Ended title={t(`refusals.${why}`)} actions={actions} />;
  return <OwnedByOther {...{ conversation, actions }} />;
}
