import {
  Inbox,
  ListChecks,
  type LucideIcon,
  Settings,
  SquareKanban,
  UsersRound,
  Workflow,
} from "lucide-react";
import type { WordKey } from "../i18n/keys.ts";

/** A place of the desk one goes to from the rail or, on a phone, from the bar below. */
export interface Destination {
  to: "/conversations" | "/funnels/{-$funnelId}" | "/tasks" | "/team" | "/workflows" | "/settings";
  label: WordKey;
  icon: LucideIcon;
}

/** In the order of the rail. Who configures nothing has only a profile in the settings, and that in their own menu. */
export function destinationsFor({ configures, automates }: Sees): readonly Destination[] {
  return destinations.filter(
    ({ to }) => (to !== "/settings" || configures) && (to !== "/workflows" || automates),
  );
}

export interface Sees {
  configures: boolean;
  /** Reads workflows and their runs. */
  automates: boolean;
}

const destinations: readonly Destination[] = [
  { to: "/conversations", label: "shell.places.conversations", icon: Inbox },
  { to: "/funnels/{-$funnelId}", label: "shell.places.funnels", icon: SquareKanban },
  { to: "/tasks", label: "shell.places.tasks", icon: ListChecks },
  { to: "/team", label: "shell.places.team", icon: UsersRound },
  { to: "/workflows", label: "shell.places.workflows", icon: Workflow },
  { to: "/settings", label: "shell.places.settings", icon: Settings },
];

/** What must not be forgotten at a place, in words that count it, and the count as it is shown. */
export type Badges = Partial<Record<Destination["to"], { shown: string; words: string }>>;
