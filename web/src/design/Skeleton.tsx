import { classes } from "./classes.ts";

/** The place of something that is coming. It stands still: nothing blinks. Give it its size by class. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={classes("block rounded-small bg-hover", className)} />;
}
