import { hygieneViews } from "@relevo/contract/conversations.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Clock, Inbox, Layers, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import type { View } from "../../live/cache.ts";
import { countsQuery } from "../../live/read.ts";
import { inboxesQuery } from "../../people/lists.ts";
import { railLink } from "../../shell/rail-link.ts";
import { RailSection } from "../../shell/rail-slot.ts";
import type { PlaceSearch } from "../place.rules.ts";
import { hygieneIcons } from "./hygiene.ts";
import { useCount } from "./use-count.ts";

/** The inboxes one serves, each with who waits there and how many are open; below, what keeps them clean. */
export function InboxRail({ view }: { view: View }) {
  const { t } = useTranslation();
  const inboxes = (useQuery(inboxesQuery).data ?? []).filter(({ served }) => served);
  const counts = useQuery(countsQuery).data;
  return (
    <RailSection>
      <Heading>{t("conversations.inboxes")}</Heading>
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
      <Heading>{t("conversations.views")}</Heading>
      <ul className="flex flex-col gap-0.5">
        {hygieneViews.map((hygiene) => (
          <RailView
            key={hygiene}
            icon={hygieneIcons[hygiene]}
            name={t(`conversations.hygiene.${hygiene}`)}
            search={{ view: hygiene }}
            chosen={view.hygiene === hygiene}
            count={counts?.views[hygiene]}
          />
        ))}
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
  count = 0,
}: {
  icon: LucideIcon;
  name: string;
  search: PlaceSearch;
  chosen: boolean;
  queue?: number | undefined;
  open?: number | undefined;
  /** Of a view; nothing to do is not worth a number. */
  count?: number | undefined;
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
          {count > 0 && t("conversations.viewCount", { count })}
        </span>
        <span aria-hidden className="flex shrink-0 items-center gap-2 text-small tabular-nums">
          {queue > 0 && (
            <span className="flex items-center gap-1 font-medium text-waiting">
              <Clock size={12} />
              {shown(queue)}
            </span>
          )}
          {open !== undefined && <span className="min-w-5 text-end text-soft">{shown(open)}</span>}
          {count > 0 && <span className="min-w-5 text-end text-soft">{shown(count)}</span>}
        </span>
      </Link>
    </li>
  );
}
