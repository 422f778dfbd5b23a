import type { ReactNode } from "react";
import { classes } from "../../design/classes.ts";

/** The box a workflow is drawn in, on a page that scrolls. */
export function Drawing({ tall = false, children }: { tall?: boolean; children: ReactNode }) {
  return (
    <div
      className={classes(
        "flex overflow-hidden rounded-large border border-line",
        tall ? "h-152 max-lg:h-96" : "h-112 max-sm:h-80",
      )}
    >
      {children}
    </div>
  );
}
