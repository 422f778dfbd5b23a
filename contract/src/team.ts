import { z } from "zod";
import { Conversation } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Named, Params } from "./words.ts";

/** One person's load, now. */
export const Teammate = z
  .object({
    member: Named,
    online: z.boolean(),
    available: z.boolean(),
    /** Open conversations of theirs. */
    open: z.int(),
    /** Of those, the ones that wait on us: what capacity counts. */
    waiting: z.int(),
    capacity: z.int().nullable(),
    /** Since when their longest-waiting customer waits. */
    longestWaitSince: Instant.nullable(),
    overdueTasks: z.int(),
    lastSeenAt: Instant.nullable(),
  })
  .meta({ id: "Teammate" });
export type Teammate = z.infer<typeof Teammate>;
export const showTeam = endpoint({
  method: "GET",
  path: "/team",
  summary: "Equipo ahora: who is there, how loaded, and how long each inbox's queue waits.",
  access: "conversations.read",
  response: z.object({
    people: z.array(Teammate),
    inboxes: z.array(
      z.object({
        inbox: Named,
        queue: z.int(),
        longestWaitSince: Instant.nullable(),
        /** Conversations whose first reply is past its target. */
        breached: z.int(),
        distribution: z.enum(["off", "round_robin", "least_open"]),
      }),
    ),
  }),
});
export const setAvailability = endpoint({
  method: "PUT",
  path: "/members/:id/availability",
  summary: "A supervisor sets somebody's availability; one's own goes by /me.",
  access: "conversations.lead",
  params: Params,
  body: z.object({ available: z.boolean() }),
  status: 204,
  refusals: ["TARGET_INACTIVE", "TARGET_NOT_MEMBER"],
});
export const handOver = endpoint({
  method: "POST",
  path: "/members/:id/hand-over",
  summary:
    "Repartir lo de Ana: give an absent person's open conversations, tickets and tasks to others, in one act.",
  access: "conversations.lead",
  params: Params,
  body: z.object({
    /** Empty: back to the queues. Otherwise in turns among these who serve each inbox. */
    memberIds: z.array(Id).max(50).default([]),
    reason: z.string().trim().max(500).default(""),
  }),
  response: z.object({ conversations: z.int(), tickets: z.int(), tasks: z.int() }).meta({ id: "HandedOver" }),
  refusals: ["TARGET_INACTIVE", "TARGET_NOT_MEMBER", "TARGET_SELF"],
});
export const attendNext = endpoint({
  method: "POST",
  path: "/conversations/next",
  summary: "Atender siguiente: claim the one that waits longest of what one may claim; null when none does.",
  access: "conversations.work",
  body: z.object({ inboxId: Id.optional() }),
  response: Conversation.nullable(),
  refusals: ["CAPACITY_FULL"],
});
