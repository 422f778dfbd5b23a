import type { Furniture } from "../platform/desk.ts";
import { routes } from "./routes.ts";

/** Inboxes and the reasons within them. */
export function inboxes(): Furniture {
  return { routes };
}
