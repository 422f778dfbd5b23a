import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Author, Id, Instant, Named, PageQuery, Params, page } from "./words.ts";

export const messageTypes = [
  "text",
  "image",
  "video",
  "audio",
  "document",
  "sticker",
  "location",
  "contacts",
  /** A tapped button or list row, or a submitted form. */
  "choice",
  "order",
  /**
   * An approved template. `text` is the body with its values; `data` is { template, name, language, values, header,
   * footer, buttons }: `header` null, { kind: "text", text } or { kind } with the file in `files`; `footer` text or
   * null; `buttons` their texts.
   */
  "template",
  "system",
  /** Something the channel or this version cannot show; the original is kept in `data`. */
  "unsupported",
] as const;
export const MessageType = z.enum(messageTypes).meta({ id: "MessageType" });
export type MessageType = z.infer<typeof MessageType>;

/**
 * pending → sending → sent → delivered → read → played, or failed, or uncertain (we do not know whether
 * the channel took it; a person decides). Inbound messages are `received`. `cancelled`: never sent, since the AI it came
 * from has to be silent.
 */
export const messageStates = [
  "received",
  "pending",
  "sending",
  "sent",
  "delivered",
  "read",
  "played",
  "failed",
  "uncertain",
  "cancelled",
] as const;
export const MessageState = z.enum(messageStates).meta({ id: "MessageState" });
export type MessageState = z.infer<typeof MessageState>;

/** A stored file. `state` is `waiting` while it is fetched from the channel, `lost` when it cannot be. */
export const FileRef = z
  .object({
    id: Id,
    name: z.string(),
    mimeType: z.string(),
    /** Bytes; null until fetched. */
    size: z.int().nullable(),
    state: z.enum(["ready", "waiting", "lost"]),
  })
  .meta({ id: "FileRef" });
export type FileRef = z.infer<typeof FileRef>;

export const Reaction = z.object({ emoji: z.string(), by: z.enum(["contact", "member"]) });

const Item = { id: z.string(), at: Instant, conversationId: Id };
export const MessageItem = z
  .object({
    ...Item,
    kind: z.literal("message"),
    direction: z.enum(["in", "out"]),
    /** Who wrote it: the customer, a member, the company's own phone, or a machine. */
    author: z.object({
      kind: z.enum(["contact", "member", "phone", "bot"]),
      id: Id.nullable(),
      name: z.string(),
    }),
    type: MessageType,
    text: z.string(),
    files: z.array(FileRef),
    /** Type-specific content: coordinates, cards, order lines, the original of what is unsupported. */
    data: z.record(z.string(), z.unknown()).nullable(),
    state: MessageState,
    /** Why it failed or is uncertain, in the channel's words. */
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    replyTo: z.object({ id: Id, text: z.string(), author: z.string() }).nullable(),
    reactions: z.array(Reaction),
    edited: z.boolean(),
    /** The sender took it back; the text is gone. */
    revoked: z.boolean(),
    forwarded: z.boolean(),
  })
  .meta({ id: "MessageItem" });
export type MessageItem = z.infer<typeof MessageItem>;

export const outsideChannels = ["phone", "whatsapp_direct", "in_person", "diversion"] as const;
/** Llamada · WhatsApp directo · En persona · Derivación manual. */
export const OutsideChannel = z.enum(outsideChannels).meta({ id: "OutsideChannel" });
/** What a comment answers, with its one datum; a chip without its datum is refused. */
export const CommentChip = z
  .discriminatedUnion("trigger", [
    z.object({ trigger: z.literal("external"), channel: OutsideChannel.optional(), at: Instant.optional() }),
    z.object({ trigger: z.literal("missing_data"), missing: z.string().trim().max(300).optional() }),
    z.object({ trigger: z.literal("handover"), next: z.string().trim().max(300).optional() }),
    z.object({ trigger: z.literal("unusual") }),
  ])
  .meta({ id: "CommentChip" });
export type CommentChip = z.infer<typeof CommentChip>;

/** Never leaves the house. */
export const CommentItem = z
  .object({
    ...Item,
    kind: z.literal("comment"),
    author: Author,
    text: z.string(),
    mentions: z.array(Named),
    files: z.array(FileRef),
    chips: z.array(CommentChip),
  })
  .meta({ id: "CommentItem" });
export type CommentItem = z.infer<typeof CommentItem>;

