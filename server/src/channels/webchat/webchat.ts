import type { Happening } from "../../conversations/live/render.ts";
import type { Typing } from "../../conversations/live/typing.ts";
import type { Desk, Furniture } from "../../platform/desk.ts";
import type { Hub } from "../../platform/realtime.ts";
import { mountDocuments } from "./documents.ts";
import { doorOfKey } from "./door.ts";
import { openVisitorSockets, type VisitorSockets } from "./live.ts";
import { webchatRoutes } from "./routes.ts";

/**
 * The visitor's side of the web chat. `heard` is told when a visitor writes; `sockets.typing` tells a
 * visitor that a member does.
 */
export function webchat(
  desk: Desk,
  hub: Hub<Happening>,
  heard: (typing: Typing) => Promise<void>,
): Furniture & { sockets: VisitorSockets } {
  const sockets = openVisitorSockets(desk, hub, heard);
  return {
    routes: webchatRoutes(desk),
    mount(app) {
      mountDocuments(app, async (key) => (await doorOfKey(desk.db, key))?.settings ?? null);
      sockets.mount(app);
    },
    sockets,
  };
}
