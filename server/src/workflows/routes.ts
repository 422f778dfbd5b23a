import type { Route } from "../platform/http.ts";
import { manageRoutes } from "./manage/routes.ts";

/** Definitions, runs and secrets. */
export function workflowRoutes(): Route[] {
  return [...manageRoutes];
}
