import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../design/EmptyState.tsx";
import { countsQuery } from "../live/read.ts";
import { useContextPanel } from "../shell/context-panel.ts";
import { Panes } from "../shell/Panes.tsx";
import { setUnread, usePageTitle } from "../shell/title.ts";
import { ContextPane } from "./context/ContextPane.tsx";
import { focusRow } from "./list/focus-row.ts";
import { InboxRail } from "./list/InboxRail.tsx";
import { ListPane } from "./list/ListPane.tsx";
import { OpenConversation } from "./OpenConversation.tsx";
import { usePlace } from "./place.ts";
import { useOpened } from "./use-opened.tsx";
import { wide } from "./wide.ts";

/** The agent's main screen: the list of conversations, the open one, and what is known about it. */
export function InboxScreen() {
  const { t } = useTranslation();
  const place = usePlace();
  const panel = useContextPanel();
  const { openId } = place;
  const opened = useOpened(openId);
  useUnreadTitle();
  useTurns(openId);
  return (
    <>
      <InboxRail view={place.view} />
      <Panes
        panel={panel}
        showing={openId ? "thread" : "list"}
        list={{ label: t("conversations.list"), content: <ListPane place={place} /> }}
        thread={{
          label: t("conversations.thread"),
          content: openId ? (
            <OpenConversation key={openId} opened={opened} place={place} panel={panel} />
          ) : (
            <NoneOpen />
          ),
        }}
        context={
          openId && !opened.gone
            ? { label: t("conversations.context"), content: <ContextPane key={openId} opened={opened} /> }
            : undefined
        }
      />
    </>
  );
}

function NoneOpen() {
  const { t } = useTranslation();
  usePageTitle(t("shell.places.conversations"));
  return (
    <EmptyState icon={MessagesSquare} title={t("conversations.noneOpen")}>
      {t("conversations.noneOpenAbout")}
    </EmptyState>
  );
}

/** How many of one's conversations have something unread, before the window's title. */
function useUnreadTitle() {
  const unread = useQuery(countsQuery).data?.unread ?? 0;
  useEffect(() => setUnread(unread), [unread]);
}

/** On a phone the list and the thread take turns: the focus goes along, and comes back to the row it left. */
function useTurns(openId: string | undefined) {
  const before = useRef(openId);
  useEffect(() => {
    const left = before.current;
    before.current = openId;
    if (left === openId || matchMedia(wide).matches) return;
    if (openId === undefined) focusRow(left);
    else document.querySelector<HTMLElement>("[data-shortcuts=thread]")?.focus();
  }, [openId]);
}
