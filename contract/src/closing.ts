import { z } from "zod";
import { Conversation } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { CommentTrigger, Evidence } from "./policies.ts";
import { Failure } from "./refusals.ts";
import { Task } from "./tasks.ts";
import { TicketLink } from "./tickets.ts";
import { Id, Instant, Named, PageQuery, Params, page } from "./words.ts";

export const outcomes = ["resolved", "informed", "passed_on", "unsolved", "no_response"] as const;
/** Resuelto · Informado · Derivado · Sin solución · Cliente no respondió. */
export const Outcome = z.enum(outcomes).meta({ id: "Outcome" });
export type Outcome = z.infer<typeof Outcome>;
export const discardReasons = ["thanks", "wrong_number", "spam", "advertising", "automatic"] as const;
export const DiscardReason = z.enum(discardReasons).meta({ id: "DiscardReason" });
export type DiscardReason = z.infer<typeof DiscardReason>;

/** The record of a close. All of it may be missing: the guard then says what is. */
export const CloseRequest = z.object({
  /** Which evidence to stand on; without it the first that holds. */
  evidence: Evidence.optional(),
  outcome: Outcome.optional(),
  /** Of another inbox: it moves there in the same act (leaving Global). Without it the conversation's. */
  reasonId: Id.optional(),
  note: z.string().trim().max(2000).default(""),
  /** Closes against the guard; supervisors or administrators as the policy says, with a reason. Reason and outcome stay due. */
  override: z.object({ reason: z.string().trim().max(2000) }).optional(),
});
export type CloseRequest = z.infer<typeof CloseRequest>;

/** What the guard sees, and everything that is missing at once. */
export const CloseCheck = z
  .object({
    /** Empty: it may be closed. */
    failures: z.array(Failure),
    /** Every evidence that holds now, with what proves it: a message, a comment, a task or a ticket. */
    evidence: z.array(z.object({ kind: Evidence, ref: Id })),
    /** Does not refuse: it is only told. */
    warnings: z.array(z.enum(["company_missing"])),
    requiresTicket: z.boolean(),
    noteRequired: z.boolean(),
    /** The last thing the customer said, if anything. */
    lastInbound: z.object({ id: Id, at: Instant, text: z.string() }).nullable(),
    /** May the caller override the guard? */
    mayOverride: z.boolean(),
    ticket: TicketLink.nullable(),
    tasks: z.array(Task),
    flags: z.array(CommentTrigger),
  })
  .meta({ id: "CloseCheck" });
export type CloseCheck = z.infer<typeof CloseCheck>;

export const checkClose = endpoint({
  method: "POST",
  path: "/conversations/:id/closure/check",
  summary: "What closing would be refused for, all at once, and what would mend it. Nothing changes.",
  access: "conversations.read",
  params: Params,
  body: CloseRequest,
  response: CloseCheck,
});
/** What the guard may say, all of it at once. */
export const guardRefusals = [
  "OWNER_REQUIRED",
  "NO_REPLY",
  "NO_RECORD",
  "COMMENT_REQUIRED",
  "TICKET_REQUIRED",
  "LINK_UNCONFIRMED",
  "ASSOCIATION_REQUIRED",
  "PENDING_ACTION",
  "MERGE_DUPLICATE",
] as const;
export const close = endpoint({
  method: "POST",
  path: "/conversations/:id/closure",
  summary: "Close a conversation, or finalise an expired one. Refused with every failing condition at once.",
  access: "conversations.work",
  params: Params,
  body: CloseRequest,
  response: Conversation,
  refusals: [...guardRefusals, "NOT_OPEN", "ALREADY_OWNED", "REASON_REQUIRED", "REASON_NOT_OF_INBOX"],
});
export const BulkClosed = z
  .object({
    closed: z.array(Id),
    refused: z.array(z.object({ id: Id, failures: z.array(Failure) })),
  })
  .meta({ id: "BulkClosed" });
export type BulkClosed = z.infer<typeof BulkClosed>;
export const bulkClose = endpoint({
  method: "POST",
  path: "/closures",
  summary: "Close many, each by the same guard: some close, the others stay open and say why.",
  access: "conversations.work",
  body: z.object({ ids: z.array(Id).min(1).max(500), request: CloseRequest }),
  response: BulkClosed,
});
export const undoClose = endpoint({
  method: "DELETE",
  path: "/conversations/:id/closure",
  summary: "Take one's own close back within 20 seconds.",
  access: "conversations.work",
  params: Params,
  response: Conversation,
  refusals: ["UNDO_OVER", "NOT_CLOSED", "NEWER_OPEN"],
});
export const reopen = endpoint({
  method: "POST",
  path: "/conversations/:id/reopening",
  summary: "A supervisor reopens what was closed wrongly, with a reason.",
  access: "conversations.lead",
  params: Params,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  response: Conversation,
  refusals: ["NOT_CLOSED", "NEWER_OPEN"],
});
export const discard = endpoint({
  method: "POST",
  path: "/conversations/:id/discarding",
  summary: "Descartar: nothing to attend (spam, wrong number, advertising, automatic, bare thanks).",
  access: "conversations.work",
  params: Params,
  body: z.object({ reason: DiscardReason, note: z.string().trim().max(2000).default("") }),
  response: Conversation,
  refusals: ["NOT_OPEN", "FORBIDDEN"],
});

