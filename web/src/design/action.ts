import type { LucideIcon } from "lucide-react";
import type { WordKey } from "../i18n/keys.ts";

/**
 * One thing a person can do, defined once: shown as a button, a menu item and an entry of the command
 * bar, and run by its key. Register it with `useActions`, show it with `ActionButton` or `ActionItem`.
 */
export interface Action {
  /** Stable, such as "conversation.reply": what a person's own key is kept under. */
  id: string;
  label: WordKey;
  icon: LucideIcon;
  /** See shortcut.rules.ts: "r", "#", "Enter", "mod+k". Keys without mod work in lists and threads only. */
  shortcut?: string;
  /** False where it makes no sense at all: it is nowhere to be seen. */
  visible: boolean;
  /** Why it cannot be done now, in the person's words: it is seen, and says so. */
  refusal?: string | undefined;
  /** Moving on with a held key is meant, as with j and k. Anything else runs once per press. */
  repeats?: boolean;
  danger?: boolean;
  run: () => void;
}
