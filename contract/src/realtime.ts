import { z } from "zod";
import { Conversation } from "./conversations.ts";
import { eventNames } from "./events.ts";
import { ThreadItem } from "./messages.ts";
import { TicketCard } from "./tickets.ts";
import { Id, Instant } from "./words.ts";

const EventId = z.string().regex(/^\d+$/);
/** Which settings a frame makes stale; the client reads them again. */
export const topics = [
  "me",
  "members",
  "groups",
  "invitations",
  "keys",
  "inboxes",
  "policies",
  "calendars",
  "connections",
  "templates",
  "companies",
  "tasks",
  "fields",
  "funnels",
  "rules",
  "approvals",
  "tags",
  "workflows",
  "simulations",
] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

/**
 * What the desk says on `GET /api/v1/live` (WebSocket). Every `event` and `gone` has the event's id:
 * reconnect with `?after=<last id>` and nothing is missed. `reset` means: read everything again.
 */
export const Frame = z.discriminatedUnion("type", [
  /** First frame; `id` is where the stream stands. */
  z.object({ type: z.literal("hello"), id: EventId }),
  z.object({
    type: z.literal("event"),
    id: EventId,
    name: z.enum(eventNames),
    at: Instant,
    actorId: Id.nullable(),
    /** The conversations it touched, as they are now: replace them in every list. */
    conversations: z.array(Conversation),
    /** The tickets it touched, or whose cards say something else because of it, as they are now. */
    tickets: z.array(TicketCard),
    /** Thread items made or changed: replace or insert them by (at, id). */
    items: z.array(ThreadItem),
    /** Settings to read again. */
    topics: z.array(Topic),
    /** Set when the contact's name or identities changed: read their thread again. */
    contactId: Id.nullable(),
  }),
  /** The receiver can no longer see this conversation. */
  z.object({ type: z.literal("gone"), id: EventId, conversationId: Id }),
  /** The receiver can no longer see this ticket. */
  z.object({ type: z.literal("ticket-gone"), id: EventId, ticketId: Id }),
  z.object({ type: z.literal("reset"), id: EventId }),
  /** Not events, never resumed: who is online, who writes (for 6 s), who looks. */
  z.object({ type: z.literal("presence"), online: z.array(Id) }),
  z.object({
    type: z.literal("typing"),
    conversationId: Id,
    by: z.object({ kind: z.enum(["member", "contact"]), id: Id, name: z.string() }),
  }),
  /** The stream stands here; sent every 25 s so that a dead line is noticed. */
  z.object({ type: z.literal("beat"), id: EventId }),
]);
export type Frame = z.infer<typeof Frame>;
