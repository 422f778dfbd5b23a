import { z } from "zod";
import { CloseRequest } from "./closing.ts";
import { endpoint } from "./endpoint.ts";
import { TicketField } from "./funnels.ts";
import { CommentBody } from "./messages.ts";
import { Failure } from "./refusals.ts";
import { ReturnTarget } from "./resolution-rules.ts";
import { Task } from "./tasks.ts";
import { Ticket, TicketChange } from "./tickets.ts";
import { Id, Named, Params } from "./words.ts";

/** What a person brings along where an act ends a ticket, or asks for more than itself. */
const along = {
  /** One of the funnel's reasons. */
  reasonId: Id.nullable().default(null),
  /** Missing data, filled in by the same act. */
  changes: TicketChange.default({}),
  /** The record its open conversations are closed with, each through the guard. */
  closing: CloseRequest.optional(),
  /** Told what is pending, the person goes on, where the funnel lets. */
  confirmed: z.boolean().default(false),
};
export const MoveRequest = z.object({
  stageId: Id,
  /** The stage the person saw it in; another one now is refused with CONFLICT. */
  fromStageId: Id.optional(),
  /** On leaving a won or lost stage: take the mark back. Never by itself. */
  clearResolution: z.boolean().default(false),
  ...along,
});
export type MoveRequest = z.infer<typeof MoveRequest>;
export const ResolveRequest = z.object({
  /** Left out: it stays as it is. `none` takes a mark back. */
  resolution: z.enum(["won", "lost", "none"]).optional(),
  /** Off by default: it is only marked. */
  archive: z.boolean().default(false),
  /** Asked for where it archives. */
  returnTo: ReturnTarget.nullable().default(null),
  ...along,
});
export type ResolveRequest = z.infer<typeof ResolveRequest>;
export const AssignRequest = z.object({
  /** Both null: nobody, it waits to be picked. */
  memberId: Id.nullable().default(null),
  groupId: Id.nullable().default(null),
  reason: z.string().trim().max(500).default(""),
  /** Where the policy of its conversation's inbox asks for one. */
  comment: CommentBody.optional(),
});
export type AssignRequest = z.infer<typeof AssignRequest>;

const actRefusals = [
  "TICKET_ARCHIVED",
  "CONFLICT",
  "MOVE_NOT_ALLOWED",
  "FIELDS_MISSING",
  "REASON_REQUIRED",
  "TICKET_OPEN",
  "RETURN_REQUIRED",
  "RETURN_CLOSES",
  "RESOLUTION_REQUIRED",
  "TICKET_PENDING",
  "CONVERSATION_OPEN",
] as const;
export const moveTicket = endpoint({
  method: "PUT",
  path: "/tickets/:id/stage",
  summary:
    "Move a ticket to a stage, of its funnel or of another one. What entering and leaving does happens in the same act.",
  access: "conversations.work",
  params: Params,
  body: MoveRequest,
  response: Ticket.nullable().describe("null when the caller can no longer see it"),
  refusals: actRefusals,
});
export const resolveTicket = endpoint({
  method: "PUT",
  path: "/tickets/:id/resolution",
  summary: "Mark a ticket won or lost by hand, and archive it if the switch is on, with the return stage.",
  access: "conversations.work",
  params: Params,
  body: ResolveRequest,
  response: Ticket,
  refusals: actRefusals,
});
export const restoreTicket = endpoint({
  method: "DELETE",
  path: "/tickets/:id/archive",
  summary:
    "Take an archived ticket back onto the board, with a reason, while the contact has no newer open one.",
  access: "settings.write",
  params: Params,
  query: z.object({ reason: z.string().trim().min(1).max(2000) }),
  response: Ticket,
  refusals: ["NOT_ARCHIVED", "TICKET_OPEN"],
});
export const assignTicket = endpoint({
  method: "PUT",
  path: "/tickets/:id/owner",
  summary: "Give a ticket, with its open conversations, to a person or a group; both null: to nobody.",
  access: "conversations.work",
  params: Params,
  body: AssignRequest,
  response: Ticket.nullable().describe("null when the caller can no longer see it"),
  refusals: [
    "TICKET_ARCHIVED",
    "TARGET_INACTIVE",
    "TARGET_NOT_MEMBER",
    "TARGET_SELF",
    "COMMENT_REQUIRED",
    "COMMENT_TOO_THIN",
    "DATUM_REQUIRED",
    "DISTRIBUTED",
    "CAPACITY_FULL",
  ],
});
/** One act on many tickets. */
export const TicketAct = z
  .discriminatedUnion("kind", [
    MoveRequest.omit({ fromStageId: true }).extend({ kind: z.literal("move") }),
    ResolveRequest.extend({ kind: z.literal("resolve") }),
    AssignRequest.extend({ kind: z.literal("assign") }),
  ])
  .meta({ id: "TicketAct" });
export type TicketAct = z.infer<typeof TicketAct>;
export const BulkActed = z
  .object({
    done: z.array(Id),
    refused: z.array(z.object({ id: Id, failures: z.array(Failure) })),
  })
  .meta({ id: "BulkActed" });
export type BulkActed = z.infer<typeof BulkActed>;
export const bulkAct = endpoint({
  method: "POST",
  path: "/ticket-acts",
  summary:
    "The same act on many tickets, each by the same rules: some are done, the others stay and say why.",
  access: "conversations.work",
  body: z.object({ ids: z.array(Id).min(1).max(500), act: TicketAct }),
  response: BulkActed,
});

/** What an act on a ticket would do and what it still needs. Nothing changes. */
export const TicketCheck = z
  .object({
    /** What the command would be refused for now, all of it. */
    failures: z.array(Failure),
    /** Data the stage asks for and that are missing. */
    missing: z.array(TicketField),
    /** The mark it gets. */
    resolution: z.enum(["won", "lost"]).nullable(),
    /** It has to be said why. */
    reasonRequired: z.boolean(),
    /** It leaves the board. */
    archives: z.boolean(),
    returnTo: ReturnTarget.nullable(),
    /** Its mark could be taken back: it leaves a won or lost stage. */
    mayClear: z.boolean(),
    /** Open conversations that are closed with it, and what stands against each. */
    conversations: z.array(z.object({ id: Id, number: z.int(), contact: Named, failures: z.array(Failure) })),
    /** Tasks of it that are not done. */
    tasks: z.array(Task),
    /** Expired conversations the customer waits in. */
    unanswered: z.array(z.object({ id: Id, number: z.int() })),
    /** May the person go on in spite of tasks and unanswered ones? */
    mayConfirm: z.boolean(),
  })
  .meta({ id: "TicketCheck" });
export type TicketCheck = z.infer<typeof TicketCheck>;
export const checkTicket = endpoint({
  method: "POST",
  path: "/tickets/:id/check",
  summary: "What a move or a resolution would do, and be refused for, by the rules that decide then.",
  access: "conversations.read",
  params: Params,
  body: z.discriminatedUnion("kind", [
    MoveRequest.extend({ kind: z.literal("move") }),
    ResolveRequest.extend({ kind: z.literal("resolve") }),
  ]),
  response: TicketCheck,
});
