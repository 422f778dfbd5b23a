import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Name, Named, PageQuery, Params, page } from "./words.ts";
import { ConditionTree } from "./workflow-conditions.ts";
import { Step, StepId } from "./workflow-steps.ts";

const trigger = <K extends string, S extends z.ZodRawShape>(kind: K, settings: S) =>
  z.object({ kind: z.literal(kind), ...settings });

/** What starts a run. Those with `fieldId`, `tagId` or `stageId` null are started by any. */
export const Trigger = z
  .discriminatedUnion("kind", [
    trigger("conversation_opened", {}),
    /** Entregada a una persona: its ticket left an AI stage for a human one. */
    trigger("handed_off", {}),
    trigger("conversation_assigned", {}),
    trigger("conversation_transferred", {}),
    trigger("conversation_expired", {}),
    trigger("conversation_closed", {}),
    trigger("message_received", {}),
    trigger("ticket_created", {}),
    trigger("stage_changed", { stageId: Id.nullable().default(null) }),
    trigger("ticket_resolved", {}),
    trigger("contact_field_changed", { fieldId: Id.nullable().default(null) }),
    trigger("contact_tag_changed", {
      tagId: Id.nullable().default(null),
      change: z.enum(["added", "removed", "any"]).default("any"),
    }),
    trigger("task_overdue", {}),
    /** POSTed to its own address; the contact is who has the phone or mail found at this path of the body. */
    trigger("webhook", {
      by: z.enum(["phone", "mail"]).default("phone"),
      path: z.string().trim().max(200).default("phone"),
    }),
    /** By hand from a conversation, or from another workflow. */
    trigger("manual", {}),
    /** For every open conversation that meets the conditions: on these ISO weekdays, at this minute after midnight in the account's zone. */
    trigger("schedule", { days: z.array(z.int().min(1).max(7)).max(7), at: z.int().min(0).max(1439) }),
  ])
  .meta({ id: "Trigger" });
export type Trigger = z.infer<typeof Trigger>;
export type TriggerKind = Trigger["kind"];
export const triggerKinds = [
  "conversation_opened",
  "handed_off",
  "conversation_assigned",
  "conversation_transferred",
  "conversation_expired",
  "conversation_closed",
  "message_received",
  "ticket_created",
  "stage_changed",
  "ticket_resolved",
  "contact_field_changed",
  "contact_tag_changed",
  "task_overdue",
  "webhook",
  "manual",
  "schedule",
] as const satisfies readonly TriggerKind[];

/** What a workflow does. A draft may be unfinished; what is published is not. */
export const Definition = z
  .object({
    /** Null: not chosen yet. */
    trigger: Trigger.nullable(),
    /** All that has to hold for a run to start. */
    conditions: ConditionTree.default({ join: "and", items: [] }),
    /** Each contact runs through it once in all, whatever happened since. */
    oncePerContact: z.boolean().default(false),
    /** A run ends when its conversation does. */
    endsWithConversation: z.boolean().default(false),
    first: StepId.nullable(),
    steps: z.array(Step).max(200),
  })
  .meta({ id: "Definition" });
export type Definition = z.infer<typeof Definition>;

export const problemKinds = [
  "trigger_missing",
  "step_missing",
  /** A required setting is empty. */
  "required",
  /** It names something that is not there, was removed, or cannot be used there. */
  "unknown",
  "duplicate",
  "unreachable",
  /** Steps in a circle without a jump or a wait between them. */
  "loop",
  /** Workflows that start each other. */
  "calls_loop",
  "too_many",
  "too_few",
  "too_long",
  /** The operator does not go with the subject, or the value not with the operator. */
  "mismatch",
  /** {{…}} names no variable. */
  "variable",
] as const;
/** What keeps a draft from being published; `pointer` is the JSON pointer into the definition. */
export const Problem = z
  .object({
    pointer: z.string(),
    problem: z.enum(problemKinds),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "WorkflowProblem" });
export type Problem = z.infer<typeof Problem>;

export const workflowStates = ["draft", "published", "stopped"] as const;
/** Borrador · Publicado · Detenido. */
export const WorkflowState = z.enum(workflowStates).meta({ id: "WorkflowState" });

/** A workflow as the list shows it. */
export const Workflow = z
  .object({
    id: Id,
    name: z.string(),
    state: WorkflowState,
    trigger: z.enum(triggerKinds).nullable(),
    /** In force, or last in force; null: never published. */
    version: z.int().nullable(),
    /** The draft differs from what is in force. */
    changed: z.boolean(),
    /** Runs under way; 10,000 stands for more, too. */
    active: z.int(),
    /** Runs begun, and of those failed, in the last seven days; 10,000 stands for more, too. */
    week: z.object({ started: z.int(), failed: z.int() }),
    updatedAt: Instant,
    updatedBy: Named.nullable(),
  })
  .meta({ id: "Workflow" });
export type Workflow = z.infer<typeof Workflow>;
export const WorkflowDetail = Workflow.extend({
  draft: Definition,
  /** Of the draft; empty: it may be published. */
  problems: z.array(Problem),
  /** Names the draft's state: send it back with the next save. */
  revision: z.int(),
  /** Where a webhook trigger is posted to; null for other triggers. */
  hookUrl: z.string().nullable(),
}).meta({ id: "WorkflowDetail" });
export type WorkflowDetail = z.infer<typeof WorkflowDetail>;

export const workflowTemplates = ["quick_transfer"] as const;
/** Transferencia rápida. */
export const WorkflowTemplate = z.enum(workflowTemplates).meta({ id: "WorkflowTemplate" });

