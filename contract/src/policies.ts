import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Named, Params } from "./words.ts";

/** What an agent sees of an inbox besides their own conversations: nothing, its queue, or all of it. */
export const Visibility = z.enum(["own", "queue", "inbox"]).meta({ id: "Visibility" });
export type Visibility = z.infer<typeof Visibility>;

export const evidences = ["replied", "elsewhere", "follow_up", "confirmed"] as const;
/**
 * How a customer was attended: a) a person's reply the channel accepted · b) documented attention outside ·
 * c) a task or ticket a person left, with next step, owner and date · d) the customer confirmed.
 */
export const Evidence = z.enum(evidences).meta({ id: "Evidence" });
export type Evidence = z.infer<typeof Evidence>;

export const commentTriggers = ["external", "unusual", "missing_data", "handover"] as const;
/**
 * What makes a comment mandatory: contact outside of the desk · out of the ordinary (the agent's flag) · data
 * is missing or unclear · a colleague, channel or team must act.
 */
export const CommentTrigger = z.enum(commentTriggers).meta({ id: "CommentTrigger" });
export type CommentTrigger = z.infer<typeof CommentTrigger>;

export const contactFields = ["name", "phone", "mail", "phone_or_mail"] as const;
export const ContactField = z.enum(contactFields).meta({ id: "ContactField" });
export type ContactField = z.infer<typeof ContactField>;

export const presets = ["guide", "small_team", "support_ticket"] as const;
/** Guía · Equipo pequeño · Soporte con ticket. */
export const Preset = z.enum(presets).meta({ id: "Preset" });
export type Preset = z.infer<typeof Preset>;
export const policyColumns = ["global", "marketing", "sales", "support"] as const;
/** Which of a preset's columns an inbox follows. */
export const PolicyColumn = z.enum(policyColumns).meta({ id: "PolicyColumn" });
export type PolicyColumn = z.infer<typeof PolicyColumn>;

const Minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 31);
const Days = z.int().min(0).max(365);
/** A message the desk sends by itself; at most once per contact and 12 h, never a reply. */
const AutoMessage = z.object({ on: z.boolean(), text: z.string().trim().max(1000) });

/** Every rule of an inbox. One object, versioned: a save is a new version, and nothing else changes the rules. */
export const InboxPolicy = z
  .object({
    preset: Preset,
    column: PolicyColumn,
    visibility: Visibility,
    distribution: z.enum(["off", "round_robin", "least_open"]),
    /** Conversations that wait on us one person holds at most, 1–200; null: no limit. */
    capacity: z.int().min(1).max(200).nullable(),
    /** Distribution takes only people whose screen is connected. */
    onlineOnly: z.boolean(),
    /** With distribution on, after this wait anybody who serves the inbox may claim; null: only supervisors. */
    rescueMinutes: Minutes.nullable(),
    /** A customer who writes again within this goes to the last owner; 0: no. */
    stickyDays: Days,
    /** An unanswered conversation goes back to the queue when its owner is offline this long; null: never. */
    requeueMinutes: Minutes.nullable(),
    close: z.object({
      /** Which evidence counts; at least one, and it cannot be switched off. */
      anyOf: z.array(Evidence).min(1).max(4),
      ticket: z.boolean(),
      note: z.enum(["when_needed", "always"]),
      contactFields: z.array(ContactField).max(4),
      company: z.enum(["hidden", "warn", "block"]),
      /** Who may close against the guard, with a reason. */
      override: z.enum(["supervisor", "admin"]),
    }),
    commentTriggers: z.array(CommentTrigger).max(4),
    expiry: z.object({
      /** What an expired conversation without a ticket gets. */
      withoutTicket: z.enum(["leave", "create"]),
      /** Answered ones are finalised by the desk after this; null: never. Unanswered ones never are. */
      finaliseHours: z
        .int()
        .min(1)
        .max(24 * 90)
        .nullable(),
      /** How long a template waits for its answer before the conversation expires. */
      templateHours: z
        .int()
        .min(1)
        .max(24 * 30),
    }),
    /** A message this soon after a close reopens it while its ticket is open; 0: always a new conversation. */
    reopenGraceMinutes: z
      .int()
      .min(0)
      .max(60 * 24 * 30),
    /** Business hours; null: 24×7. */
    calendarId: Id.nullable(),
    greeting: AutoMessage,
    away: AutoMessage,
    /** Offer "¿Quedó resuelto? Sí / No" when closing. */
    askResolved: z.boolean(),
    targets: z.object({
      firstReplyMinutes: Minutes,
      averageReplyMinutes: Minutes,
      /** Null: none. */
      resolutionHours: z
        .int()
        .min(1)
        .max(24 * 365)
        .nullable(),
      unownedMinutes: Minutes,
      abandonedMinutes: Minutes,
      /** Answered and idle this long is stale; null: never. */
      staleHours: z
        .int()
        .min(1)
        .max(24 * 365)
        .nullable(),
    }),
    /** Where a customer's first message opens a ticket by itself; null: nowhere. */
    autoTicket: z.object({ funnelId: Id, stageId: Id }).nullable(),
  })
  .meta({ id: "InboxPolicy" });
export type InboxPolicy = z.infer<typeof InboxPolicy>;

const PolicyVersion = z.object({
  version: z.int(),
  at: Instant,
  /** Null: the desk, when the inbox was made. */
  by: Named.nullable(),
  policy: InboxPolicy,
});

export const showPolicy = endpoint({
  method: "GET",
  path: "/inboxes/:id/policy",
  summary: "An inbox's policy as it is now, with what its preset says.",
  access: "conversations.read",
  params: Params,
  response: z
    .object({ version: z.int(), policy: InboxPolicy, preset: InboxPolicy })
    .meta({ id: "PolicyInForce" }),
});
export const savePolicy = endpoint({
  method: "PUT",
  path: "/inboxes/:id/policy",
  summary: "Save a policy as a new version. For the guard the version at the attempt counts.",
  access: "settings.write",
  params: Params,
  body: z.object({
    policy: InboxPolicy,
    /** The version it was edited from; another one now is refused with CONFLICT. */
    version: z.int(),
  }),
  response: z.object({ version: z.int() }),
  refusals: ["CONFLICT"],
});
export const presetPolicy = endpoint({
  method: "GET",
  path: "/inboxes/:id/policy/presets/:preset",
  summary: "What a preset would say for this inbox, to begin an edit from.",
  access: "settings.write",
  params: z.object({ id: Id, preset: Preset }),
  response: InboxPolicy,
});
export const listPolicyVersions = endpoint({
  method: "GET",
  path: "/inboxes/:id/policy/versions",
  summary: "The last hundred versions of an inbox's policy, newest first.",
  access: "settings.write",
  params: Params,
  response: z.object({ items: z.array(PolicyVersion) }),
});
