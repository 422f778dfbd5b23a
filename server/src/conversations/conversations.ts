import * as contract from "@relevo/contract/conversations.ts";
import type { Desk, Furniture } from "../platform/desk.ts";
import { type Credentials, command } from "../platform/http.ts";
import type { Hub } from "../platform/realtime.ts";
import { fileRoutes } from "./files/routes.ts";
import type { Happening } from "./live/render.ts";
import { mountLive, type Sockets } from "./live/socket.ts";
import { sayTyping } from "./live/typing.ts";
import { routes } from "./routes.ts";

/** Conversations: reading, writing, files, and the agents' live stream. */
export function conversations(desk: Desk, hub: Hub<Happening>, credentials: Credentials): Furniture {
  const sockets: Sockets = new Map();
  return {
    routes: [
      ...routes,
      ...fileRoutes(desk),
      command(contract.typing, (tx, { params }, { caller }) => sayTyping(tx, caller, sockets, params.id)),
    ],
    mount: (app) => mountLive(app, desk, hub, credentials, sockets),
  };
}
