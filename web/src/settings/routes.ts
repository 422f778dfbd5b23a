import type { Ability } from "@relevo/contract/abilities.ts";
import {
  createRoute,
  lazyRouteComponent,
  notFound,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import { loadOpenedWords, loadSettingsWords } from "../i18n/start.ts";
import { meQuery } from "../people/me.ts";
import { requireMe } from "../people/require-me.ts";
import { frameRoute, rootRoute } from "../shell/frame-route.tsx";
import { queries } from "../shell/Root.tsx";
import type { AuditFilter } from "./audit/filter.rules.ts";
import type { StageSearch } from "./funnels/stage/search.ts";

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings",
  loader: loadSettingsWords,
  component: lazyRouteComponent(() => import("./SettingsFrame.tsx"), "SettingsFrame"),
});

const settingsStartRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    if (!mayNow("settings.write")) throw redirect({ to: "/settings/profile" });
  },
  component: lazyRouteComponent(() => import("./start/StartScreen.tsx"), "StartScreen"),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/audit",
  // The screen itself leaves out what is not of the right form: it need not weigh on the first load.
  validateSearch: (search: AuditFilter) => search,
  beforeLoad: () => needs("audit.read"),
  // Sentences of the thread are said here too.
  loader: loadOpenedWords,
  component: lazyRouteComponent(() => import("./audit/AuditScreen.tsx"), "AuditScreen"),
});

const stageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/funnels/$funnelId/stages/$stageId",
  // What the screen does not know of it opens the first part.
  validateSearch: (search: StageSearch) => search,
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./funnel-screens.ts"), "StageScreen"),
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/profile",
  component: lazyRouteComponent(() => import("../people/ProfileScreen.tsx"), "ProfileScreen"),
});

/** A page as any with the chat on it, outside the frame. */
export const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/preview/$connectionId",
  beforeLoad: async ({ location }) => {
    await requireMe(queries, location.href);
    needs("settings.write");
  },
  loader: loadSettingsWords,
  component: lazyRouteComponent(() => import("./connections/PreviewScreen.tsx"), "PreviewScreen"),
});

/** The settings with their pages. */
export const settingsRoutes = settingsRoute.addChildren([
  settingsStartRoute,
  page(
    "/connections",
    "settings.write",
    lazyRouteComponent(() => import("./connections/ConnectionsScreen.tsx"), "ConnectionsScreen"),
  ),
  page(
    "/connections/new/$channel",
    "settings.write",
    lazyRouteComponent(() => import("./connections/NewConnectionScreen.tsx"), "NewConnectionScreen"),
  ),
  page(
    "/connections/$id",
    "settings.write",
    lazyRouteComponent(() => import("./connections/ConnectionScreen.tsx"), "ConnectionScreen"),
  ),
  page(
    "/people",
    "people.write",
    lazyRouteComponent(() => import("./members/PeopleScreen.tsx"), "PeopleScreen"),
  ),
  page(
    "/inboxes",
    "settings.write",
    lazyRouteComponent(() => import("./inboxes/InboxesScreen.tsx"), "InboxesScreen"),
  ),
  page(
    "/inboxes/new",
    "settings.write",
    lazyRouteComponent(() => import("./inboxes/NewInboxScreen.tsx"), "NewInboxScreen"),
  ),
  page(
    "/inboxes/$id",
    "settings.write",
    lazyRouteComponent(() => import("./inboxes/OneInboxScreen.tsx"), "OneInboxScreen"),
  ),
  page(
    "/inboxes/$id/policy",
    "settings.write",
    lazyRouteComponent(() => import("./rule-screens.ts"), "PolicyScreen"),
  ),
  page(
    "/funnels",
    "settings.write",
    lazyRouteComponent(() => import("./funnel-screens.ts"), "FunnelsScreen"),
  ),
  page(
    "/funnels/$funnelId",
    "settings.write",
    lazyRouteComponent(() => import("./funnel-screens.ts"), "FunnelScreen"),
  ),
  stageRoute,
  page(
    "/fields",
    "settings.write",
    lazyRouteComponent(() => import("./funnel-screens.ts"), "FieldsScreen"),
  ),
  page(
    "/tags",
    "settings.write",
    lazyRouteComponent(() => import("./tags/TagsScreen.tsx"), "TagsScreen"),
  ),
  page(
    "/calendars",
    "settings.write",
    lazyRouteComponent(() => import("./rule-screens.ts"), "CalendarsScreen"),
  ),
  page(
    "/calendars/new",
    "settings.write",
    lazyRouteComponent(() => import("./rule-screens.ts"), "NewCalendarScreen"),
  ),
  page(
    "/calendars/$id",
    "settings.write",
    lazyRouteComponent(() => import("./rule-screens.ts"), "CalendarScreen"),
  ),
  page(
    "/templates",
    "settings.write",
    lazyRouteComponent(() => import("./templates/TemplatesScreen.tsx"), "TemplatesScreen"),
  ),
  auditRoute,
  page(
    "/keys",
    "settings.write",
    lazyRouteComponent(() => import("./keys/KeysScreen.tsx"), "KeysScreen"),
  ),
  page(
    "/parked",
    "operations",
    lazyRouteComponent(() => import("./parked/ParkedScreen.tsx"), "ParkedScreen"),
  ),
  profileRoute,
]);

/** A page for those with an ability. */
function page<const Path extends string>(path: Path, ability: Ability, component: RouteComponent) {
  return createRoute({
    getParentRoute: () => settingsRoute,
    path,
    beforeLoad: () => needs(ability),
    component,
  });
}

/** Inside the frame the signed-in person is known: the frame's route asked. */
function mayNow(ability: Ability): boolean {
  return queries.getQueryData(meQuery.queryKey)?.abilities.includes(ability) ?? false;
}

/** What the role cannot do looks like what does not exist. */
function needs(ability: Ability): void {
  if (!mayNow(ability)) throw notFound();
}
