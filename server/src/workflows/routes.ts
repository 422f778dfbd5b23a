import type { Desk } from "../platform/desk.ts";
import type { Route } from "../platform/http.ts";
import { hookRoutes } from "./hooks/routes.ts";
import { manageRoutes } from "./manage/routes.ts";
import { monitorRoutes } from "./monitor/routes.ts";
import { secretRoutes } from "./secrets/routes.ts";
import { simulateRoutes } from "./simulate/routes.ts";

/** Definitions, runs, secrets and what comes in from outside. */
export function workflowRoutes(desk: Desk): Route[] {
  return [
    ...manageRoutes(desk),
    ...monitorRoutes,
    ...simulateRoutes,
    ...secretRoutes(desk),
    ...hookRoutes(desk),
  ];
}
