import { type VisitorFrame, VisitorWord } from "@relevo/contract/webchat.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { Happening } from "../../conversations/live/render.ts";
import type { Typing } from "../../conversations/live/typing.ts";
import type { Visitor } from "../../platform/caller.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { describe } from "../../platform/log.ts";
import { type Hub, standing } from "../../platform/realtime.ts";
import { contactOfVisitor } from "./contact.ts";
import { ownOrigins, visitorOfToken } from "./door.ts";
import { mayStand } from "./origin.rules.ts";
import { messagesSeen } from "./projection.ts";
import { settingsOfConnection } from "./settings.ts";

/** Ms a fresh socket has to say its token. */
const patience = 5_000;
/** Ms between beats: a dead line is noticed, the token checked again. */
const beat = 25_000;
/** Ms between two signs of typing that are passed on. */
const breath = 2_500;
/** Bytes a slow reader may leave unread before it is cut; it reads again what it missed. */
const backlog = 1024 * 1024;

interface Socket {
  visitor: string;
  connection: string;
  say(frame: VisitorFrame): void;
}
interface Room {
  sockets: Set<Socket>;
  stop(): void;
}

export interface VisitorSockets {
  mount(app: FastifyInstance): void;
  /** A member writes to this contact: tells the contact's open pages. */
  typing(typing: Typing): Promise<void>;
}

/**
 * `GET /api/v1/webchat/live`: what the desk sends a visitor, as they see it. One watcher per account follows
 * the log for all its visitors; a page that was away reads its thread again after `hello`, so nothing is kept.
 */
export function openVisitorSockets(
  desk: Pick<Desk, "db" | "log" | "publicUrl">,
  hub: Hub<Happening>,
  heard: (typing: Typing) => Promise<void>,
): VisitorSockets {
  const rooms = new Map<string, Room>();
  return {
    mount(app) {
      app.get("/api/v1/webchat/live", { websocket: true }, greet);
    },
    async typing({ account, connection, contact }) {
      const sockets = socketsOf(account).filter((socket) => socket.connection === connection);
      if (sockets.length === 0) return;
      const rows = await inAccount(desk.db, account, (tx) =>
        tx.rows<{ visitor: string }>(
          `select value as visitor from identities where account_id = $1 and contact_id = $2 and kind = 'visitor'`,
          [account, contact],
        ),
      );
      const theirs = new Set(rows.map(({ visitor }) => visitor));
      for (const { visitor, say } of sockets) if (theirs.has(visitor)) say({ type: "typing" });
    },
  };

  function socketsOf(account: string): Socket[] {
    return [...(rooms.get(account)?.sockets ?? [])];
  }

  /** The handlers are set before anything is awaited: a message may come with the very first packet. */
  function greet(socket: WebSocket, request: FastifyRequest): void {
    const late = setTimeout(() => socket.close(4401, "token"), patience);
    socket.once("close", () => clearTimeout(late));
    socket.once("message", (data) => {
      clearTimeout(late);
      serve(socket, request, wordOf(data)).catch((error: unknown) => {
        desk.log.error(describe(error), "visitor socket failed");
        socket.close(1011);
      });
    });
  }

  async function serve(socket: WebSocket, request: FastifyRequest, first: unknown): Promise<void> {
    const word = VisitorWord.safeParse(first);
    const token = word.success && "token" in word.data ? word.data.token : "";
    const visitor = await visitorOfToken(desk.db, token);
    if (!visitor) return socket.close(4401, "token");
    const settings = await inAccount(desk.db, visitor.account, (tx) =>
      settingsOfConnection(tx, visitor.connection),
    );
    if (!mayStand(request.headers.origin, settings?.origins ?? [], ownOrigins(desk, request)))
      return socket.close(4403, "origin");
    const one: Socket = { visitor: visitor.visitor, connection: visitor.connection, say };
    const leave = await join(visitor.account, one);
    if (socket.readyState !== socket.OPEN) return leave();
    const timer = setInterval(() => void check().catch(() => socket.close(1011)), beat);
    socket.on("close", () => {
      clearInterval(timer);
      leave();
    });
    let told = -breath;
    socket.on("message", (data) => {
      const said = VisitorWord.safeParse(wordOf(data));
      if (!said.success || !("type" in said.data) || performance.now() - told < breath) return;
      told = performance.now();
      tell(visitor).catch((error: unknown) => desk.log.warn(describe(error), "typing not told"));
    });
    say({ type: "hello" });

    async function check(): Promise<void> {
      if (await visitorOfToken(desk.db, token)) say({ type: "beat" });
      else socket.close(4401, "token");
    }
    function say(frame: VisitorFrame): void {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > backlog) socket.terminate();
      else socket.send(JSON.stringify(frame));
    }
  }

  async function tell(visitor: Visitor): Promise<void> {
    const { account, connection } = visitor;
    const contact = await inAccount(desk.db, account, (tx) => contactOfVisitor(tx, visitor.visitor));
    if (contact) await heard({ account, connection, contact });
  }

  /** Enters the account's room; the first one opens it where the log stands now. */
  async function join(account: string, socket: Socket): Promise<() => void> {
    const { id } = await inAccount(desk.db, account, (tx) => standing(tx, null));
    const room = rooms.get(account) ?? openRoom(account, id);
    room.sockets.add(socket);
    return () => {
      room.sockets.delete(socket);
      if (room.sockets.size > 0 || rooms.get(account) !== room) return;
      rooms.delete(account);
      room.stop();
    };
  }

  function openRoom(account: string, cursor: number): Room {
    // One after the other, so that a message's later state never comes before an earlier one.
    let turn: Promise<void> = Promise.resolve();
    const take = (happenings: readonly Happening[]) => {
      const messages = messagesOf(happenings);
      if (messages.length === 0) return;
      turn = turn
        .then(() => deliver(account, messages))
        .catch((error: unknown) => {
          desk.log.error(describe(error), "visitors not told");
          // They read again what they missed.
          for (const { say } of socketsOf(account)) say({ type: "hello" });
        });
    };
    const room = { sockets: new Set<Socket>(), stop: hub.watch({ account, cursor, take }) };
    rooms.set(account, room);
    return room;
  }

  async function deliver(account: string, messages: readonly string[]): Promise<void> {
    const visitors = [...new Set(socketsOf(account).map(({ visitor }) => visitor))];
    if (visitors.length === 0) return;
    const seen = await inAccount(desk.db, account, (tx) => messagesSeen(tx, visitors, messages));
    for (const { visitor, connection, message } of seen)
      for (const socket of socketsOf(account))
        if (socket.visitor === visitor && socket.connection === connection)
          socket.say({ type: "message", message });
  }
}

/** Messages of web chat conversations of which a visitor sees something new. */
function messagesOf(happenings: readonly Happening[]): string[] {
  const ids = happenings.flatMap(({ event, touched }) => {
    const ours = touched.some(({ conversation }) => conversation.channel === "webchat");
    const { message, to } = event.data;
    const news = event.name === "message.received" || arrivals.has(String(to));
    return ours && news && typeof message === "string" ? [message] : [];
  });
  return [...new Set(ids)];
}

/** States by which a message of ours comes into the visitor's sight, or changes in it. */
const arrivals: ReadonlySet<string> = new Set(["sent", "read"]);

function wordOf(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
