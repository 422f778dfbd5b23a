import { useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { Tabs } from "../../design/Tabs.tsx";
import { countsQuery } from "../../live/read.ts";
import { inboxesQuery } from "../../people/lists.ts";
import { useCan, useMe } from "../../people/me.ts";
import { ActionButton } from "../../shell/ActionButton.tsx";
import { useAttendNext } from "../actions/use-attend-next.ts";
import { useStart } from "../actions/use-start.tsx";
import { tabsFor } from "../place.rules.ts";
import type { Place } from "../place.ts";
import { ConversationList } from "./ConversationList.tsx";
import { type Selection, useSelecting } from "./selection.ts";
import { useCount } from "./use-count.ts";

const SelectionBar = lazy(async () => ({ default: (await import("./SelectionBar.tsx")).SelectionBar }));

/** The list with its views: the tabs of an inbox, or one of the views that keep inboxes clean. */
export function ListPane({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { view } = place;
  const inbox = useQuery(inboxesQuery).data?.find(({ id }) => id === view.inboxId);
  const attendNext = useAttendNext(place);
  const works = useCan("conversations.work");
  const selecting = useSelecting();
  const { action: write, dialog: writing } = useStart();
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 px-3">
        <h1 className="min-w-0 flex-1 truncate text-title font-semibold">
          {view.hygiene
            ? t(`conversations.hygiene.${view.hygiene}`)
            : (inbox?.name ?? t("conversations.inbox"))}
        </h1>
        <ActionButton action={write} bare size="small" />
        {works && (
          <IconButton
            size="small"
            icon={ListChecks}
            label={t("conversations.select.begin")}
            aria-pressed={selecting.selection !== undefined}
            onClick={selecting.selection ? selecting.end : selecting.begin}
          />
        )}
        <ActionButton action={attendNext} size="small" />
      </header>
      {view.hygiene ? (
        <>
          <p className="border-b border-line px-3 pb-2 text-list text-soft">
            {t(`conversations.hygieneAbout.${view.hygiene}`)}
          </p>
          <ConversationList place={place} selection={selecting.selection} />
        </>
      ) : (
        <Tabbed place={place} selection={selecting.selection} />
      )}
      {selecting.selection && (
        <Suspense>
          <SelectionBar selecting={selecting} place={place} />
        </Suspense>
      )}
      {writing}
    </>
  );
}

function Tabbed({ place, selection }: { place: Place; selection: Selection | undefined }) {
  const { t } = useTranslation();
  const { role } = useMe().member;
  const { view, show } = place;
  const counts = useQuery(countsQuery).data?.tabs;
  const count = useCount();
  const tabs = tabsFor(role).map((tab) => {
    // The server counts tabs over all inboxes; within one, no number is better than a wrong one.
    const many = view.inboxId === undefined && isCounted(tab) ? counts?.[tab] : undefined;
    return { value: tab, label: t(`conversations.tabs.${tab}`), ...(many && { count: count(many) }) };
  });
  return (
    <Tabs tabs={tabs} value={view.tab} onChange={show} label={t("conversations.tabs.title")}>
      <ConversationList place={place} selection={selection} />
    </Tabs>
  );
}

/** What one works off; how many there are at all is in the rail. */
function isCounted(tab: string): tab is "mine" | "queue" | "expired" {
  return tab === "mine" || tab === "queue" || tab === "expired";
}
