import type { Desk, Furniture } from "../../platform/desk.ts";
import { connectionRoutes } from "./routes.ts";

/** The account's channels: which there are, how they look, and their credentials. */
export function connections(desk: Desk): Furniture {
  return { routes: connectionRoutes(desk) };
}
