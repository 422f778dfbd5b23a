import { z } from "zod";

export const operators = [
  "is",
  "is_not",
  "exists",
  "not_exists",
  "contains",
  "not_contains",
  "has_any",
  "has_all",
  "has_none",
  "greater",
  "less",
  "between",
  "before",
  "after",
] as const;
/** Es · no es · existe · no existe · contiene · no contiene · tiene alguna · todas · ninguna · más de · menos de · entre · antes · después. */
export const Operator = z.enum(operators).meta({ id: "Operator" });
export type Operator = z.infer<typeof Operator>;

/**
 * What a value is: text, words (of which some are numbers), number, a choice (one id), a set (of ids), a length of time (minutes), a date (an instant or
 * YYYY-MM-DD), yes or no.
 */
export type ValueKind = "text" | "words" | "number" | "choice" | "set" | "duration" | "date" | "yes_no";

/** What may be asked of each kind of value. */
export const operatorsOf: Record<ValueKind, readonly Operator[]> = {
  text: ["is", "is_not", "contains", "not_contains", "exists", "not_exists"],
  words: ["is", "is_not", "contains", "not_contains", "greater", "less", "between", "exists", "not_exists"],
  number: ["is", "is_not", "greater", "less", "between", "exists", "not_exists"],
  choice: ["is", "is_not", "has_any", "has_none", "exists", "not_exists"],
  set: ["has_any", "has_all", "has_none", "exists", "not_exists"],
  duration: ["greater", "less", "between", "exists", "not_exists"],
  date: ["is", "before", "after", "between", "exists", "not_exists"],
  yes_no: ["is"],
};

/**
 * What can be asked about. `field` subjects carry the field's id as `key`, `variable` and `trigger` the name of one; their
 * values are of the field's kind, or words. `outgoing` is what a person wrote (the desk's own messages are `automatic`).
 */
export const subjects = {
  "conversation.state": "choice",
  "conversation.source": "choice",
  "conversation.inbox": "choice",
  "conversation.reason": "choice",
  "conversation.connection": "choice",
  "conversation.channel": "choice",
  "conversation.waiting": "yes_no",
  "conversation.opened": "duration",
  "contact.name": "text",
  "contact.phone": "text",
  "contact.mail": "text",
  "contact.company": "text",
  "contact.opted_out": "yes_no",
  "contact.tags": "set",
  "contact.field": "text",
  "ticket.exists": "yes_no",
  "ticket.funnel": "choice",
  "ticket.stage": "choice",
  "ticket.stage_kind": "choice",
  "ticket.resolution": "choice",
  "ticket.subject": "text",
  "ticket.value": "number",
  "ticket.in_stage": "duration",
  "ticket.field": "text",
  "since.incoming": "duration",
  "since.outgoing": "duration",
  "since.automatic": "duration",
  "message.incoming": "text",
  "message.outgoing": "text",
  "message.outgoing_author": "choice",
  "assignee.id": "choice",
  "assignee.group": "choice",
  "assignee.available": "yes_no",
  "assignee.online": "yes_no",
  variable: "words",
  trigger: "words",
} as const satisfies Record<string, ValueKind>;
export type Subject = keyof typeof subjects;
export const Subject = z.enum(Object.keys(subjects) as [Subject, ...Subject[]]).meta({ id: "Subject" });

/** Fixed choices of subjects; the rest are ids of the account's own things. `open` stands for every open state. */
export const subjectChoices = {
  "conversation.state": ["open", "queued", "active", "snoozed", "expired", "closed", "discarded", "merged"],
  "conversation.source": ["contact", "user", "api", "workflow"],
  "conversation.channel": ["webchat", "whatsapp"],
  "ticket.stage_kind": ["human", "ai"],
  "ticket.resolution": ["none", "won", "lost"],
  "message.outgoing_author": ["member", "phone", "bot"],
} as const satisfies Partial<Record<Subject, readonly string[]>>;

/** One comparison. `value` is absent for exists and not_exists, a list for has_…, two values for between. */
export const Condition = z
  .object({
    subject: Subject,
    /** The field's id, or the variable's name. */
    key: z.string().trim().min(1).max(80).optional(),
    operator: Operator,
    value: z
      .union([
        z.string().max(500),
        z.number(),
        z.boolean(),
        z.array(z.union([z.string().max(500), z.number()])).max(50),
      ])
      .optional(),
  })
  .meta({ id: "Condition" });
export type Condition = z.infer<typeof Condition>;

const Join = z.enum(["and", "or"]);
/** Conditions of which all (`and`) or any (`or`) must hold. Without any it holds. */
export const ConditionSet = z
  .object({ join: Join, conditions: z.array(Condition).max(20) })
  .meta({ id: "ConditionSet" });
export type ConditionSet = z.infer<typeof ConditionSet>;
/** One level of sets in a set; ten conditions at most in all. */
export const ConditionTree = z
  .object({ join: Join, items: z.array(z.union([Condition, ConditionSet])).max(20) })
  .meta({ id: "ConditionTree" });
export type ConditionTree = z.infer<typeof ConditionTree>;
