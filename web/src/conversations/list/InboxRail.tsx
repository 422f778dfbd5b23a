import { useQuery } from "@tanstack/react-query";
import { Inbox, Layers } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../../live/cache.ts";
import { countsQuery } from "../../live/read.ts";
import { inboxesQuery } from "../../people/lists.ts";
import { RailSection } from "../../shell/rail-slot.ts";
import { RailHeading, RailView } from "./RailView.tsx";

// Below the inboxes, and not the first thing one looks for.
const HygieneRail = lazy(() => import("./HygieneRail.tsx"));

/** The inboxes one serves, each with who waits there and how many are open; below, what keeps them clean. */
export function InboxRail({ view }: { view: View }) {
  const { t } = useTranslation();
  const inboxes = (useQuery(inboxesQuery).data ?? []).filter(({ served }) => served);
  const counts = useQuery(countsQuery).data;
  return (
    <RailSection>
      <RailHeading>{t("conversations.inboxes")}</RailHeading>
      <ul className="flex flex-col gap-0.5">
        <RailView
          icon={Layers}
          name={t("conversations.allInboxes")}
          search={{}}
          chosen={!view.inboxId && !view.hygiene}
        />
        {inboxes.map(({ id, name }) => {
          const count = counts?.inboxes.find((one) => one.id === id);
          return (
            <RailView
              key={id}
              icon={Inbox}
              name={name}
              search={{ inbox: id, tab: "all" }}
              chosen={view.inboxId === id}
              queue={count?.queue}
              open={count?.open}
            />
          );
        })}
      </ul>
      <Suspense>
        <HygieneRail chosen={view.hygiene} counts={counts?.views} />
      </Suspense>
    </RailSection>
  );
}
