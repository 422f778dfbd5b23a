import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import type { MessageItem } from "@relevo/contract/messages.ts";
import { ArrowDown, RefreshCw } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { EmptyState } from "../../design/EmptyState.tsx";
import { Spinner } from "../../design/Spinner.tsx";
import { VirtualList, type VirtualListHandle } from "../../design/VirtualList.tsx";
import { useMe } from "../../people/me.ts";
import type { OpenActions } from "../actions/use-open-actions.ts";
import { Composer } from "../composer/Composer.tsx";
import { useDrafts } from "../composer/drafts.ts";
import { focusComposer } from "../composer/focus.ts";
import { sayRefusal } from "../refusal.ts";
import type { Opened } from "../use-opened.tsx";
import { Announcer } from "./Announcer.tsx";
import { LastComment } from "./LastComment.tsx";
import { NowBanner } from "./now/NowBanner.tsx";
import { ThreadLine } from "./ThreadLine.tsx";
import { useFresh } from "./use-fresh.ts";
import { useMarkRead } from "./use-mark-read.ts";
import { useThread } from "./use-thread.ts";

/** What was said, newest at the end, and where one writes. */
export function Thread({
  conversation,
  can,
  detail,
  actions,
}: {
  conversation: Conversation;
  can: ConversationCan | undefined;
  /** All that is known about it, once it is there. */
  detail: Opened["detail"];
  actions: OpenActions;
}) {
  const { t } = useTranslation();
  const me = useMe().member.id;
  const { id } = conversation;
  const list = useRef<VirtualListHandle>(null);
  const pane = useRef<HTMLDivElement>(null);
  const { rows, items, error, again, back, busy, jump, marked } = useThread(id, list);
  const [atEnd, setAtEnd] = useState(false);
  const [opened, setOpened] = useState(false);
  const fresh = useFresh(items, atEnd, me);
  const { edit, setMode } = useDrafts(id);
  useMarkRead(conversation, atEnd);

  const onSight = useCallback((there: boolean) => {
    setAtEnd(there);
    // Only then: on its way to the end the list passes its beginning.
    if (there) setOpened(true);
  }, []);
  const onQuote = ({ id, author, text, type }: MessageItem) => {
    const words = text.slice(0, 160) || t(`conversations.types.${type}`);
    setMode("reply");
    edit("reply", { quote: { id, author: author.name || t("conversations.said.customer"), text: words } });
    focusComposer();
  };
  const toEnd = () => requestAnimationFrame(() => list.current?.toEnd());

  return (
    <>
      <LastComment {...{ conversation, items, me }} onJump={(to) => void jump(to)} />
      <div ref={pane} className="relative flex min-h-0 flex-1 flex-col">
        {rows ? (
          <VirtualList
            items={rows}
            keyOf={(row) => row.key}
            estimate={72}
            reads="end"
            label={t("conversations.said.items")}
            handle={list}
            {...(opened && { onStart: back })}
          >
            {(row) => (
              <ThreadLine
                row={row}
                conversation={conversation}
                me={me}
                mayReply={can?.reply === true}
                marked={marked === row.key}
                {...{ onSight, onQuote, onJump: jump }}
              />
            )}
          </VirtualList>
        ) : error ? (
          <EmptyState
            icon={RefreshCw}
            title={t("conversations.said.threadFailed")}
            action={<Button onClick={again}>{t("conversations.again")}</Button>}
          >
            {sayRefusal(error)}
          </EmptyState>
        ) : (
          <div className="m-auto">
            <Spinner />
          </div>
        )}
        {busy && (
          <p
            role="status"
            className="pointer-events-none absolute top-2 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-full bg-raised px-3 py-1 text-small text-soft shadow-float"
          >
            <Spinner silent size={14} />
            {t("conversations.said.loadingOlder")}
          </p>
        )}
        {rows && opened && !atEnd && (
          <div
            className="pointer-events-none absolute inset-x-0 bottom-2 flex justify-center"
            // The button stands over the list: a wheel on it means the list.
            onWheel={({ deltaY }) =>
              pane.current?.querySelector("[role=list]")?.parentElement?.scrollBy(0, deltaY)
            }
          >
            <Button
              size="small"
              variant={fresh > 0 ? "primary" : "plain"}
              icon={ArrowDown}
              className="pointer-events-auto rounded-full! shadow-float"
              onClick={toEnd}
            >
              {fresh > 0 ? t("conversations.said.fresh", { count: fresh }) : t("conversations.said.toEnd")}
            </Button>
          </div>
        )}
      </div>
      <Announcer items={items} />
      {can && detail && <NowBanner {...{ conversation, can, detail, actions }} />}
      {can && <Composer {...{ conversation, can, actions }} onSent={toEnd} />}
    </>
  );
}
