import { z } from "zod";
import { Conversation } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { MessageItem } from "./messages.ts";
import { Id, Instant, Named, PageQuery, Params, page } from "./words.ts";

export const templateStates = ["approved", "pending", "rejected", "paused", "disabled", "missing"] as const;
/** Meta's review, and `missing` for one the channel no longer lists. Only `approved` can be sent. */
export const TemplateState = z.enum(templateStates).meta({ id: "TemplateState" });
export type TemplateState = z.infer<typeof TemplateState>;

/** A message approved beforehand, which may open or reopen a WhatsApp window. */
export const Template = z
  .object({
    id: Id,
    connection: Named,
    name: z.string(),
    /** As the channel spells it, such as es or pt_BR. */
    language: z.string(),
    category: z.enum(["marketing", "utility", "authentication"]),
    state: TemplateState,
    /** Why it was rejected, in the channel's words. */
    rejection: z.string().nullable(),
    header: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("text"), text: z.string() }),
        z.object({ kind: z.enum(["image", "video", "document"]) }),
      ])
      .nullable(),
    /** With its variables as {{1}} or {{name}}. */
    body: z.string(),
    footer: z.string().nullable(),
    buttons: z.array(z.object({ kind: z.string(), text: z.string() })),
    /**
     * Variables in order, header before body before buttons, each with the channel's example; a button's key is
     * its text, and its value the end of its link or its code.
     */
    variables: z.array(
      z.object({ place: z.enum(["header", "body", "button"]), key: z.string(), example: z.string() }),
    ),
    syncedAt: Instant,
  })
  .meta({ id: "Template" });
export type Template = z.infer<typeof Template>;

export const listTemplates = endpoint({
  method: "GET",
  path: "/templates",
  summary: "The templates of a connection, or all; approved first.",
  access: "conversations.read",
  query: PageQuery.extend({ connectionId: Id.optional(), q: z.string().max(200).default("") }),
  response: page(Template),
});
export const syncTemplates = endpoint({
  method: "POST",
  path: "/connections/:id/templates/sync",
  summary: "Read a WhatsApp number's templates from Meta now; they are also read every six hours.",
  access: "settings.write",
  params: Params,
  response: z.object({ templates: z.int() }),
  refusals: ["CHANNEL_CANNOT", "CHANNEL_FAILED"],
});
/** What a template is sent with. */
export const TemplateUse = z.object({
  templateId: Id,
  /** One value per variable, in order. */
  values: z.array(z.string().trim().min(1).max(1000)).max(30).default([]),
  /** The header's picture, video or document, uploaded before. */
  fileId: Id.optional(),
});
const templateRefusals = [
  "TEMPLATE_NOT_APPROVED",
  "TEMPLATE_VALUES",
  "OPTED_OUT",
  "SUPERSEDED",
  "TICKET_ARCHIVED",
  "NOT_OPEN",
  "CHANNEL_CANNOT",
  "CONFLICT",
  "ALREADY_OPEN",
] as const;
export const sendTemplate = endpoint({
  method: "POST",
  path: "/conversations/:id/template",
  summary:
    "Send an approved template. From an expired conversation it opens a new one, linked to the same ticket; the old one can then only be finalised.",
  access: "conversations.work",
  params: Params,
  body: TemplateUse.extend({ id: Id.optional() }),
  response: z.object({ conversation: Conversation, message: MessageItem }).meta({ id: "TemplateSent" }),
  status: 201,
  refusals: [...templateRefusals, "ALREADY_OWNED", "DISTRIBUTED"],
});
export const startConversation = endpoint({
  method: "POST",
  path: "/conversations",
  summary:
    "Write to a customer first, by a template: a known contact or a number. Conversation and ticket are the caller's; a colleague's ticket is taken only by those who lead.",
  access: "conversations.work",
  body: z.object({
    connectionId: Id,
    contactId: Id.optional(),
    /** E.164, for somebody who is not a contact yet. */
    phone: z.string().max(40).optional(),
    name: z.string().trim().max(120).optional(),
    template: TemplateUse,
    /** Where its ticket begins. An open one of the contact in that funnel is used, and moved there only if asked. */
    ticket: z.object({ funnelId: Id, stageId: Id, move: z.boolean().default(false) }),
  }),
  response: z
    .object({ conversation: Conversation, message: MessageItem })
    .meta({ id: "ConversationStarted" }),
  status: 201,
  refusals: [...templateRefusals, "ALREADY_OWNED", "MOVE_NOT_ALLOWED", "FIELDS_MISSING", "REASON_REQUIRED"],
});
export const bulkTemplate = endpoint({
  method: "POST",
  path: "/templates/:id/sendings",
  summary: "Send a template from many expired conversations, each by the same rules.",
  access: "conversations.work",
  params: Params,
  body: z.object({
    conversationIds: z.array(Id).min(1).max(100),
    values: z.array(z.string().trim().min(1).max(1000)).max(30).default([]),
  }),
  response: z
    .object({
      sent: z.array(Id),
      refused: z.array(z.object({ id: Id, code: z.string() })),
    })
    .meta({ id: "BulkTemplateSent" }),
});
