import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { Tooltip } from "../../design/Tooltip.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { useCan } from "../../people/me.ts";
import { hygieneQuery } from "./data.ts";
import type { Place } from "./use-place.ts";

const counters = ["unanswered", "mislaid", "late", "incomplete"] as const;

/** How well the funnel is kept, for who leads: each figure opens the very tickets. */
export function Hygiene({ funnelId, place }: { funnelId: string; place: Place }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const leads = useCan("conversations.lead");
  const figures = useQuery({ ...hygieneQuery(funnelId), enabled: leads }).data;
  if (!leads) return null;
  return (
    <section
      aria-label={t("board.hygiene.title")}
      className="scroll-quiet flex h-8 shrink-0 items-center gap-1 overflow-x-auto border-b border-line px-4 text-small whitespace-nowrap max-md:px-3"
    >
      {(figures ? counters : []).map((view) => {
        const count = figures?.[view] ?? 0;
        const on = place.mode === "list" && place.filter.view === view;
        return (
          <Tooltip key={view} text={t(`board.viewsAbout.${view}`)}>
            <button
              type="button"
              aria-pressed={on}
              onClick={() => place.show({ mode: "list", filter: on ? {} : { view } })}
              className={classes(
                "h-6 shrink-0 rounded-small px-1.5 tabular-nums first:-ms-1.5 hover:bg-hover pointer-coarse:h-8",
                on ? "bg-selected font-medium text-ink" : count > 0 ? "text-ink" : "text-soft",
              )}
            >
              {t(`board.hygiene.${view}`, { count, shown: number(count) })}
            </button>
          </Tooltip>
        );
      })}
      {figures && (
        <span className="text-soft">
          {t("board.hygiene.of", { count: figures.open, shown: number(figures.open) })}
        </span>
      )}
    </section>
  );
}
