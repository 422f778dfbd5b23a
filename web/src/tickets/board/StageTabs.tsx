import type { Stage } from "@relevo/contract/funnels.ts";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { tones } from "../../design/tones.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { lookOf, stageLooks } from "../stage-look.ts";
import type { Column } from "./columns.rules.ts";

/** On a phone: which stage is shown, and the way to the others; the board itself is swiped. */
export function StageTabs({
  stages,
  columns,
  scroller,
}: {
  stages: readonly Stage[];
  columns: ReadonlyMap<string, Column>;
  scroller: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [shown, setShown] = useState(0);
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const board = scroller.current;
    if (!board) return;
    const look = () => setShown(Math.round(board.scrollLeft / Math.max(1, board.clientWidth)));
    board.addEventListener("scroll", look, { passive: true });
    return () => board.removeEventListener("scroll", look);
  }, [scroller]);
  useEffect(() => {
    strip.current?.children[shown]?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [shown]);
  return (
    <nav
      ref={strip}
      aria-label={t("board.move.choose")}
      className="flex shrink-0 overflow-x-auto border-b border-line px-1 [scrollbar-width:none]"
    >
      {stages.map((stage, index) => {
        const { tone, icon: Icon } = stageLooks[lookOf(stage)];
        const on = index === shown;
        return (
          <button
            key={stage.id}
            type="button"
            aria-current={on ? "true" : undefined}
            onClick={() => {
              const board = scroller.current;
              board?.scrollTo({ left: index * board.clientWidth, behavior: "smooth" });
            }}
            className={classes(
              "flex h-10 shrink-0 items-center gap-1.5 border-b-2 px-2.5 text-list whitespace-nowrap -outline-offset-2",
              on ? "border-accent font-medium text-ink" : "border-transparent text-soft",
            )}
          >
            <Icon aria-hidden size={14} className={tones[tone].mark} />
            {stage.name}
            <span className="text-small text-soft tabular-nums">
              {number(columns.get(stage.id)?.count ?? 0)}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
