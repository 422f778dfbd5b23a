import * as contract from "@relevo/contract/conversations.ts";
import type { Desk, Furniture } from "../platform/desk.ts";
import { type Credentials, command } from "../platform/http.ts";
import type { Hub } from "../platform/realtime.ts";
import { closeRoutes } from "./close/routes.ts";
import { fileRoutes } from "./files/routes.ts";
import type { Happening } from "./live/render.ts";
import { mountLive, type Sockets } from "./live/socket.ts";
import { sayTyping, type Typing } from "./live/typing.ts";
import { routes } from "./routes.ts";

/**
 * Conversations: reading, writing, files, and the agents' live stream over `sockets`. `tellContact` is told
 * when a member writes what the contact will read.
 */
export function conversations(
  desk: Desk,
  hub: Hub<Happening>,
  credentials: Credentials,
  sockets: Sockets,
  tellContact: (typing: Typing) => Promise<void>,
): Furniture {
  return {
    routes: [
      ...routes,
      ...closeRoutes,
      ...fileRoutes(desk),
      command(contract.typing, async (tx, { params, body }, { caller }) => {
        const typing = await sayTyping(tx, caller, sockets, params.id);
        if (!body.internal) await tellContact(typing);
      }),
    ],
    mount: (app) => mountLive(app, desk, hub, credentials, sockets),
  };
}
