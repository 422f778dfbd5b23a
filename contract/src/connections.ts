import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Channel, Id, Instant, Name, Named, Params } from "./words.ts";

/** How the web chat looks and where it may stand. */
export const WebchatSettings = z
  .object({
    greeting: z.string().trim().max(300).default(""),
    /** CSS colour as #rrggbb. */
    colour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .default("#0f766e"),
    /** Origins whose pages may show the chat; empty means any. */
    origins: z
      .array(z.url({ protocol: /^https?$/ }))
      .max(50)
      .default([]),
    /** Ask for name and mail before the first message. */
    askName: z.boolean().default(false),
  })
  .meta({ id: "WebchatSettings" });
export type WebchatSettings = z.infer<typeof WebchatSettings>;

/** Ids of a WhatsApp Cloud API number. The token and app secret are written, never read back. */
export const WhatsappSettings = z
  .object({
    numberId: z.string().regex(/^\d{3,30}$/),
    businessId: z.string().regex(/^\d{3,30}$/),
    displayNumber: z.string().max(40).default(""),
  })
  .meta({ id: "WhatsappSettings" });
export type WhatsappSettings = z.infer<typeof WhatsappSettings>;

const Common = {
  id: Id,
  name: z.string(),
  /** Where its conversations land; null means Global. */
  inbox: Named.nullable(),
  active: z.boolean(),
  /** The channel refused our credentials; sending waits until they are mended. */
  paused: z.object({ code: z.string(), at: Instant }).nullable(),
  lastInboundAt: Instant.nullable(),
};
/** One number, mailbox or widget. */
export const Connection = z
  .discriminatedUnion("channel", [
    z.object({
      ...Common,
      channel: z.literal("webchat"),
      webchat: WebchatSettings,
      /** The public key in the snippet. */
      key: z.string(),
      /** The one line of HTML for the page. */
      snippet: z.string(),
    }),
    z.object({
      ...Common,
      channel: z.literal("whatsapp"),
      whatsapp: WhatsappSettings,
      /** To paste into the app's webhook settings. */
      webhook: z.object({ url: z.string(), verifyToken: z.string(), verifiedAt: Instant.nullable() }),
    }),
  ])
  .meta({ id: "Connection" });
export type Connection = z.infer<typeof Connection>;

export const listConnections = endpoint({
  method: "GET",
  path: "/connections",
  summary: "The account's connections with their health.",
  access: "settings.write",
  response: z.object({ items: z.array(Connection) }),
});
const Secret = z.string().trim().min(8).max(1000);
export const createConnection = endpoint({
  method: "POST",
  path: "/connections",
  summary: "Connect a channel.",
  access: "settings.write",
  body: z.discriminatedUnion("channel", [
    z.object({
      channel: z.literal("webchat"),
      name: Name,
      inboxId: Id.nullable().default(null),
      webchat: WebchatSettings.prefault({}),
    }),
    z.object({
      channel: z.literal("whatsapp"),
      name: Name,
      inboxId: Id.nullable().default(null),
      whatsapp: WhatsappSettings,
      /** System-user access token. */
      token: Secret,
      /** The Meta app's secret: signs the webhooks. */
      appSecret: Secret,
    }),
  ]),
  response: Connection,
  status: 201,
  refusals: ["NUMBER_TAKEN"],
});
export const editConnection = endpoint({
  method: "PATCH",
  path: "/connections/:id",
  summary: "Change a connection; new credentials end a pause.",
  access: "settings.write",
  params: Params,
  body: z.object({
    name: Name.optional(),
    inboxId: Id.nullable().optional(),
    active: z.boolean().optional(),
    webchat: WebchatSettings.optional(),
    token: Secret.optional(),
    appSecret: Secret.optional(),
  }),
  response: Connection,
});

/** Something that arrived and could not be received; kept with its error. */
export const ParkedItem = z
  .object({
    id: z.string(),
    channel: Channel,
    connection: Named.nullable(),
    receivedAt: Instant,
    error: z.string(),
    attempts: z.int(),
  })
  .meta({ id: "ParkedItem" });
export type ParkedItem = z.infer<typeof ParkedItem>;
export const listParked = endpoint({
  method: "GET",
  path: "/inbound/parked",
  summary: "Inbound items that could not be received, newest first.",
  access: "operations",
  response: z.object({ items: z.array(ParkedItem) }),
});
export const replayParked = endpoint({
  method: "POST",
  path: "/inbound/parked/replay",
  summary: "Try parked items again (all, or those named); the past is filled at its own time.",
  access: "operations",
  body: z.object({
    ids: z
      .array(z.string().regex(/^r?\d{1,18}$/))
      .max(1000)
      .optional(),
  }),
  response: z.object({ replayed: z.int() }),
});
