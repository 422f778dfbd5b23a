import type { Desk } from "../platform/desk.ts";
import type { Route } from "../platform/http.ts";
import { manageRoutes } from "./manage/routes.ts";
import { monitorRoutes } from "./monitor/routes.ts";
import { secretRoutes } from "./secrets/routes.ts";

/** Definitions, runs and secrets. */
export function workflowRoutes(desk: Desk): Route[] {
  return [...manageRoutes(desk), ...monitorRoutes, ...secretRoutes(desk)];
}