/** Something that happened to the conversation. */
export const EventItem = z
  .object({
    ...Item,
    kind: z.literal("event"),
    name: z.string(),
    actor: z.object({
      kind: z.enum(["member", "contact", "system", "workflow"]),
      name: z.string(),
      /** The run it was, where a workflow did it. */
      run: z.object({ id: Id, workflowId: Id }).optional(),
    }),
    /** Names for the sentence: owner, inbox, reason, each with from and to. */
    words: z.record(z.string(), z.string().nullable()),
  })
  .meta({ id: "EventItem" });
export type EventItem = z.infer<typeof EventItem>;

export const ThreadItem = z
  .discriminatedUnion("kind", [MessageItem, CommentItem, EventItem])
  .meta({ id: "ThreadItem" });
export type ThreadItem = z.infer<typeof ThreadItem>;

export const showThread = endpoint({
  method: "GET",
  path: "/conversations/:id/thread",
  summary: "Messages, comments and events of a conversation, oldest first, paged both ways.",
  access: "conversations.read",
  params: Params,
  query: PageQuery.extend({
    /** `before` pages to older items from the cursor, `after` to newer; without a cursor: the newest. */
    direction: z.enum(["before", "after"]).default("before"),
  }),
  response: page(ThreadItem)
    .extend({
      /** Cursor to go on towards the newer side; null at the newest. */
      newer: z.string().nullable(),
      /** Cursor to go on towards the older side; null at the oldest. */
      older: z.string().nullable(),
    })
    .omit({ next: true }),
});

/** Characters; a longer text is refused by name of the channel's limit. */
export const textLimit = 65_536;
const Text = z.string().max(textLimit);
const FileIds = z.array(Id).max(10).default([]);

export const reply = endpoint({
  method: "POST",
  path: "/conversations/:id/messages",
  summary: "Answer the customer. Pending until the channel accepts it; replying claims what nobody owns.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    /** Made by the client, so that a repeated request is the same message. */
    id: Id.optional(),
    text: Text.default(""),
    fileIds: FileIds,
    replyToId: Id.optional(),
  }),
  response: MessageItem,
  status: 201,
  refusals: [
    "EMPTY_MESSAGE",
    "TEXT_TOO_LONG",
    "CHANNEL_CANNOT",
    "ALREADY_OWNED",
    "CONFLICT",
    "WINDOW_CLOSED",
    "NOT_OPEN",
    "SUPERSEDED",
    "TICKET_ARCHIVED",
    "DISTRIBUTED",
  ],
});
export const retryMessage = endpoint({
  method: "POST",
  path: "/messages/:id/attempts",
  summary: "Send a failed or uncertain message again, by a person's decision.",
  access: "conversations.work",
  params: Params,
  response: MessageItem,
  refusals: ["NOT_RETRIABLE"],
});
/** A comment as it is written. With chips it must be descriptive: 20 letters, 3 words, not an untouched preset. It answers the flags of its chips. */
export const CommentBody = z.object({
  id: Id.optional(),
  text: Text.default(""),
  mentionIds: z.array(Id).max(20).default([]),
  fileIds: FileIds,
  chips: z.array(CommentChip).max(4).default([]),
});
export type CommentBody = z.infer<typeof CommentBody>;
export const comment = endpoint({
  method: "POST",
  path: "/conversations/:id/comments",
  summary: "Leave an internal comment. It never reaches the customer.",
  access: "conversations.work",
  params: Params,
  body: CommentBody,
  response: CommentItem.extend({
    /** Tagged people who do not see this conversation: they are told, and cannot read it. */
    unseenBy: z.array(Named),
  }).meta({ id: "CommentLeft" }),
  status: 201,
  refusals: ["EMPTY_MESSAGE", "TARGET_INACTIVE", "CONFLICT", "COMMENT_TOO_THIN", "DATUM_REQUIRED"],
});

/** Largest upload in bytes (25 MiB). */
export const fileLimit = 25 * 1024 * 1024;
export const uploadFile = endpoint({
  method: "POST",
  path: "/files",
  summary: "Upload one file (multipart field `file`), to be named in a reply or comment within a day.",
  access: "conversations.work",
  body: "multipart",
  response: FileRef,
  status: 201,
  refusals: ["TOO_LARGE", "FILE_EMPTY"],
});
export const downloadFile = endpoint({
  method: "GET",
  path: "/files/:id",
  summary: "A file's bytes; images, audio, video and PDF inline, all else as a download.",
  access: "conversations.read",
  params: Params,
  response: "bytes",
});
