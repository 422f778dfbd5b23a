import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { CommentBody, MessageState, MessageType } from "./messages.ts";
import { CommentTrigger } from "./policies.ts";
import { RefusalCode } from "./refusals.ts";
import { Channel, Id, Instant, Named, PageQuery, Params, page } from "./words.ts";

export const conversationStates = [
  "queued",
  "active",
  "snoozed",
  "expired",
  "closed",
  "discarded",
  "merged",
] as const;
/**
 * `queued` waits for an agent, `active` has an owner, `snoozed` is set aside; `expired`: the channel's window ended,
 * it awaits its record; `closed`, `discarded`, `merged` are ends.
 */
export const ConversationState = z.enum(conversationStates).meta({ id: "ConversationState" });
export type ConversationState = z.infer<typeof ConversationState>;

/** One session of a contact on a connection, as lists and frames carry it. */
export const Conversation = z
  .object({
    id: Id,
    /** Visible number, counted per account. */
    number: z.int(),
    state: ConversationState,
    channel: Channel,
    connection: Named,
    inbox: Named,
    reason: Named.nullable(),
    contact: Named,
    owner: Named.nullable(),
    group: Named.nullable(),
    last: z
      .object({
        id: Id,
        direction: z.enum(["in", "out"]),
        type: MessageType,
        /** First 160 characters. */
        preview: z.string(),
        state: MessageState,
        at: Instant,
      })
      .nullable(),
    /** Since when the customer waits for us; null when the last word is ours. */
    waitingSince: Instant.nullable(),
    /** When the channel's window for free text ends; null where there is none. */
    windowEndsAt: Instant.nullable(),
    /** Customer messages the owner has not seen. */
    unread: z.int(),
    openedAt: Instant,
    /** When it last came into the queue; the queue's order. */
    queuedAt: Instant,
    /** Last message of either side; the list's order. */
    activeAt: Instant,
    /** The ticket it is linked to; `proposed` counts only once it is confirmed. */
    ticket: z.object({ id: Id, number: z.int(), link: z.enum(["proposed", "confirmed"]) }).nullable(),
    /** Comments that are due before it is moved or closed. */
    flags: z.array(CommentTrigger),
    /** Came back to the queue because its owner went away: before the rest. */
    priority: z.boolean(),
    /** One of its tasks is overdue. */
    overdue: z.boolean(),
    /** Set aside until then; null while it is not, or until the customer writes. */
    snoozedUntil: Instant.nullable(),
    /** When it expired; kept after it is finalised. */
    expiredAt: Instant.nullable(),
    /** When it was closed, discarded or merged. */
    endedAt: Instant.nullable(),
    /** A template from this expired one opened it: the new one's id. This one can only be finalised. */
    supersededById: Id.nullable(),
    /** The contact's conversation before this one on the same connection. */
    previousId: Id.nullable(),
  })
  .meta({ id: "Conversation" });
export type Conversation = z.infer<typeof Conversation>;

/** For each act: true, or the refusal the command would give. */
const May = z.union([z.literal(true), RefusalCode]);
export const ConversationCan = z
  .object({
    reply: May,
    template: May,
    comment: May,
    claim: May,
    transfer: May,
    move: May,
    /** Close, or finalise an expired one; whether the guard lets it through is told by the check. */
    close: May,
    override: May,
    undoClose: May,
    reopen: May,
    discard: May,
    settle: May,
    unsettle: May,
    snooze: May,
    unsnooze: May,
    link: May,
    merge: May,
  })
  .meta({ id: "ConversationCan" });
export type ConversationCan = z.infer<typeof ConversationCan>;

export const tabs = ["mine", "queue", "waiting", "all", "expired", "closed"] as const;
/** Mías · Por atender · Esperando al cliente · Todas (las abiertas) · Vencidas · Cerradas. */
export const Tab = z.enum(tabs).meta({ id: "Tab" });
export type Tab = z.infer<typeof Tab>;

export const hygieneViews = [
  "unanswered",
  "abandoned",
  "stale",
  "orphans",
  "duplicates",
  "unowned",
  "snoozed",
  "exceptions",
] as const;
/**
 * What keeps inboxes clean: the customer waits · waits beyond the inbox's limit · answered and idle · an association is
 * missing · two open ones of a contact · nobody owns it · set aside · ended by discarding or by an override.
 */
export const HygieneView = z.enum(hygieneViews).meta({ id: "HygieneView" });
export type HygieneView = z.infer<typeof HygieneView>;