export const settle = endpoint({
  method: "PUT",
  path: "/conversations/:id/settlement",
  summary: "No requiere respuesta: the customer's last turn needs none. Void for anything written later.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    /** The last message the person saw; a later one is refused with CONFLICT. */
    messageId: Id,
  }),
  response: Conversation,
  refusals: ["CONFLICT", "NOT_OPEN", "NOTHING_TO_SETTLE", "ALREADY_OWNED", "SUPERSEDED"],
});
export const unsettle = endpoint({
  method: "DELETE",
  path: "/conversations/:id/settlement",
  summary: "It does need an answer after all: the customer waits since they wrote.",
  access: "conversations.work",
  params: Params,
  response: Conversation,
  refusals: ["NOT_OPEN", "NOTHING_TO_SETTLE", "ALREADY_OWNED"],
});
export const confirmAttended = endpoint({
  method: "PUT",
  path: "/conversations/:id/confirmation",
  summary: "The customer's last message says that no more help is needed (evidence d). A later one voids it.",
  access: "conversations.work",
  params: Params,
  body: z.object({ messageId: Id }),
  response: Conversation,
  refusals: ["CONFLICT", "NOT_OPEN", "ALREADY_OWNED"],
});
export const askResolved = endpoint({
  method: "POST",
  path: "/conversations/:id/resolved-question",
  summary:
    "Ask the customer ¿Quedó resuelto? Sí / No. Sí is evidence (d); No gives it back to the same agent.",
  access: "conversations.work",
  params: Params,
  status: 204,
  refusals: ["NOT_OPEN", "WINDOW_CLOSED", "CHANNEL_CANNOT"],
});

export const flag = endpoint({
  method: "PUT",
  path: "/conversations/:id/flags/:trigger",
  summary:
    "Flag that a comment is due before moving or closing: contact outside, out of the ordinary, missing data.",
  access: "conversations.work",
  params: z.object({ id: Id, trigger: CommentTrigger }),
  response: Conversation,
  refusals: ["NOT_OPEN", "ALREADY_OWNED"],
});
export const unflag = endpoint({
  method: "DELETE",
  path: "/conversations/:id/flags/:trigger",
  summary: "Take a flag back that no comment answered yet; audited.",
  access: "conversations.work",
  params: z.object({ id: Id, trigger: CommentTrigger }),
  response: Conversation,
  refusals: ["NOT_OPEN", "ALREADY_OWNED"],
});

export const snooze = endpoint({
  method: "PUT",
  path: "/conversations/:id/snooze",
  summary:
    "Set aside until a time, or until the customer writes. Unanswered ones need a task and stay counted.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    /** Null: until the customer writes. */
    until: Instant.nullable(),
  }),
  response: Conversation,
  refusals: ["NOT_OPEN", "DATE_PAST", "TASK_REQUIRED", "OWNER_REQUIRED"],
});
export const unsnooze = endpoint({
  method: "DELETE",
  path: "/conversations/:id/snooze",
  summary: "Take it up again now.",
  access: "conversations.work",
  params: Params,
  response: Conversation,
});

/** "Pedir autorización": an agent asks a supervisor to close against the guard. */
export const Approval = z
  .object({
    id: Id,
    conversation: Conversation,
    request: CloseRequest,
    note: z.string(),
    askedBy: Named,
    askedAt: Instant,
    /** What the guard said when it was asked. */
    failures: z.array(Failure),
    verdict: z.enum(["approved", "declined"]).nullable(),
    decidedBy: Named.nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: "Approval" });
export type Approval = z.infer<typeof Approval>;
export const askApproval = endpoint({
  method: "POST",
  path: "/conversations/:id/approvals",
  summary: "Ask a supervisor to close it as requested; it stays open until they say yes.",
  access: "conversations.work",
  params: Params,
  body: z.object({ request: CloseRequest, note: z.string().trim().min(1).max(2000) }),
  response: Approval,
  status: 201,
  refusals: ["NOT_OPEN", "ALREADY_OWNED", "APPROVAL_OPEN", "NO_RECORD", "REASON_NOT_OF_INBOX"],
});
export const listApprovals = endpoint({
  method: "GET",
  path: "/approvals",
  summary:
    "Requests to close against the guard that wait for a verdict, oldest first: a supervisor's, or one's own.",
  access: "conversations.work",
  query: PageQuery,
  response: page(Approval),
});
export const decideApproval = endpoint({
  method: "PUT",
  path: "/approvals/:id/verdict",
  summary: "Approve (the conversation closes by override, reason and all) or decline.",
  access: "conversations.lead",
  params: Params,
  body: z.object({ verdict: z.enum(["approved", "declined"]), reason: z.string().trim().min(1).max(2000) }),
  response: Approval,
  refusals: ["APPROVAL_OVER", "NOT_OPEN", "FORBIDDEN", "NO_RECORD", "REASON_NOT_OF_INBOX"],
});

export const mergeConversations = endpoint({
  method: "POST",
  path: "/conversations/:id/merge",
  summary:
    "Merge a duplicate into another open conversation of the same contact and channel: one thread goes on.",
  access: "conversations.work",
  params: Params,
  body: z.object({ intoId: Id }),
  response: Conversation,
  refusals: ["NOT_MERGEABLE", "NOT_OPEN"],
});
export const undoMerge = endpoint({
  method: "DELETE",
  path: "/conversations/:id/merge",
  summary: "Part them again: what came with the merged conversation goes back with it.",
  access: "conversations.work",
  params: Params,
  response: Conversation,
  refusals: ["NOT_MERGEABLE", "NEWER_OPEN"],
});
