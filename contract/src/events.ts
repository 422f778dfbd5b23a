import { z } from "zod";

/** What changed hands: which inbox, owner, group and state decide who sees the conversation. */
export const Sight = z.object({
  inbox: z.string(),
  owner: z.string().nullable(),
  group: z.string().nullable(),
  state: z.string(),
});
export type Sight = z.infer<typeof Sight>;
const SightChange = z.object({ from: Sight, to: Sight });
const Ids = z.array(z.string());
const Fields = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

/**
 * Every fact the desk keeps, with the shape of its data: ids and changed fields with from and to,
 * never a message's text or a contact's data.
 */
export const events = {
  "account.created": z.object({}),
  "account.released": z.object({}),
  "member.joined": z.object({ member: z.string(), role: z.string() }),
  /** A name is told as changed, without its text; a new reset link stands as `resetLink`. */
  "member.changed": z.object({ member: z.string(), fields: Fields }),
  "member.availability_changed": z.object({ member: z.string(), from: z.boolean(), to: z.boolean() }),
  "group.created": z.object({ group: z.string() }),
  "group.changed": z.object({ group: z.string() }),
  "group.removed": z.object({ group: z.string() }),
  "invitation.created": z.object({ invitation: z.string(), role: z.string() }),
  "invitation.revoked": z.object({ invitation: z.string() }),
  "key.created": z.object({ key: z.string(), role: z.string() }),
  "key.revoked": z.object({ key: z.string() }),
  "inbox.created": z.object({ inbox: z.string() }),
  "inbox.changed": z.object({ inbox: z.string() }),
  "connection.created": z.object({ connection: z.string(), channel: z.string() }),
  "connection.changed": z.object({ connection: z.string(), fields: Ids }),
  "connection.paused": z.object({ connection: z.string(), code: z.string() }),
  "contact.created": z.object({ connection: z.string() }),
  "contact.changed": z.object({ fields: Ids }),
  "conversation.opened": z.object({
    source: z.enum(["contact", "user"]),
    inbox: z.string(),
    connection: z.string(),
  }),
  "conversation.assigned": SightChange.extend({ how: z.enum(["claim", "reply", "manual"]) }),
  "conversation.moved": SightChange.extend({ reason: z.string().nullable() }),
  "conversation.read": z.object({}),
  "message.received": z.object({ message: z.string(), type: z.string(), waited: z.boolean() }),
  "message.echoed": z.object({ message: z.string(), type: z.string() }),
  "message.written": z.object({ message: z.string(), type: z.string() }),
  "message.state_changed": z.object({
    message: z.string(),
    from: z.string(),
    to: z.string(),
    code: z.string().nullable(),
  }),
  "message.edited": z.object({ message: z.string() }),
  "message.revoked": z.object({ message: z.string() }),
  "message.reacted": z.object({
    message: z.string(),
    by: z.enum(["contact", "member"]),
    removed: z.boolean(),
  }),
  "message.file_ready": z.object({ message: z.string(), file: z.string(), state: z.enum(["ready", "lost"]) }),
  "comment.added": z.object({ comment: z.string(), mentions: Ids }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.infer<(typeof events)[N]>;
export const eventNames = Object.keys(events) as EventName[];
/** Those that stand in a conversation's timeline as lines of their own. */
export const timelineEvents = [
  "conversation.opened",
  "conversation.assigned",
  "conversation.moved",
] as const satisfies readonly EventName[];
