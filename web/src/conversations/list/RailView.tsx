import { Link } from "@tanstack/react-router";
import { Clock, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { railLink } from "../../shell/rail-link.ts";
import type { PlaceSearch } from "../place.rules.ts";
import { useCount } from "./use-count.ts";

export function RailHeading({ children }: { children: string }) {
  return <h2 className="px-2 pt-3 pb-1 text-small font-medium text-soft">{children}</h2>;
}

/** A line of the rail that leads to a list, with what waits in it. */
export function RailView({
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
