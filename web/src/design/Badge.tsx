import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { type Tone, tones } from "./tones.ts";

/** A state in a word, with the mark of its meaning. `icon` where the tone's own mark would mislead. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: LucideIcon; children: ReactNode }) {
  const Icon = icon ?? tones[tone].icon;
  return (
    <span
      className={classes(
        "inline-flex h-5 max-w-full items-center gap-1 rounded-small px-1.5 text-small font-medium whitespace-nowrap tabular-nums",
        tones[tone].paint,
      )}
    >
      <Icon aria-hidden size={12} className="shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  );
}
