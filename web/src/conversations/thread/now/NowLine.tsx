import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../../../design/classes.ts";
import { type Tone, tones } from "../../../design/tones.ts";

/** One thing that matters now, in a sentence, and its ways out beside it. */
export function NowLine({
  tone,
  icon,
  says,
  children,
}: {
  tone: Tone;
  icon: LucideIcon;
  says: ReactNode;
  children?: ReactNode;
}) {
  const Icon = icon;
  return (
    <li className="flex flex-wrap items-center gap-x-3 px-4 py-1">
      <p className="flex min-h-7 min-w-52 flex-1 items-center gap-2 text-list">
        <Icon aria-hidden size={16} className={classes("shrink-0", tones[tone].mark)} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{says}</span>
      </p>
      {children && <span className="-me-2.5 ms-auto flex flex-wrap justify-end gap-x-1">{children}</span>}
    </li>
  );
}
