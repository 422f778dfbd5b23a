import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Name, Params } from "./words.ts";

/** Why a customer writes, within one inbox. */
export const Reason = z
  .object({ id: Id, inboxId: Id, name: z.string(), position: z.int() })
  .meta({ id: "Reason" });
export type Reason = z.infer<typeof Reason>;

/** What an agent sees of an inbox besides their own conversations: nothing, its queue, or all of it. */
export const Visibility = z.enum(["own", "queue", "inbox"]).meta({ id: "Visibility" });
export type Visibility = z.infer<typeof Visibility>;

export const Inbox = z
  .object({
    id: Id,
    name: z.string(),
    /** The entry point for what no rule routes; exactly one per account, and it cannot be removed. */
    global: z.boolean(),
    position: z.int(),
    visibility: Visibility,
    reasons: z.array(Reason),
  })
  .meta({ id: "Inbox" });
export type Inbox = z.infer<typeof Inbox>;

export const listInboxes = endpoint({
  method: "GET",
  path: "/inboxes",
  summary: "The inboxes the caller serves (admins: all), Global first, with their reasons.",
  access: "conversations.read",
  response: z.object({ items: z.array(Inbox) }),
});
const InboxBody = z.object({
  name: Name,
  visibility: Visibility.default("queue"),
  /** Names in order; existing ones are kept, missing ones archived, new ones made. */
  reasons: z.array(Name).max(50).default([]),
});
export const createInbox = endpoint({
  method: "POST",
  path: "/inboxes",
  summary: "Make an inbox. Admins and its creator serve it.",
  access: "settings.write",
  body: InboxBody,
  response: Inbox,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editInbox = endpoint({
  method: "PUT",
  path: "/inboxes/:id",
  summary: "Replace an inbox's name, visibility and reasons.",
  access: "settings.write",
  params: Params,
  body: InboxBody,
  response: Inbox,
  refusals: ["NAME_TAKEN"],
});
