import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../design/EmptyState.tsx";
import { Spinner } from "../design/Spinner.tsx";
import { loadOpenedWords } from "../i18n/start.ts";
import { countsQuery } from "../live/read.ts";
import { useContextPanel } from "../shell/context-panel.ts";
import { Panes } from "../shell/Panes.tsx";
import { setUnread, usePageTitle } from "../shell/title.ts";
import { focusRow } from "./list/focus-row.ts";
import { InboxRail } from "./list/InboxRail.tsx";
import { ListPane } from "./list/ListPane.tsx";
import { usePlace } from "./place.ts";
import { useTicketPlace } from "./ticket-place.ts";
import { useNoStrayFiles } from "./use-no-stray-files.ts";
import { useShown } from "./use-shown.ts";
import { wide } from "./wide.ts";

// The list is there first; what an open conversation needs, its actions as well, comes while one looks at it.
const loadOpened = async () => (await Promise.all([import("./OpenConversation.tsx"), loadOpenedWords()]))[0];
const OpenConversation = lazy(async () => ({ default: (await loadOpened()).OpenConversation }));

/** The agent's main screen: the list of conversations, the open one, and what is known about it. */
export function InboxScreen() {
  const { t } = useTranslation();
  const place = usePlace();
  const panel = useContextPanel();
  const { openId } = place;
  const { gone } = useShown(openId);
  const [details, setDetails] = useState<HTMLElement | null>(null);
  useUnreadTitle();
  useTurns(openId);
  useTicketPlace(panel, openId);
  useNoStrayFiles();
  useEffect(() => void loadOpened(), []);
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
            <Suspense fallback={<Waiting />}>
              <OpenConversation key={openId} id={openId} {...{ place, panel, details }} />
            </Suspense>
          ) : (
            <NoneOpen />
          ),
        }}
        context={
          openId && !gone
            ? { label: t("conversations.context"), content: <div ref={setDetails} /> }
            : undefined
        }
      />
    </>
  );
}

function Waiting() {
  return (
    <div className="m-auto">
      <Spinner />
    </div>
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