export const listWorkflows = endpoint({
  method: "GET",
  path: "/workflows",
  summary: "All workflows, by name.",
  access: "workflows.read",
  response: z.object({ items: z.array(Workflow) }),
});
export const showWorkflow = endpoint({
  method: "GET",
  path: "/workflows/:id",
  summary: "One workflow with its draft and what keeps it from being published.",
  access: "workflows.read",
  params: Params,
  response: WorkflowDetail,
});
export const createWorkflow = endpoint({
  method: "POST",
  path: "/workflows",
  summary: "Make a draft: empty, from a template in a language, or as a copy of another.",
  access: "workflows.write",
  body: z.object({
    name: Name,
    template: WorkflowTemplate.nullable().default(null),
    copyOf: Id.nullable().default(null),
  }),
  response: WorkflowDetail,
  status: 201,
  refusals: ["NAME_TAKEN", "TOO_MANY_WORKFLOWS"],
});
export const editWorkflow = endpoint({
  method: "PUT",
  path: "/workflows/:id",
  summary:
    "Save the draft. It may be unfinished: what is missing comes back. What is published stays in force.",
  access: "workflows.write",
  params: Params,
  body: z.object({ name: Name, draft: Definition, revision: z.int() }),
  response: WorkflowDetail,
  refusals: ["NAME_TAKEN", "CONFLICT"],
});
export const publishWorkflow = endpoint({
  method: "POST",
  path: "/workflows/:id/publish",
  summary:
    "Guardar y publicar: the draft becomes a version in force. Runs under way go on with the version they began with.",
  access: "workflows.write",
  params: Params,
  body: z.object({ revision: z.int() }),
  response: WorkflowDetail,
  refusals: ["CONFLICT"],
});
export const stopWorkflow = endpoint({
  method: "POST",
  path: "/workflows/:id/stop",
  summary:
    "Starts no run any more; those under way are cancelled, or may go on to their end: called again, it cancels those left.",
  access: "workflows.write",
  params: Params,
  body: z.object({ runs: z.enum(["cancel", "finish"]).default("cancel") }),
  response: WorkflowDetail,
  refusals: ["NOT_PUBLISHED"],
});
export const removeWorkflow = endpoint({
  method: "DELETE",
  path: "/workflows/:id",
  summary: "Takes it away; its runs under way are cancelled, what they did stays in the history.",
  access: "workflows.write",
  params: Params,
  status: 204,
  refusals: ["IN_USE"],
});
export const listVersions = endpoint({
  method: "GET",
  path: "/workflows/:id/versions",
  summary: "What was in force and since when, newest first.",
  access: "workflows.read",
  params: Params,
  query: PageQuery,
  response: page(z.object({ version: z.int(), at: Instant, by: Named.nullable(), definition: Definition })),
});
export const exportWorkflow = endpoint({
  method: "GET",
  path: "/workflows/:id/export",
  summary:
    "The draft as a document in JSON or YAML. Names go with ids, so that it can be read and brought into another account.",
  access: "workflows.read",
  params: Params,
  query: z.object({ format: z.enum(["json", "yaml"]).default("json") }),
  response: z.object({ fileName: z.string(), text: z.string() }),
});
export const importWorkflow = endpoint({
  method: "POST",
  path: "/workflows/import",
  summary:
    "Makes a draft from a document in JSON or YAML. What it names and this account does not have is left open, as a problem.",
  access: "workflows.write",
  body: z.object({ text: z.string().max(1_000_000) }),
  response: WorkflowDetail,
  status: 201,
  refusals: ["TOO_MANY_WORKFLOWS"],
});
export const renewHook = endpoint({
  method: "POST",
  path: "/workflows/:id/hook",
  summary: "A new address for a webhook trigger; the one before is no longer answered.",
  access: "workflows.write",
  params: Params,
  response: z.object({ hookUrl: z.string() }),
});
export const callHook = endpoint({
  method: "POST",
  path: "/hooks/:token",
  summary: "Incoming webhook: starts the workflow it belongs to for the contact named in the body.",
  access: "public",
  params: z.object({ token: z.string().max(100) }),
  /** At most 64 kB. Its values are the run's variables, by their path. */
  body: z.record(z.string(), z.unknown()),
  status: 202,
  refusals: ["NOT_PUBLISHED"],
});

/** What HTTP steps send and nobody reads back. */
export const Secret = z
  .object({ id: Id, name: z.string(), updatedAt: Instant })
  .meta({ id: "WorkflowSecret" });
export type Secret = z.infer<typeof Secret>;
export const SecretName = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, "capital letters, digits and _");
export const listSecrets = endpoint({
  method: "GET",
  path: "/workflow-secrets",
  summary: "The names of the secrets of HTTP steps; their values are never shown.",
  access: "workflows.read",
  response: z.object({ items: z.array(Secret) }),
});
export const writeSecret = endpoint({
  method: "PUT",
  path: "/workflow-secrets/:name",
  summary: "Keeps a secret, or replaces its value.",
  access: "workflows.write",
  params: z.object({ name: SecretName }),
  body: z.object({ value: z.string().min(1).max(4000) }),
  response: Secret,
});
export const removeSecret = endpoint({
  method: "DELETE",
  path: "/workflow-secrets/:name",
  summary: "Forgets a secret.",
  access: "workflows.write",
  params: z.object({ name: SecretName }),
  status: 204,
  refusals: ["IN_USE"],
});
