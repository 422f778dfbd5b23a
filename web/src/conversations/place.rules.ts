import type { Role } from "@relevo/contract/abilities.ts";
import { type HygieneView, hygieneViews, type Tab, tabs } from "@relevo/contract/conversations.ts";
import type { View } from "../live/cache.ts";

/** What the address says about the list: kept in links, so that a view can be shared and comes back on reload. */
export interface PlaceSearch {
  tab?: Tab;
  inbox?: string;
  view?: HygieneView;
}

/** Reads the address; what it does not understand is left out. */
export function readPlace(raw: Record<string, unknown>): PlaceSearch {
  const tab = tabs.find((known) => known === raw.tab);
  const view = hygieneViews.find((known) => known === raw.view);
  return {
    ...(tab && { tab }),
    ...(typeof raw.inbox === "string" && { inbox: raw.inbox }),
    ...(view && { view }),
  };
}

/** The tabs of a role; who only reads has no conversations of their own. */
export function tabsFor(role: Role): readonly Tab[] {
  return role === "viewer" ? ["queue", "all", "expired", "closed"] : tabs;
}

/** What the list shows at an address: a role's first tab where it names none, or one that is not the role's. */
export function viewAt({ tab, inbox, view }: PlaceSearch, role: Role): View {
  const own = tabsFor(role);
  const usual = role === "viewer" ? "all" : "mine";
  return { tab: tab && own.includes(tab) ? tab : usual, inboxId: inbox, hygiene: view };
}

/** Whether a list shows Vencidas, where one also works with the tickets and finalises. */
export function isExpired({ tab, hygiene }: View): boolean {
  return tab === "expired" && hygiene === undefined;
}
