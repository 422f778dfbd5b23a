import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Tabs } from "../../design/Tabs.tsx";
import { countsQuery } from "../../live/read.ts";
import { inboxesQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { ActionButton } from "../../shell/ActionButton.tsx";
import { useAttendNext } from "../actions/use-attend-next.ts";
import { tabsFor } from "../place.rules.ts";
import type { Place } from "../place.ts";
import { ConversationList } from "./ConversationList.tsx";
import { useCount } from "./use-count.ts";

/** The list with its views. */
export function ListPane({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { role } = useMe().member;
  const { view, show } = place;
  const counts = useQuery(countsQuery).data;
  const inbox = useQuery(inboxesQuery).data?.find(({ id }) => id === view.inboxId);
  const count = useCount();
  const attendNext = useAttendNext(place);
  // The server counts tabs over all inboxes; within one, no number is better than a wrong one.
  const whole = view.inboxId === undefined && !view.unowned;
  const tabs = tabsFor(role).map((tab) => ({
    value: tab,
    label: t(`conversations.tabs.${tab}`),
    ...(whole &&
      counts &&
      countedTabs.has(tab) &&
      counts.tabs[tab] > 0 && { count: count(counts.tabs[tab]) }),
  }));
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 px-3">
        <h1 className="min-w-0 flex-1 truncate text-title font-semibold">
          {view.unowned ? t("conversations.unowned") : (inbox?.name ?? t("conversations.inbox"))}
        </h1>
        <ActionButton action={attendNext} size="small" />
      </header>
      <Tabs tabs={tabs} value={view.tab} onChange={show} label={t("conversations.tabs.title")}>
        <ConversationList place={place} />
      </Tabs>
    </>
  );
}

/** What one works off; how many there are at all is in the rail. */
const countedTabs: ReadonlySet<string> = new Set(["mine", "queue"]);
