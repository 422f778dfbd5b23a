import { createRootRoute, createRoute, Outlet } from "@tanstack/react-router";
import { requireMe } from "../people/require-me.ts";
import { SignedInFrame } from "../people/SignedInFrame.tsx";
import { NotFound } from "./NotFound.tsx";
import { queries, Root } from "./Root.tsx";

export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound });

/** Everything a signed-in person sees. Screens outside it (sign-in, set-up) hang from the root. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  beforeLoad: ({ location }) => requireMe(queries, location.href),
  component: () => (
    <SignedInFrame>
      <Outlet />
    </SignedInFrame>
  ),
});
