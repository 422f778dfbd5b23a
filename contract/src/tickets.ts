import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { FieldChanges, FieldValues } from "./fields.ts";
import { StageKind, StageType } from "./funnels.ts";
import { ReturnTarget } from "./resolution-rules.ts";
import { Channel, Id, Instant, Name, Named, Params } from "./words.ts";

export const ticketSources = ["inbound", "user", "expiry", "workflow"] as const;
export const actSources = [
  "user",
  "stage_type",
  "entry",
  "exit",
  "time",
  "periodic",
  "inbox",
  "stage_removed",
  "workflow",
  "ai",
  "merge",
] as const;
/**
 * What moved, marked or archived a ticket: a person · the stage's type · a rule on entry, on exit, by time, periodic ·
 * its conversation's change of inbox · the removal of its stage · a workflow · the AI · the merge of two contacts.
 */
export const ActSource = z.enum(actSources).meta({ id: "ActSource" });
export type ActSource = z.infer<typeof ActSource>;

/** Money of a ticket. `amount` in units of the currency (ISO 4217), with at most two decimals. */
export const Money = z.object({ amount: z.number(), currency: z.string() }).meta({ id: "Money" });
export type Money = z.infer<typeof Money>;

/** A ticket as boards, lists and frames carry it. */
export const TicketCard = z
  .object({
    id: Id,
    /** Visible number, counted per account. */
    number: z.int(),
    subject: z.string(),
    requester: Named,
    funnel: Named,
    stage: Named.extend({ kind: StageKind, type: StageType }),
    owner: Named.nullable(),
    group: Named.nullable(),
    state: z.enum(["open", "archived"]),
    resolution: z.enum(["none", "won", "lost"]),
    value: Money.nullable(),
    /** What comes next, and until when; with an owner they document a follow-up. */
    nextStep: z.string(),
    nextStepAt: Instant.nullable(),
    /** When it came into its stage. */
    stageEnteredAt: Instant,
    /** From then on it is stuck in its stage; null: its stage has no threshold. */
    stuckAt: Instant.nullable(),
    /** Since when the customer waits for a person's answer in one of its conversations. */
    waitingSince: Instant.nullable(),
    /** Its owner has opened it since it became theirs. */
    seen: z.boolean(),
    /** Its conversation: the newest open one, else the newest. */
    conversation: z.object({ id: Id, number: z.int(), channel: Channel, state: z.string() }).nullable(),
    createdAt: Instant,
  })
  .meta({ id: "TicketCard" });
export type TicketCard = z.infer<typeof TicketCard>;

/** One cycle of a contact in a funnel. */
export const Ticket = TicketCard.extend({
  description: z.string(),
  source: z.enum(ticketSources),
  fields: FieldValues,
  resolvedAt: Instant.nullable(),
  resolvedBy: ActSource.nullable(),
  reason: Named.nullable(),
  archivedAt: Instant.nullable(),
  /** Where the contact's next ticket of that funnel begins, as chosen when this one was archived. */
  returnTo: ReturnTarget.nullable(),
}).meta({ id: "Ticket" });
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
/** What a person writes on a ticket; what is left out stays. */
export const TicketChange = z.object({
  subject: Name.optional(),
  description: z.string().max(10_000).optional(),
  /** In the funnel's currency; refused where it has none. */
  value: z.number().min(0).max(1e12).multipleOf(0.01).nullable().optional(),
  nextStep: z.string().trim().max(500).optional(),
  nextStepAt: Instant.nullable().optional(),
  fields: FieldChanges.optional(),
});
export type TicketChange = z.infer<typeof TicketChange>;
export const editTicket = endpoint({
  method: "PATCH",
  path: "/tickets/:id",
  summary: "Change what a ticket says, its value, its fields, or its next step.",
  access: "conversations.work",
  params: Params,
  body: TicketChange,
  response: Ticket,
  refusals: ["TICKET_ARCHIVED", "IS_EVIDENCE"],
});
