import { classes } from "../design/classes.ts";
import type { Badges } from "./destinations.ts";

/** The count beside a place of the desk; those who do not see it hear it in words. */
export function PlaceBadge({ badge, over = false }: { badge: Badges[keyof Badges]; over?: boolean }) {
  if (!badge) return null;
  return (
    <>
      <span
        aria-hidden
        title={badge.words}
        className={classes(
          "h-4 min-w-4 shrink-0 rounded-full bg-danger px-1 text-center text-tiny font-semibold text-on-danger tabular-nums",
          over ? "absolute -end-1.5 -top-1" : "ms-auto",
        )}
      >
        {badge.shown}
      </span>
      <span className="sr-only">{badge.words}</span>
    </>
  );
}
