import type { Ability } from "@relevo/contract/abilities.ts";
import { createRoute, lazyRouteComponent, notFound, redirect } from "@tanstack/react-router";
import { loadOpenedWords, loadSettingsWords } from "../i18n/start.ts";
import { meQuery } from "../people/me.ts";
import { requireMe } from "../people/require-me.ts";
import { frameRoute, rootRoute } from "../shell/frame-route.tsx";
import { queries } from "../shell/Root.tsx";
import type { AuditFilter } from "./audit/filter.rules.ts";

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

const connectionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connections",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./connections/ConnectionsScreen.tsx"), "ConnectionsScreen"),
});

const newConnectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connections/new/$channel",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./connections/NewConnectionScreen.tsx"), "NewConnectionScreen"),
});

const connectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connections/$id",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./connections/ConnectionScreen.tsx"), "ConnectionScreen"),
});

const peopleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/people",
  beforeLoad: () => needs("people.write"),
  component: lazyRouteComponent(() => import("./members/PeopleScreen.tsx"), "PeopleScreen"),
});

const inboxesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./inboxes/InboxesScreen.tsx"), "InboxesScreen"),
});

const newInboxRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes/new",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./inboxes/NewInboxScreen.tsx"), "NewInboxScreen"),
});

const oneInboxRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes/$id",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./inboxes/OneInboxScreen.tsx"), "OneInboxScreen"),
});

const policyRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes/$id/policy",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./policy/PolicyScreen.tsx"), "PolicyScreen"),
});

const calendarsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/calendars",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./calendars/CalendarsScreen.tsx"), "CalendarsScreen"),
});

const newCalendarRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/calendars/new",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./calendars/NewCalendarScreen.tsx"), "NewCalendarScreen"),
});

const calendarRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/calendars/$id",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./calendars/CalendarScreen.tsx"), "CalendarScreen"),
});

const templatesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/templates",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./templates/TemplatesScreen.tsx"), "TemplatesScreen"),
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

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/keys",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("./keys/KeysScreen.tsx"), "KeysScreen"),
});

const parkedRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/parked",
  beforeLoad: () => needs("operations"),
  component: lazyRouteComponent(() => import("./parked/ParkedScreen.tsx"), "ParkedScreen"),
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
  connectionsRoute,
  newConnectionRoute,
  connectionRoute,
  peopleRoute,
  inboxesRoute,
  newInboxRoute,
  oneInboxRoute,
  policyRoute,
  calendarsRoute,
  newCalendarRoute,
  calendarRoute,
  templatesRoute,
  auditRoute,
  keysRoute,
  parkedRoute,
  profileRoute,
]);

/** Inside the frame the signed-in person is known: the frame's route asked. */
function mayNow(ability: Ability): boolean {
  return queries.getQueryData(meQuery.queryKey)?.abilities.includes(ability) ?? false;
}

/** What the role cannot do looks like what does not exist. */
function needs(ability: Ability): void {
  if (!mayNow(ability)) throw notFound();
}
