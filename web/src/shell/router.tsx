import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readPlace } from "../conversations/place.rules.ts";
import { loadLaterWords, loadOpenedWords } from "../i18n/start.ts";
import { entryRoutes } from "../people/entry-routes.ts";
import { previewRoute, settingsRoutes } from "../settings/routes.ts";
import { workflowRoutes } from "../workflows/routes.ts";
import { Fault } from "./Fault.tsx";
import { frameRoute, rootRoute } from "./frame-route.tsx";

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

/** Screens beside the inbox; their words come with them. */
const tasksRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/tasks",
  loader: loadLaterWords,
  component: lazyRouteComponent(() => import("../tasks/TasksScreen.tsx"), "TasksScreen"),
});
const teamRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/team",
  loader: loadLaterWords,
  component: lazyRouteComponent(() => import("../team/TeamScreen.tsx"), "TeamScreen"),
});
const funnelsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/funnels/{-$funnelId}",
  // The screen reads it, with its code: what an address says of a board is not of the first load.
  validateSearch: (search: Record<string, unknown>) => search,
  loader: async () => (await import("../tickets/board/load-words.ts")).loadBoardWords(),
  component: lazyRouteComponent(() => import("../tickets/board/BoardScreen.tsx"), "BoardScreen"),
});
const ticketRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/tickets/$ticketId",
  loader: async () => (await import("../tickets/load-words.ts")).loadTicketWords(),
  component: lazyRouteComponent(() => import("../tickets/screen/TicketScreen.tsx"), "TicketScreen"),
});
const approvalsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/approvals",
  loader: () => Promise.all([loadLaterWords(), loadOpenedWords()]),
  component: lazyRouteComponent(() => import("../approvals/ApprovalsScreen.tsx"), "ApprovalsScreen"),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  frameRoute.addChildren([
    inboxRoute.addChildren([conversationRoute]),
    tasksRoute,
    teamRoute,
    funnelsRoute,
    ticketRoute,
    approvalsRoute,
    ...workflowRoutes,
    settingsRoutes,
  ]),
  previewRoute,
  ...entryRoutes,
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
