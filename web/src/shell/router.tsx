import type { Ability } from "@relevo/contract/abilities.ts";
import { showSetup } from "@relevo/contract/people.ts";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { readPlace } from "../conversations/place.rules.ts";
import { loadSettingsWords } from "../i18n/start.ts";
import { readSignInSearch } from "../people/entry-search.rules.ts";
import { meQuery } from "../people/me.ts";
import { openInvitation } from "../people/open-invitation.ts";
import { requireMe } from "../people/require-me.ts";
import { SignedInFrame } from "../people/SignedInFrame.tsx";
import { call } from "./api.ts";
import { Fault } from "./Fault.tsx";
import { NotFound } from "./NotFound.tsx";
import { queries, Root } from "./Root.tsx";

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound });

/** Everything a signed-in person sees. Screens outside it (sign-in, set-up) hang from the root. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  beforeLoad: ({ location }) => requireMe(queries, location.href),
  component: () => (
    <SignedInFrame>
      <Outlet />
    </SignedInFrame>
  ),
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/conversations" });
  },
});

const inboxRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/conversations",
  validateSearch: readPlace,
  component: lazyRouteComponent(() => import("../conversations/InboxScreen.tsx"), "InboxScreen"),
});

/** One conversation open in the inbox, which stays as it is around it. */
const conversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: "/$conversationId" });

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings",
  loader: loadSettingsWords,
  component: lazyRouteComponent(() => import("../settings/SettingsFrame.tsx"), "SettingsFrame"),
});

const settingsStartRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    if (!mayNow("settings.write")) throw redirect({ to: "/settings/profile" });
  },
  component: lazyRouteComponent(() => import("../settings/start/StartScreen.tsx"), "StartScreen"),
});

const connectionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connections",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(
    () => import("../settings/connections/ConnectionsScreen.tsx"),
    "ConnectionsScreen",
  ),
});

const newConnectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connections/new/$channel",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(
    () => import("../settings/connections/NewConnectionScreen.tsx"),
    "NewConnectionScreen",
  ),
});

const connectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connections/$id",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(
    () => import("../settings/connections/ConnectionScreen.tsx"),
    "ConnectionScreen",
  ),
});

const peopleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/people",
  beforeLoad: () => needs("people.write"),
  component: lazyRouteComponent(() => import("../settings/members/PeopleScreen.tsx"), "PeopleScreen"),
});

const inboxesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("../settings/inboxes/InboxesScreen.tsx"), "InboxesScreen"),
});

const newInboxRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes/new",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("../settings/inboxes/NewInboxScreen.tsx"), "NewInboxScreen"),
});

const oneInboxRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/inboxes/$id",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("../settings/inboxes/OneInboxScreen.tsx"), "OneInboxScreen"),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/keys",
  beforeLoad: () => needs("settings.write"),
  component: lazyRouteComponent(() => import("../settings/keys/KeysScreen.tsx"), "KeysScreen"),
});

const parkedRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/parked",
  beforeLoad: () => needs("operations"),
  component: lazyRouteComponent(() => import("../settings/parked/ParkedScreen.tsx"), "ParkedScreen"),
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/profile",
  component: lazyRouteComponent(() => import("../people/ProfileScreen.tsx"), "ProfileScreen"),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  beforeLoad: async () => {
    if (!(await call(showSetup)).needed) throw redirect({ to: "/sign-in" });
  },
  component: lazyRouteComponent(() => import("../people/SetUpScreen.tsx"), "SetUpScreen"),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/welcome",
  beforeLoad: ({ location }) => requireMe(queries, location.href),
  component: lazyRouteComponent(() => import("../people/WelcomeScreen.tsx"), "WelcomeScreen"),
});

const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/preview/$connectionId",
  beforeLoad: async ({ location }) => {
    await requireMe(queries, location.href);
    needs("settings.write");
  },
  loader: loadSettingsWords,
  component: lazyRouteComponent(() => import("../settings/connections/PreviewScreen.tsx"), "PreviewScreen"),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  beforeLoad: async () => {
    if ((await call(showSetup)).needed) throw redirect({ to: "/setup" });
  },
  component: lazyRouteComponent(() => import("../people/SignInScreen.tsx"), "SignInScreen"),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password/$token",
  component: lazyRouteComponent(() => import("../people/ResetScreen.tsx"), "ResetScreen"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation/$token",
  loader: ({ params }) => openInvitation(params.token),
  component: lazyRouteComponent(() => import("../people/InvitationScreen.tsx"), "InvitationScreen"),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  frameRoute.addChildren([
    inboxRoute.addChildren([conversationRoute]),
    settingsRoute.addChildren([
      settingsStartRoute,
      connectionsRoute,
      newConnectionRoute,
      connectionRoute,
      peopleRoute,
      inboxesRoute,
      newInboxRoute,
      oneInboxRoute,
      keysRoute,
      parkedRoute,
      profileRoute,
    ]),
  ]),
  setUpRoute,
  welcomeRoute,
  previewRoute,
  signInRoute,
  resetRoute,
  invitationRoute,
  ...(import.meta.env.DEV ? storyRoutes() : []),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultErrorComponent: Fault,
  notFoundMode: "root",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** Inside the frame the signed-in person is known: the frame's route asked. */
function mayNow(ability: Ability): boolean {
  return queries.getQueryData(meQuery.queryKey)?.abilities.includes(ability) ?? false;
}

/** What the role cannot do looks like what does not exist. */
function needs(ability: Ability): void {
  if (!mayNow(ability)) throw notFound();
}

/** Every primitive, and a desk of samples, to be looked at. In development only: a build leaves them out. */
function storyRoutes() {
  const story = createRoute({
    getParentRoute: () => rootRoute,
    path: "/design",
    component: lazyRouteComponent(() => import("../design/story/Story.tsx"), "Story"),
  });
  const desk = createRoute({
    getParentRoute: () => rootRoute,
    path: "/design/desk",
    component: lazyRouteComponent(() => import("../design/story/Desk.tsx"), "Desk"),
  });
  return [story, desk];
}
