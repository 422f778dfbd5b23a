import type { Ability } from "@relevo/contract/abilities.ts";
import {
  CalendarClock,
  CircleUser,
  Funnel,
  Inbox,
  KeyRound,
  ListPlus,
  type LucideIcon,
  MessageSquareText,
  PackageX,
  Plug,
  ScrollText,
  SlidersHorizontal,
  Tags,
  Users,
} from "lucide-react";
import type { WordKey } from "../i18n/keys.ts";

/** A page of the settings. */
export interface Section {
  to:
    | "/settings"
    | "/settings/connections"
    | "/settings/people"
    | "/settings/inboxes"
    | "/settings/funnels"
    | "/settings/fields"
    | "/settings/tags"
    | "/settings/calendars"
    | "/settings/templates"
    | "/settings/keys"
    | "/settings/audit"
    | "/settings/parked"
    | "/settings/profile";
  label: WordKey;
  icon: LucideIcon;
  /** Who may open it; everybody where it is absent. */
  needs?: Ability;
}

const sections: readonly Section[] = [
  { to: "/settings", label: "settings.sections.start", icon: SlidersHorizontal, needs: "settings.write" },
  {
    to: "/settings/connections",
    label: "settings.sections.connections",
    icon: Plug,
    needs: "settings.write",
  },
  { to: "/settings/people", label: "settings.sections.people", icon: Users, needs: "people.write" },
  { to: "/settings/inboxes", label: "settings.sections.inboxes", icon: Inbox, needs: "settings.write" },
  { to: "/settings/funnels", label: "settings.sections.funnels", icon: Funnel, needs: "settings.write" },
  { to: "/settings/fields", label: "settings.sections.fields", icon: ListPlus, needs: "settings.write" },
  { to: "/settings/tags", label: "settings.sections.tags", icon: Tags, needs: "settings.write" },
  {
    to: "/settings/calendars",
    label: "settings.sections.calendars",
    icon: CalendarClock,
    needs: "settings.write",
  },
  {
    to: "/settings/templates",
    label: "settings.sections.templates",
    icon: MessageSquareText,
    needs: "settings.write",
  },
  { to: "/settings/keys", label: "settings.sections.keys", icon: KeyRound, needs: "settings.write" },
  { to: "/settings/audit", label: "settings.sections.audit", icon: ScrollText, needs: "audit.read" },
  { to: "/settings/parked", label: "settings.sections.parked", icon: PackageX, needs: "operations" },
  { to: "/settings/profile", label: "settings.sections.profile", icon: CircleUser },
];

/** The pages somebody with these abilities may open, in order. */
export function sectionsFor(abilities: readonly Ability[]): readonly Section[] {
  return sections.filter(({ needs }) => needs === undefined || abilities.includes(needs));
}
