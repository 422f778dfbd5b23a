import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Clock, Inbox, Layers, type LucideIcon, UserRoundX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import type { View } from "../../live/cache.ts";
import { countsQuery } from "../../live/read.ts";
import { inboxesQuery } from "../../people/lists.ts";
import { railLink } from "../../shell/rail-link.ts";
import { RailSection } from "../../shell/rail-slot.ts";
import type { PlaceSearch } from "../place.rules.ts";
import { useCount } from "./use-count.ts";

/** The inboxes one serves, each with who waits there and how many are open. */
export function InboxRail({ view }: { view: View }) {
  const { t } = useTranslation();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const counts = useQuery(countsQuery).data;
  return (
    <RailSection>
      <Heading>{t("conversations.inboxes")}</Heading>
      <ul className="flex flex-col gap-0.5">
        <RailView
          icon={Layers}
          name={t("conversations.allInboxes")}
          search={{}}
          chosen={!view.inboxId && !view.unowned}
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
      <Heading>{t("conversations.views")}</Heading>
      <ul className="flex flex-col gap-0.5">
        <RailView
          icon={UserRoundX}
          name={t("conversations.unowned")}
          search={{ tab: "all", unowned: true }}
          chosen={view.unowned === true}
          queue={counts?.tabs.queue}
        />
      </ul>
    </RailSection>
  );
}

function Heading({ children }: { children: string }) {
  return <h2 className="px-2 pt-3 pb-1 text-small font-medium text-soft">{children}</h2>;
}

function RailView({
  icon: Icon,
  name,
  search,
  chosen,
  queue = 0,
  open,
}: {
  icon: LucideIcon;
  name: string;
  search: PlaceSearch;
  chosen: boolean;
  queue?: number | undefined;
  open?: number | undefined;
}) {
  const { t } = useTranslation();
  const shown = useCount();
  return (
    <li>
      <Link
        to="/conversations"
        search={search}
        activeOptions={{ exact: true, includeSearch: true }}
        aria-current={chosen ? "page" : undefined}
        className={classes(railLink, chosen && "bg-selected font-medium")}
      >
        <Icon aria-hidden size={16} className="shrink-0 text-soft" />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className="sr-only">
          {open !== undefined && t("conversations.inboxCounts", { queue: shown(queue), open: shown(open) })}
        </span>
        <span aria-hidden className="flex shrink-0 items-center gap-2 text-small tabular-nums">
          {queue > 0 && (
            <span className="flex items-center gap-1 font-medium text-waiting">
              <Clock size={12} />
              {shown(queue)}
            </span>
          )}
          {open !== undefined && <span className="min-w-5 text-end text-soft">{shown(open)}</span>}
        </span>
      </Link>
    </li>
  );
}
