import type { Frame } from "@relevo/contract/realtime.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { Caller } from "../../platform/caller.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import type { Credentials } from "../../platform/http.ts";
import { newId } from "../../platform/ids.ts";
import { describe } from "../../platform/log.ts";
import { type Hub, standing } from "../../platform/realtime.ts";
import { Refusal } from "../../platform/refusal.ts";
import { framesFor } from "./frames.ts";
import { beginPresence, endPresence, whoIsOnline } from "./presence.ts";
import { type Happening, resetting } from "./render.ts";

/** Ms between beats: a dead line is noticed, presence refreshed, the credential checked again. */
const beat = 25_000;
/** Bytes a slow reader may leave unread before it is cut; it resumes from its cursor. */
const patience = 4 * 1024 * 1024;

export interface AgentSocket {
  caller: Caller;
  say(frame: Frame): void;
}

/** The agents' sockets of this process, by account. */
export type Sockets = Map<string, Set<AgentSocket>>;

/** `GET /api/v1/live?after=<event id>`: frames of what the caller may see, resumed from a cursor. */
export function mountLive(
  app: FastifyInstance,
  desk: Desk,
  hub: Hub<Happening>,
  credentials: Credentials,
  sockets: Sockets,
): void {
  app.get<{ Querystring: { after?: string } }>("/api/v1/live", { websocket: true }, (socket, request) => {
    serve(socket, request, request.query.after).catch((error: unknown) => {
      // A page of another site, opening a socket with the person's cookie.
      if (error instanceof Refusal) return socket.close(4403, error.code);
      desk.log.error(describe(error), "socket failed");
      socket.close(1011);
    });
  });

  async function serve(socket: WebSocket, request: FastifyRequest, after: string | undefined): Promise<void> {
    // Listened to before anything is awaited: a page that is left at once must leave nothing behind.
    const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    const caller = await credentials.caller(request);
    if (!caller) return socket.close(4401, "sign in");
    const { account } = caller;
    const at = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : null;
    const start = await inAccount(desk.db, account, (tx) => standing(tx, at));
    const agent: AgentSocket = { caller, say: (frame) => send(JSON.stringify(frame)) };
    const watcher = { account, cursor: start.id, take };
    if (socket.readyState !== socket.OPEN) return;
    agent.say(
      start.reset ? { type: "reset", id: String(start.id) } : { type: "hello", id: String(start.id) },
    );
    const stop = hub.watch(watcher);
    const peers = sockets.get(account) ?? new Set();
    sockets.set(account, peers.add(agent));
    const presence = newId();
    let timer: NodeJS.Timeout | undefined;
    try {
      await beginPresence(desk.db, caller, presence);
      await sayPresence(account);
      timer = setInterval(() => void check().catch(() => socket.close(1011)), beat);
      desk.db.onCommit(account, new Set(["live"]));
      await closed;
    } finally {
      clearInterval(timer);
      stop();
      peers.delete(agent);
      await endPresence(desk.db, account, presence);
      await sayPresence(account);
    }

    function take(happenings: readonly Happening[]): void {
      // What one reading of the log brought leaves in one write: a write for each frame was a sixth of all work.
      const line = request.raw.socket;
      line.cork();
      try {
        for (const happening of happenings) {
          if (resetting.has(happening.event.name)) void check().catch(() => socket.close(1011));
          for (const text of framesFor(agent.caller, happening)) send(text);
        }
      } finally {
        line.uncork();
      }
    }
    async function check(): Promise<void> {
      const now = await credentials.caller(request);
      if (!now || now.account !== account) return socket.close(4401, "session ended");
      const other =
        JSON.stringify([now.role, now.serves, now.groups, now.funnels]) !==
        JSON.stringify([agent.caller.role, agent.caller.serves, agent.caller.groups, agent.caller.funnels]);
      agent.caller = now;
      if (other) agent.say({ type: "reset", id: String(watcher.cursor) });
      else agent.say({ type: "beat", id: String(watcher.cursor) });
      await beginPresence(desk.db, now, presence);
    }
    function send(text: string): void {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > patience) socket.terminate();
      else socket.send(text);
    }
  }

  async function sayPresence(account: string): Promise<void> {
    const peers = sockets.get(account);
    if (!peers?.size) return;
    const online = await inAccount(desk.db, account, whoIsOnline);
    for (const { say } of peers) say({ type: "presence", online });
  }
}
