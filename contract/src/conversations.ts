import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { MessageState, MessageType } from "./messages.ts";
import { RefusalCode } from "./refusals.ts";
import { Channel, Id, Instant, Named, PageQuery, Params, page } from "./words.ts";

export const conversationStates = ["queued", "active"] as const;
/** `queued` waits for an agent, `active` has an owner. */
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
  })
  .meta({ id: "Conversation" });
export type Conversation = z.infer<typeof Conversation>;

/** For each act: true, or the refusal the command would give. */
const May = z.union([z.literal(true), RefusalCode]);
export const ConversationCan = z
  .object({ reply: May, comment: May, claim: May, assign: May, move: May })
  .meta({ id: "ConversationCan" });
export type ConversationCan = z.infer<typeof ConversationCan>;

export const tabs = ["mine", "queue", "waiting", "all"] as const;
/** Mías · Por atender · Esperando al cliente · Todas. */
export const Tab = z.enum(tabs).meta({ id: "Tab" });
export type Tab = z.infer<typeof Tab>;

export const listConversations = endpoint({
  method: "GET",
  path: "/conversations",
  summary: "The conversations one may see. The queue is oldest first, the rest newest first.",
  access: "conversations.read",
  query: PageQuery.extend({
    tab: Tab.default("mine"),
    inboxId: Id.optional(),
    /** Only those nobody owns, whatever their inbox (Global's view). */
    unowned: z.stringbool().optional(),
  }),
  response: page(Conversation),
});
export const countConversations = endpoint({
  method: "GET",
  path: "/conversations/counts",
  summary: "Open conversations per tab and per inbox, each capped at 999.",
  access: "conversations.read",
  response: z.object({
    tabs: z.record(Tab, z.int()),
    inboxes: z.array(z.object({ id: Id, queue: z.int(), open: z.int() })),
    /** Unread conversations of mine. */
    unread: z.int(),
  }),
});
export const showConversation = endpoint({
  method: "GET",
  path: "/conversations/:id",
  summary: "One conversation, with what the caller may do to it.",
  access: "conversations.read",
  params: Params,
  response: Conversation.extend({ can: ConversationCan }).meta({ id: "ConversationDetail" }),
});
export const claim = endpoint({
  method: "POST",
  path: "/conversations/:id/claim",
  summary: "Atender: become the owner of a queued conversation. Of many who try, one wins.",
  access: "conversations.work",
  params: Params,
  response: Conversation,
  refusals: ["ALREADY_OWNED"],
});
export const assign = endpoint({
  method: "PUT",
  path: "/conversations/:id/owner",
  summary:
    "Give a conversation to a person or to a group's queue; both null puts it back in the inbox's queue.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    memberId: Id.nullable().default(null),
    groupId: Id.nullable().default(null),
    /** The owner the caller saw; another one now is refused with CONFLICT. */
    seenOwnerId: Id.nullable().optional(),
  }),
  response: Conversation.nullable().describe("null when the caller can no longer see it"),
  refusals: ["TARGET_INACTIVE", "TARGET_NOT_MEMBER", "CONFLICT", "FORBIDDEN"],
});
export const move = endpoint({
  method: "PUT",
  path: "/conversations/:id/inbox",
  summary: "Move a conversation to another inbox, with a reason of that inbox.",
  access: "conversations.work",
  params: Params,
  body: z.object({ inboxId: Id, reasonId: Id.nullable().default(null) }),
  response: Conversation.nullable().describe("null when the caller can no longer see it"),
  refusals: ["REASON_NOT_OF_INBOX"],
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
