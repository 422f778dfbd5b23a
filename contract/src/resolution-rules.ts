import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Named, Params } from "./words.ts";

export const ruleTriggers = ["entry", "exit", "time", "periodic"] as const;
/** Cuando entra a la etapa · cuando sale · tiempo · periódicamente. */
export const RuleTrigger = z.enum(ruleTriggers).meta({ id: "RuleTrigger" });
export type RuleTrigger = z.infer<typeof RuleTrigger>;

export const timeBases = ["no_customer_message", "no_activity", "time_in_stage"] as const;
/**
 * From when a time rule counts. `no_customer_message`: from the later of the customer's last message and a person's
 * answer to it, only while the last word is ours · `no_activity`: from the last message or change of the ticket ·
 * `time_in_stage`: from coming into the stage.
 */
export const TimeBasis = z.enum(timeBases).meta({ id: "TimeBasis" });
export type TimeBasis = z.infer<typeof TimeBasis>;

/** Where the contact's next ticket of that funnel begins. */
export const ReturnTarget = z.object({ funnelId: Id, stageId: Id }).meta({ id: "ReturnTarget" });
export type ReturnTarget = z.infer<typeof ReturnTarget>;

const common = {
  /** No default: it has to be chosen. */
  resolution: z.enum(["won", "lost"]),
  /** "Solo marcar" (false) or "Marcar y archivar" (true). No default either. */
  archive: z.boolean(),
  /** Asked for where it archives, null where it only marks. */
  returnTo: ReturnTarget.nullable().default(null),
  active: z.boolean().default(true),
};
const time = {
  waitMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 366),
  basis: TimeBasis,
};
const periodic = {
  /** ISO weekdays, Monday is 1. */
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** Minutes after midnight, in the account's time zone. */
  at: z
    .int()
    .min(0)
    .max(24 * 60 - 1),
};
/** What is saved of a rule. */
export const RuleBody = z.discriminatedUnion("trigger", [
  z.object({ trigger: z.literal("entry"), ...common }),
  z.object({ trigger: z.literal("exit"), ...common }),
  z.object({ trigger: z.literal("time"), ...common, ...time }),
  z.object({ trigger: z.literal("periodic"), ...common, ...periodic }),
]);
export type RuleBody = z.output<typeof RuleBody>;

const kept = { id: Id, stageId: Id, updatedAt: Instant, updatedBy: Named.nullable() };
const Common = z.object(common).required();
/** Acción automática de resolución: what marks the tickets of a stage, and perhaps archives them. */
export const ResolutionRule = z
  .discriminatedUnion("trigger", [
    Common.extend({ trigger: z.literal("entry"), ...kept }),
    Common.extend({ trigger: z.literal("exit"), ...kept }),
    Common.extend({ trigger: z.literal("time"), ...time, ...kept }),
    Common.extend({ trigger: z.literal("periodic"), ...periodic, ...kept }),
  ])
  .meta({ id: "ResolutionRule" });
export type ResolutionRule = z.infer<typeof ResolutionRule>;

/**
 * `definition_missing`: the funnel does not say yet what counts as that outcome · `type_decides`: the stage is won or
 * lost by type, which goes before this rule's mark.
 */
export const RuleWarning = z.enum(["definition_missing", "type_decides"]).meta({ id: "RuleWarning" });
export type RuleWarning = z.infer<typeof RuleWarning>;
const RuleSaved = z
  .object({ rule: ResolutionRule, warnings: z.array(RuleWarning) })
  .meta({ id: "RuleSaved" });

export const listRules = endpoint({
  method: "GET",
  path: "/stages/:id/rules",
  summary: "A stage's resolution rules, oldest first.",
  access: "conversations.read",
  params: Params,
  response: z.object({ items: z.array(ResolutionRule) }),
});
export const createRule = endpoint({
  method: "POST",
  path: "/stages/:id/rules",
  summary: "Add a resolution rule to a stage.",
  access: "settings.write",
  params: Params,
  body: RuleBody,
  response: RuleSaved,
  status: 201,
  refusals: ["RETURN_REQUIRED", "RETURN_CLOSES", "LAST_STAGE"],
});
export const editRule = endpoint({
  method: "PUT",
  path: "/resolution-rules/:id",
  summary: "Replace a rule, or switch it off. It counts from the next firing on.",
  access: "settings.write",
  params: Params,
  body: RuleBody,
  response: RuleSaved,
  refusals: ["RETURN_REQUIRED", "RETURN_CLOSES", "LAST_STAGE"],
});
export const removeRule = endpoint({
  method: "DELETE",
  path: "/resolution-rules/:id",
  summary: "End a rule. What it did stays.",
  access: "settings.write",
  params: Params,
  status: 204,
});
export const previewRule = endpoint({
  method: "POST",
  path: "/stages/:id/rules/preview",
  summary:
    "Whom a rule would touch if it were saved now, with the same decision it will make: open tickets for time and periodic rules; those that came in or left today for entry and exit. Nothing changes.",
  access: "settings.write",
  params: Params,
  body: RuleBody,
  response: z
    .object({
      /** All of them, capped at 10,000. */
      count: z.int(),
      /** Among them, those that would wait because the customer is not answered. */
      deferred: z.int(),
      /** The first 50. */
      tickets: z.array(
        z.object({ id: Id, number: z.int(), subject: z.string(), requester: Named, deferred: z.boolean() }),
      ),
    })
    .meta({ id: "RulePreview" }),
  refusals: ["RETURN_REQUIRED", "RETURN_CLOSES", "LAST_STAGE"],
});
