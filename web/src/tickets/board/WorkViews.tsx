import { useQuery } from "@tanstack/react-query";
import { Clock, type LucideIcon, Sparkle, TimerOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { useCan } from "../../people/me.ts";
import { countsQuery } from "./data.ts";
import type { Place } from "./use-place.ts";

/** The server counts no further. */
const MOST = 999;
const views = ["new", "unanswered", "stuck"] as const;
const icons: Record<(typeof views)[number], LucideIcon> = {
  new: Sparkle,
  unanswered: Clock,
  stuck: TimerOff,
};

/** Nuevos, sin responder, detenidos: one's own tickets where a person answers, of all funnels, each with how many. */
export function WorkViews({ place }: { place: Place }) {
  const { t } = useTranslation();
  const works = useCan("conversations.work");
  const counts = useQuery({ ...countsQuery, enabled: works }).data;
  if (!works) return null;
  return (
    <nav
      aria-label={t("board.work.title")}
      className="scroll-quiet flex gap-1 overflow-x-auto md:ms-auto max-md:order-1 max-md:w-full max-md:[scrollbar-width:none]"
    >
      {views.map((view) => {
        const { filter, across } = place;
        const on = across && filter.view === view && filter.owner === "me" && filter.kind === "human";
        const Icon = icons[view];
        const count = counts?.[view];
        return (
          <button
            key={view}
            type="button"
            aria-pressed={on}
            onClick={() =>
              on
                ? place.show({ mode: "board", across: false, filter: {} })
                : place.show({ mode: "list", across: true, filter: { view, owner: "me", kind: "human" } })
            }
            className={classes(
              "flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-list whitespace-nowrap select-none -outline-offset-2 pointer-coarse:h-9 max-md:flex-1 max-md:justify-center max-md:gap-1 max-md:px-2",
              on ? "border-accent bg-selected font-medium" : "border-line text-ink hover:bg-hover",
            )}
          >
            <Icon
              aria-hidden
              size={14}
              className={classes("shrink-0", count && view !== "new" ? "text-waiting" : "text-soft")}
            />
            {t(`board.work.${view}`)}
            <span className={classes("min-w-2 tabular-nums", count ? "font-semibold" : "text-soft")}>
              {count === MOST ? t("board.work.many", { count }) : count}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
