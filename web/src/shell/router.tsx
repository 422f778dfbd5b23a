import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { AppFrame } from "./AppFrame.tsx";
import { Fault } from "./Fault.tsx";
import { NotFound } from "./NotFound.tsx";
import { Root } from "./Root.tsx";

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound });

/** Everything a signed-in person sees. Screens outside it (sign-in, set-up) hang from the root. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  component: () => (
    <AppFrame company="Relevo">
      <Outlet />
    </AppFrame>
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
  component: lazyRouteComponent(() => import("../conversations/InboxScreen.tsx"), "InboxScreen"),
});

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("../settings/SettingsScreen.tsx"), "SettingsScreen"),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  frameRoute.addChildren([inboxRoute, settingsRoute]),
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
