import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { PolicyColumn, Preset, Visibility } from "./policies.ts";
import { Id, Name, Params } from "./words.ts";

/** Why a customer writes, within one inbox. */
export const Reason = z
  .object({ id: Id, inboxId: Id, name: z.string(), position: z.int() })
  .meta({ id: "Reason" });
export type Reason = z.infer<typeof Reason>;

export const Inbox = z
  .object({
    id: Id,
    name: z.string(),
    /** The entry point for what no rule routes; exactly one per account, and it cannot be removed. */
    global: z.boolean(),
    position: z.int(),
    visibility: Visibility,
    /** Handed out by the desk: nobody picks from the queue inside the rescue limit. */
    distributed: z.boolean(),
    reasons: z.array(Reason),
    /** The caller serves it: its conversations may be seen and taken. Others can be moved to. */
    served: z.boolean(),
  })
  .meta({ id: "Inbox" });
export type Inbox = z.infer<typeof Inbox>;

export const listInboxes = endpoint({
  method: "GET",
  path: "/inboxes",
  summary: "The account's inboxes, Global first, with their reasons, and which of them the caller serves.",
  access: "conversations.read",
  response: z.object({ items: z.array(Inbox) }),
});
const InboxBody = z.object({
  name: Name,
  /** Names in order; existing ones are kept, missing ones archived, new ones made. */
  reasons: z.array(Name).max(50).default([]),
});
export const createInbox = endpoint({
  method: "POST",
  path: "/inboxes",
  summary: "Make an inbox, with a preset's policy. Admins and its creator serve it.",
  access: "settings.write",
  body: InboxBody.extend({ preset: Preset.default("guide"), column: PolicyColumn.default("sales") }),
  response: Inbox,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editInbox = endpoint({
  method: "PUT",
  path: "/inboxes/:id",
  summary: "Replace an inbox's name and reasons.",
  access: "settings.write",
  params: Params,
  body: InboxBody,
  response: Inbox,
  refusals: ["NAME_TAKEN"],
});
