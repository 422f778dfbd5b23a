import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Instant, Named, PageQuery, Params, page } from "./words.ts";
import { RunStep } from "./workflow-runs.ts";
import { Definition } from "./workflows.ts";

/** Which past conversations a draft is tried on. */
export const SimulationFilter = z
  .object({
    /** Opened (or, for other triggers, with something happening) since. */
    from: Instant,
    to: Instant,
    inboxIds: z.array(Id).max(50).default([]),
    /** Only these; the time still bounds what happens. */
    conversationIds: z.array(Id).max(100).default([]),
    /** The same by their visible numbers, as a person names them; one that is not there is INVALID. */
    numbers: z.array(z.int().min(1)).max(100).default([]),
  })
  .meta({ id: "SimulationFilter" });
export type SimulationFilter = z.infer<typeof SimulationFilter>;

export const simulationStates = ["waiting", "running", "done", "cancelled", "failed"] as const;
/** Median and 90th percentile of first response, ms. */
const FirstResponse = z.object({ p50: z.number().nullable(), p90: z.number().nullable() });

/** What a simulated step would have done. */
export const simulatedActs = [
  "assigned",
  "moved",
  "answered",
  "commented",
  "closed",
  "refused",
  "changed",
  "called",
] as const;
export const SimulatedAct = z.enum(simulatedActs).meta({ id: "SimulatedAct" });
export type SimulatedAct = z.infer<typeof SimulatedAct>;

export const simulationCaveats = [
  /** After the first act that history does not have, customers and colleagues are taken as they were. */
  "history_goes_on",
  /** Other workflows did what they did then; what this one would have started in them is not told. */
  "workflows_apart",
  /** Name, phone, mail, company and own fields of customers are as they are now. */
  "contact_now",
  /** Subject, value and own fields of tickets are as they are now. */
  "ticket_now",
  /** Roles, groups and who serves which inbox are as they are now; who was there when is history. */
  "people_now",
  /** The rules of inboxes, their reasons and business hours are as they are now. */
  "rules_now",
  /** Closing asks the same guard, but for what other conversations of the customer would say. */
  "close_partly",
  /** Messages are taken to arrive. */
  "messages_arrive",
  /** Nobody outside is asked and no other workflow started: those steps go on as if all went well. */
  "calls_not_made",
  /** What stages and their rules do with a ticket that is made or moved is not told. */
  "stages_not_tried",
  /** Words of the desk itself are nobody's first reply; whoever had been given it is taken to answer when somebody did. */
  "first_reply_by_people",
  /** Its trigger is in no history: it is tried as if started by hand when the conversation opened. */
  "as_if_by_hand",
  /** It took too long and ended before all were looked at. */
  "out_of_time",
] as const;
/** What the figures of a simulation rest on. */
export const SimulationCaveat = z.enum(simulationCaveats).meta({ id: "SimulationCaveat" });
export type SimulationCaveat = z.infer<typeof SimulationCaveat>;

export const SimulationReport = z
  .object({
    /** Conversations looked at, and those a run would have begun for. */
    looked: z.int(),
    runs: z.int(),
    /** Conversations for which it would have done each. */
    acts: z.record(SimulatedAct, z.int()),
    /** By step, how often each way was taken. */
    steps: z.array(z.object({ step: z.string(), entered: z.int(), edges: z.record(z.string(), z.int()) })),
    /** As it was; and as it would have been where the draft itself would have answered first, or passed it on. */
    firstResponse: z.object({ was: FirstResponse, would: FirstResponse }),
    /** What the figures rest on, as codes the screen has words for. */
    caveats: z.array(SimulationCaveat),
    /** More matched than were looked at. */
    truncated: z.boolean(),
  })
  .meta({ id: "SimulationReport" });
export type SimulationReport = z.infer<typeof SimulationReport>;

export const Simulation = z
  .object({
    id: Id,
    workflow: Named,
    state: z.enum(simulationStates),
    filter: SimulationFilter,
    /** Conversations done, of how many. */
    progress: z.object({ done: z.int(), of: z.int() }),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    by: Named.nullable(),
    report: SimulationReport.nullable(),
  })
  .meta({ id: "Simulation" });
export type Simulation = z.infer<typeof Simulation>;

/** What it would have done with one conversation. */
export const SimulatedRun = z
  .object({
    id: Id,
    conversation: z.object({ id: Id, number: z.int() }),
    contact: Named,
    startedAt: Instant,
    endedAt: Instant.nullable(),
    acts: z.array(SimulatedAct),
    /** From here on, history is what happened and not what would have; null: it would have changed nothing. */
    divergedAt: Instant.nullable(),
    firstResponse: z.object({ wasMs: z.number().nullable(), wouldMs: z.number().nullable() }),
  })
  .meta({ id: "SimulatedRun" });
export type SimulatedRun = z.infer<typeof SimulatedRun>;

export const simulate = endpoint({
  method: "POST",
  path: "/workflows/:id/simulations",
  summary:
    "Try the draft on past conversations, at their real times, with nothing touched. Goes on by itself; look for its report.",
  access: "workflows.write",
  params: Params,
  body: SimulationFilter,
  response: Simulation,
  status: 202,
  refusals: ["SIMULATION_RUNNING"],
});
export const listSimulations = endpoint({
  method: "GET",
  path: "/workflows/:id/simulations",
  summary: "The latest ones of a workflow.",
  access: "workflows.read",
  params: Params,
  response: z.object({ items: z.array(Simulation) }),
});
export const showSimulation = endpoint({
  method: "GET",
  path: "/simulations/:id",
  summary: "How far a simulation is, and its report.",
  access: "workflows.read",
  params: Params,
  response: Simulation.extend({ definition: Definition }).meta({ id: "SimulationDetail" }),
});
export const cancelSimulation = endpoint({
  method: "POST",
  path: "/simulations/:id/cancel",
  summary: "Ends a simulation that is under way.",
  access: "workflows.write",
  params: Params,
  response: Simulation,
  refusals: ["RUN_OVER"],
});
export const simulatedRuns = endpoint({
  method: "GET",
  path: "/simulations/:id/runs",
  summary: "The conversations a run would have begun for; those of one act, or that left a step one way.",
  access: "workflows.read",
  params: Params,
  query: PageQuery.extend({
    act: SimulatedAct.optional(),
    step: z.string().max(40).optional(),
    edge: z.string().max(40).optional(),
  }),
  response: page(SimulatedRun),
});
export const showSimulatedRun = endpoint({
  method: "GET",
  path: "/simulated-runs/:id",
  summary: "One of them, step by step.",
  access: "workflows.read",
  params: Params,
  response: SimulatedRun.extend({ simulationId: Id, steps: z.array(RunStep) }).meta({
    id: "SimulatedRunDetail",
  }),
});