export const listConversations = endpoint({
  method: "GET",
  path: "/conversations",
  summary: "The conversations one may see. The queue is oldest first, the rest newest first.",
  access: "conversations.read",
  query: PageQuery.extend({
    tab: Tab.default("mine"),
    inboxId: Id.optional(),
    /** Instead of a tab. `unowned` crosses inboxes (Global's view). */
    view: HygieneView.optional(),
    contactId: Id.optional(),
    ownerId: Id.optional(),
  }),
  response: page(Conversation),
});
export const countConversations = endpoint({
  method: "GET",
  path: "/conversations/counts",
  summary: "Open conversations per tab and per inbox, each capped at 999.",
  access: "conversations.read",
  response: z.object({
    tabs: z.object({ mine: z.int(), queue: z.int(), waiting: z.int(), all: z.int(), expired: z.int() }),
    inboxes: z.array(z.object({ id: Id, queue: z.int(), open: z.int() })),
    views: z.record(HygieneView, z.int()),
    /** Unread conversations of mine. */
    unread: z.int(),
  }),
});
/** Vence · se retoma · se finaliza · vuelve a la cola · alerta · sigue un flujo de trabajo. */
export const NextKind = z
  .enum(["expires", "unsnoozes", "finalises", "requeues", "alerts", "workflow"])
  .meta({ id: "NextKind" });
/** How a conversation ended. */
export const Closure = z
  .object({
    id: Id,
    at: Instant,
    by: Named.nullable(),
    via: z.enum(["person", "override", "expired", "rule", "discard"]),
    evidence: z.string().nullable(),
    outcome: z.string(),
    note: z.string(),
    /** Why the guard was overridden, or why it was discarded. */
    why: z.string(),
    /** Until when its author may undo it. */
    undoUntil: Instant.nullable(),
  })
  .meta({ id: "Closure" });
export type Closure = z.infer<typeof Closure>;
export const showConversation = endpoint({
  method: "GET",
  path: "/conversations/:id",
  summary: "One conversation, with what the caller may do to it.",
  access: "conversations.read",
  params: Params,
  response: Conversation.extend({
    can: ConversationCan,
    /** What happens next by itself, by the rules that will be asked then; soonest first. */
    next: z.array(z.object({ kind: NextKind, at: Instant, workflow: Named.optional() })),
    /** Other open conversations of the contact that the caller sees. */
    duplicates: z.array(
      z.object({ id: Id, number: z.int(), channel: Channel, inbox: Named, mergeable: z.boolean() }),
    ),
    /** The record it ended with. */
    closure: Closure.nullable(),
    /** What a merged one became part of, where the caller sees it. */
    mergedInto: z.object({ id: Id, number: z.int() }).nullable(),
  }).meta({ id: "ConversationDetail" }),
});
export const claim = endpoint({
  method: "POST",
  path: "/conversations/:id/claim",
  summary: "Atender: become the owner of a queued conversation. Of many who try, one wins.",
  access: "conversations.work",
  params: Params,
  response: Conversation,
  refusals: ["ALREADY_OWNED", "NOT_OPEN", "DISTRIBUTED", "CAPACITY_FULL"],
});
export const transfer = endpoint({
  method: "POST",
  path: "/conversations/:id/transfer",
  summary:
    "Hand a conversation to a person or to a group's queue, with the comment and mentions in the same act; both null puts it back in the inbox's queue. Its ticket goes along.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    memberId: Id.nullable().default(null),
    groupId: Id.nullable().default(null),
    /** Free text; the receiver sees it. */
    reason: z.string().trim().max(500).default(""),
    /** Mandatory where the policy asks for it and a person already worked on the conversation. */
    comment: CommentBody.optional(),
    /** The owner the caller saw; another one now is refused with CONFLICT. */
    seenOwnerId: Id.nullable().optional(),
  }),
  response: Conversation.nullable().describe("null when the caller can no longer see it"),
  refusals: [
    "TARGET_INACTIVE",
    "TARGET_NOT_MEMBER",
    "TARGET_SELF",
    "CONFLICT",
    "FORBIDDEN",
    "NOT_OPEN",
    "COMMENT_REQUIRED",
    "COMMENT_TOO_THIN",
    "DATUM_REQUIRED",
    "DISTRIBUTED",
    "CAPACITY_FULL",
  ],
});
export const move = endpoint({
  method: "PUT",
  path: "/conversations/:id/inbox",
  summary:
    "Classify: inbox, reason and, if wanted, oneself as owner, in one act. Leaving Global needs a reason.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    inboxId: Id,
    reasonId: Id.nullable().default(null),
    assignToMe: z.boolean().default(false),
    comment: CommentBody.optional(),
  }),
  response: Conversation.nullable().describe("null when the caller can no longer see it"),
  refusals: [
    "REASON_NOT_OF_INBOX",
    "REASON_REQUIRED",
    "NOT_OPEN",
    "ALREADY_OWNED",
    "TARGET_NOT_MEMBER",
    "COMMENT_REQUIRED",
    "COMMENT_TOO_THIN",
    "DATUM_REQUIRED",
    "DISTRIBUTED",
    "CAPACITY_FULL",
  ],
});
export const markRead = endpoint({
  method: "PUT",
  path: "/conversations/:id/read",
  summary: "The owner has seen what the customer wrote. For others it changes nothing.",
  access: "conversations.read",
  params: Params,
  status: 204,
});
export const typing = endpoint({
  method: "POST",
  path: "/conversations/:id/typing",
  summary: "Tell colleagues (and the customer, where the channel can) that one is writing.",
  access: "conversations.work",
  params: Params,
  body: z.object({ internal: z.boolean().default(false) }),
  status: 204,
});
