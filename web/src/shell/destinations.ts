import { Inbox, ListChecks, type LucideIcon, Settings, SquareKanban, UsersRound } from "lucide-react";
import type { WordKey } from "../i18n/keys.ts";

/** A place of the desk one goes to from the rail or, on a phone, from the bar below. */
export interface Destination {
  to: "/conversations" | "/funnels/{-$funnelId}" | "/tasks" | "/team" | "/settings";
  label: WordKey;
  icon: LucideIcon;
}

/** In the order of the rail. Who configures nothing has only a profile in the settings, and that in their own menu. */
export function destinationsFor(configures: boolean): readonly Destination[] {
  return configures ? destinations : destinations.filter(({ to }) => to !== "/settings");
}

const destinations: readonly Destination[] = [
  { to: "/conversations", label: "shell.places.conversations", icon: Inbox },
  { to: "/funnels/{-$funnelId}", label: "shell.places.funnels", icon: SquareKanban },
  { to: "/tasks", label: "shell.places.tasks", icon: ListChecks },
  { to: "/team", label: "shell.places.team", icon: UsersRound },
  { to: "/settings", label: "shell.places.settings", icon: Settings },
];

/** What must not be forgotten at a place, in words that count it, and the count as it is shown. */
export type Badges = Partial<Record<Destination["to"], { shown: string; words: string }>>;
