import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { floating } from "./control.ts";

/** More about something, beside it, without leaving the page. */
export function Popover({
  trigger,
  label,
  children,
}: {
  trigger: ReactElement;
  /** What the panel is, for those who do not see it. */
  label: string;
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="start" className="z-40">
          <Base.Popup aria-label={label} className={classes(floating, "w-80 max-w-(--available-width) p-3")}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
