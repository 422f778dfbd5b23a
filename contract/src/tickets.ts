import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Name, Named, PageQuery, Params, page } from "./words.ts";

export const Stage = z
  .object({ id: Id, funnelId: Id, name: z.string(), position: z.int() })
  .meta({ id: "Stage" });
/** Ordered stages a ticket goes through. */
export const Funnel = z
  .object({ id: Id, name: z.string(), position: z.int(), stages: z.array(Stage) })
  .meta({ id: "Funnel" });
export type Funnel = z.infer<typeof Funnel>;

/** One cycle of a contact in a funnel. */
export const Ticket = z
  .object({
    id: Id,
    /** Visible number, counted per account. */
    number: z.int(),
    subject: z.string(),
    description: z.string(),
    requester: Named,
    funnel: Named,
    stage: Named,
    owner: Named.nullable(),
    group: Named.nullable(),
    state: z.enum(["open", "archived"]),
    resolution: z.enum(["none", "won", "lost"]),
    source: z.enum(["inbound", "user", "expiry"]),
    /** What comes next, and until when; with an owner they document a follow-up. */
    nextStep: z.string(),
    nextStepAt: Instant.nullable(),
    createdAt: Instant,
    archivedAt: Instant.nullable(),
  })
  .meta({ id: "Ticket" });
export type Ticket = z.infer<typeof Ticket>;

/** A conversation and its ticket. Only a confirmed link counts for a close. */
export const TicketLink = z
  .object({
    state: z.enum(["proposed", "confirmed"]),
    by: z.enum(["contact", "member", "system"]),
    at: Instant,
    ticket: Ticket,
  })
  .meta({ id: "TicketLink" });
export type TicketLink = z.infer<typeof TicketLink>;

export const listFunnels = endpoint({
  method: "GET",
  path: "/funnels",
  summary: "The account's funnels with their stages in order.",
  access: "conversations.read",
  response: z.object({ items: z.array(Funnel) }),
});
export const searchTickets = endpoint({
  method: "GET",
  path: "/tickets",
  summary:
    "Tickets one may see, by number (#123) or words of subject, description and messages; a contact's first. Without words: only the contact's, or all; newest first.",
  access: "conversations.read",
  query: PageQuery.extend({
    q: z.string().max(200).default(""),
    contactId: Id.optional(),
    open: z.stringbool().optional(),
  }),
  response: page(Ticket),
});
export const showTicket = endpoint({
  method: "GET",
  path: "/tickets/:id",
  summary: "A ticket with the conversations in it and those whose history was added to it.",
  access: "conversations.read",
  params: Params,
  response: Ticket.extend({
    conversations: z.array(z.object({ id: Id, number: z.int(), state: z.string(), openedAt: Instant })),
    /** One per conversation that ended with this ticket, exactly once. */
    actions: z.array(z.object({ conversationId: Id, number: z.int(), at: Instant, messages: z.int() })),
  }).meta({ id: "TicketDetail" }),
});
export const createTicket = endpoint({
  method: "POST",
  path: "/conversations/:id/ticket",
  summary: "Make a ticket with its requester and link the conversation to it.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    subject: Name,
    description: z.string().max(10_000).default(""),
    /** The requester. */
    requesterId: Id,
    funnelId: Id,
    stageId: Id.optional(),
    nextStep: z.string().trim().max(500).default(""),
    nextStepAt: Instant.nullable().default(null),
  }),
  response: TicketLink,
  status: 201,
  refusals: ["TICKET_OPEN", "NOT_OPEN", "SUPERSEDED", "ALREADY_OWNED"],
});
export const linkTicket = endpoint({
  method: "PUT",
  path: "/conversations/:id/ticket",
  summary:
    "Link an existing ticket, or another one. Another contact's needs `confirmed`; archived ones cannot be linked.",
  access: "conversations.work",
  params: Params,
  body: z.object({ ticketId: Id, confirmed: z.boolean().default(false) }),
  response: TicketLink,
  refusals: ["LINK_OTHER_CONTACT", "TICKET_ARCHIVED", "NOT_OPEN", "SUPERSEDED", "ALREADY_OWNED"],
});
export const proposeTicket = endpoint({
  method: "POST",
  path: "/conversations/:id/ticket/proposal",
  summary: "The customer says which ticket it is about; it counts once it is confirmed.",
  access: "conversations.work",
  params: Params,
  body: z.object({ number: z.int().min(1) }),
  response: TicketLink,
  refusals: ["TICKET_ARCHIVED", "NOT_OPEN", "SUPERSEDED", "ALREADY_OWNED"],
});
export const confirmTicket = endpoint({
  method: "PUT",
  path: "/conversations/:id/ticket/confirmation",
  summary: "The proposed link is right. It absorbs an untouched automatic ticket.",
  access: "conversations.work",
  params: Params,
  response: TicketLink,
  refusals: ["TICKET_ARCHIVED", "NOT_OPEN", "SUPERSEDED", "ALREADY_OWNED"],
});
export const unlinkTicket = endpoint({
  method: "DELETE",
  path: "/conversations/:id/ticket",
  summary: "Reject a proposed link, or take a link back while the conversation is open.",
  access: "conversations.work",
  params: Params,
  status: 204,
  refusals: ["NOT_OPEN", "SUPERSEDED", "ALREADY_OWNED"],
});
export const editTicket = endpoint({
  method: "PATCH",
  path: "/tickets/:id",
  summary: "Change what a ticket says, its stage within its funnel, or its next step.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    subject: Name.optional(),
    description: z.string().max(10_000).optional(),
    stageId: Id.optional(),
    nextStep: z.string().trim().max(500).optional(),
    nextStepAt: Instant.nullable().optional(),
  }),
  response: Ticket,
  refusals: ["TICKET_ARCHIVED", "IS_EVIDENCE"],
});
