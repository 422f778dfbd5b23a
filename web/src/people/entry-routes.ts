import { showSetup } from "@relevo/contract/people.ts";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { call } from "../shell/api.ts";
import { rootRoute } from "../shell/frame-route.tsx";
import { queries } from "../shell/Root.tsx";
import { readSignInSearch } from "./entry-search.rules.ts";
import { openInvitation } from "./open-invitation.ts";
import { requireMe } from "./require-me.ts";

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  beforeLoad: async () => {
    if (!(await call(showSetup)).needed) throw redirect({ to: "/sign-in" });
  },
  component: lazyRouteComponent(() => import("./SetUpScreen.tsx"), "SetUpScreen"),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/welcome",
  beforeLoad: ({ location }) => requireMe(queries, location.href),
  component: lazyRouteComponent(() => import("./WelcomeScreen.tsx"), "WelcomeScreen"),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  beforeLoad: async () => {
    if ((await call(showSetup)).needed) throw redirect({ to: "/setup" });
  },
  component: lazyRouteComponent(() => import("./SignInScreen.tsx"), "SignInScreen"),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password/$token",
  component: lazyRouteComponent(() => import("./ResetScreen.tsx"), "ResetScreen"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation/$token",
  loader: ({ params }) => openInvitation(params.token),
  component: lazyRouteComponent(() => import("./InvitationScreen.tsx"), "InvitationScreen"),
});

/** The pages before the desk. */
export const entryRoutes = [setUpRoute, welcomeRoute, signInRoute, resetRoute, invitationRoute] as const;
