import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Failure } from "./refusals.ts";
import { Id, Instant, Named, PageQuery, Params, page } from "./words.ts";
import { Definition, Workflow } from "./workflows.ts";

export const runStates = ["running", "waiting", "completed", "failed", "cancelled"] as const;
/** En curso · Esperando · Terminada · Con error · Cancelada. */
export const RunState = z.enum(runStates).meta({ id: "RunState" });
export type RunState = z.infer<typeof RunState>;

/** Why a step took the edge it took, in words the screen has: a code and what it needs to tell. */
export const StepWhy = z
  .object({ code: z.string(), data: z.record(z.string(), z.unknown()).optional() })
  .meta({ id: "StepWhy" });
export type StepWhy = z.infer<typeof StepWhy>;
/** One step a run went through. */
export const RunStep = z
  .object({
    n: z.int(),
    step: z.string(),
    kind: z.string(),
    at: Instant,
    /** Null: it is still there. */
    endedAt: Instant.nullable(),
    /** Which way it left; null where the run ended or waits there. */
    edge: z.string().nullable(),
    why: StepWhy.nullable(),
    /** What it was refused for, or what failed. */
    failures: z.array(Failure),
  })
  .meta({ id: "RunStep" });
export type RunStep = z.infer<typeof RunStep>;
export const Run = z
  .object({
    id: Id,
    workflow: Named,
    version: z.int(),
    state: RunState,
    contact: Named,
    conversation: z.object({ id: Id, number: z.int() }).nullable(),
    ticket: z.object({ id: Id, number: z.int() }).nullable(),
    /** Where it stands or ended. */
    step: z.string().nullable(),
    /** What that step is, and what its author calls it; null where there is none. */
    stands: z.object({ kind: z.string(), name: z.string() }).nullable(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    /** When it looks again by itself; null: it waits for somebody, or has ended. */
    until: Instant.nullable(),
    /** Why it failed or was cancelled. */
    why: StepWhy.nullable(),
  })
  .meta({ id: "Run" });
export type Run = z.infer<typeof Run>;
export const RunDetail = Run.extend({
  definition: Definition,
  steps: z.array(RunStep),
  variables: z.record(z.string(), z.string()),
  /** For each act: true, or the refusal it would meet. */
  can: z.object({ cancel: z.boolean(), resume: z.boolean(), retry: z.boolean() }),
}).meta({ id: "RunDetail" });
export type RunDetail = z.infer<typeof RunDetail>;

export const listRuns = endpoint({
  method: "GET",
  path: "/workflow-runs",
  summary:
    "Runs, newest first: of a workflow, of a conversation, in a state. A page of those that went through a step may be short and have a next one.",
  access: "workflows.read",
  query: PageQuery.extend({
    workflowId: Id.optional(),
    conversationId: Id.optional(),
    state: RunState.optional(),
    /** Those that went through this step, and left it this way. */
    step: z.string().max(40).optional(),
    edge: z.string().max(40).optional(),
    /** Started in this time. */
    from: Instant.optional(),
    to: Instant.optional(),
  }),
  response: page(Run),
});
export const showRun = endpoint({
  method: "GET",
  path: "/workflow-runs/:id",
  summary: "One run, step by step, with the definition it is pinned to.",
  access: "workflows.read",
  params: Params,
  response: RunDetail,
});
export const cancelRun = endpoint({
  method: "POST",
  path: "/workflow-runs/:id/cancel",
  summary: "Ends a run where it stands.",
  access: "workflows.write",
  params: Params,
  response: RunDetail,
  refusals: ["RUN_OVER"],
});
export const resumeRun = endpoint({
  method: "POST",
  path: "/workflow-runs/:id/resume",
  summary: "Ends a wait now, as if its time had come.",
  access: "workflows.write",
  params: Params,
  response: RunDetail,
  refusals: ["RUN_OVER"],
});
export const retryRun = endpoint({
  method: "POST",
  path: "/workflow-runs/:id/retry",
  summary: "A failed run tries the step it failed at again and goes on from there.",
  access: "workflows.write",
  params: Params,
  response: RunDetail,
  refusals: ["RUN_OVER", "RUN_ACTIVE"],
});

export const listShortcuts = endpoint({
  method: "GET",
  path: "/workflow-shortcuts",
  summary: "Published workflows one may start by hand.",
  access: "conversations.work",
  response: z.object({ items: z.array(Workflow.pick({ id: true, name: true })) }),
});
export const startRun = endpoint({
  method: "POST",
  path: "/conversations/:id/runs",
  summary: "Start a manual workflow on a conversation.",
  access: "conversations.work",
  params: Params,
  body: z.object({ workflowId: Id }),
  response: z.object({ id: Id }),
  status: 201,
  refusals: ["NOT_PUBLISHED", "RUN_ACTIVE", "NOT_OPEN"],
});
export const conversationRuns = endpoint({
  method: "GET",
  path: "/conversations/:id/runs",
  summary: "What workflows did and will do with a conversation one sees, newest first.",
  access: "conversations.read",
  params: Params,
  query: PageQuery,
  response: page(Run),
});

/** Median and 90th percentile in ms; null: there was none. */
const Spread = z.object({ count: z.int(), p50: z.number().nullable(), p90: z.number().nullable() });
export const workflowStats = endpoint({
  method: "GET",
  path: "/workflows/:id/stats",
  summary:
    "How a workflow does: runs by state, which ways they took, what it reassigned and how soon the customer was answered then. Of at most the newest 20,000 runs.",
  access: "workflows.read",
  params: Params,
  query: z.object({
    /** Runs started in this time; without it the last 30 days. */
    from: Instant.optional(),
    to: Instant.optional(),
  }),
  response: z
    .object({
      states: z.record(RunState, z.int()),
      steps: z.array(
        z.object({
          step: z.string(),
          /** Runs that came there; one that came by again counts once, here and for each way. */
          entered: z.int(),
          /** Runs that stand there now. */
          waiting: z.int(),
          failed: z.int(),
          edges: z.record(z.string(), z.int()),
        }),
      ),
      /** Conversations it gave from one person to another. */
      reassigned: z.int(),
      /** From its reassignment to the next person's reply, ms. */
      replyAfterTransfer: Spread,
      /** Of those reassigned, answered by the second person before anybody else acted. */
      rescued: z.int(),
    })
    .meta({ id: "WorkflowStats" }),
});
