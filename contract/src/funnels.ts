import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Name, Params } from "./words.ts";

export const stageKinds = ["human", "ai"] as const;
/** Who answers there. In a human stage the AI sends nothing. */
export const StageKind = z.enum(stageKinds).meta({ id: "StageKind" });
export type StageKind = z.infer<typeof StageKind>;
export const stageTypes = ["normal", "won", "lost", "closing"] as const;
/** What entering does: nothing · marks won · marks lost · archives without either. */
export const StageType = z.enum(stageTypes).meta({ id: "StageType" });
export type StageType = z.infer<typeof StageType>;

export const builtInFields = [
  "value",
  "description",
  "nextStep",
  "nextStepAt",
  "contactName",
  "contactPhone",
  "contactMail",
  "company",
] as const;
/** What a stage may ask for: one of the desk's own data, or `field:<id>`. */
export const TicketField = z
  .union([z.enum(builtInFields), z.string().regex(/^field:[0-9a-f-]{36}$/)])
  .meta({ id: "TicketField" });
export type TicketField = z.infer<typeof TicketField>;

export const strategies = ["balanced", "random", "round_robin", "unassign"] as const;
/** Who gets a ticket that comes in: who has fewest open ones · anybody · each in turn · nobody, it is for the team to pick. */
export const StageAssignment = z
  .object({
    strategy: z.enum(strategies),
    /** Who may get one, with the group's people. Nobody named: everybody who works in the funnel. */
    memberIds: z.array(Id).max(200).default([]),
    groupId: Id.nullable().default(null),
  })
  .meta({ id: "StageAssignment" });
export type StageAssignment = z.infer<typeof StageAssignment>;

const StageSettings = {
  name: Name,
  kind: StageKind,
  /** A ticket that is in it longer is stuck (hours); null: never. */
  stuckHours: z
    .int()
    .min(1)
    .max(24 * 365)
    .nullable(),
  /** What must be true before a ticket leaves it, in words; shown on the column. */
  exitCriteria: z.string().trim().max(500),
  /** Tickets it should hold at most; only told, never enforced. */
  softLimit: z.int().min(1).max(100_000).nullable(),
  /** What must be filled in to come into it: from one stage, or (null) from any. */
  requirements: z
    .array(z.object({ fromId: Id.nullable(), fields: z.array(TicketField).min(1).max(30) }))
    .max(30),
  /** Null: the ticket stays with who has it. */
  assignment: StageAssignment.nullable(),
};
export const Stage = z
  .object({ id: Id, funnelId: Id, position: z.int(), type: StageType, ...StageSettings })
  .meta({ id: "Stage" });
export type Stage = z.infer<typeof Stage>;

/** Why tickets of a funnel are won or lost. */
export const ResolutionReason = z
  .object({ id: Id, kind: z.enum(["won", "lost"]), name: z.string() })
  .meta({ id: "ResolutionReason" });
export type ResolutionReason = z.infer<typeof ResolutionReason>;

const FunnelSettings = {
  name: Name,
  /** What counts as won and as lost here, in the company's words; asked for before rules are switched on. */
  wonDefinition: z.string().trim().max(500),
  lostDefinition: z.string().trim().max(500),
  /** ISO 4217; null: its tickets carry no value. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** `adjacent`: normal stages only one by one; won, lost and closing stages can be reached from any. */
  moves: z.enum(["free", "adjacent"]),
  /** Who works in it: everybody, or those named. Administrators always. */
  access: z.enum(["everyone", "members"]),
  memberIds: z.array(Id).max(1000),
  /** What agents see besides their own tickets: nothing, or those nobody owns. */
  agentsSee: z.enum(["own", "queue"]),
  /** `strict`: earlier cycles are read only by who had them; `shared`: also by who has the contact now. */
  history: z.enum(["shared", "strict"]),
  /** May a ticket be archived that is neither won nor lost? */
  archiveUnresolved: z.boolean(),
  /** What an open task or an unanswered expired conversation does to a person who archives. */
  pending: z.enum(["block", "confirm"]),
  /** A person who marks won or lost must say why, where there are reasons of that kind. */
  askReason: z.boolean(),
};
/** Ordered stages a ticket goes through. */
export const Funnel = z
  .object({
    id: Id,
    position: z.int(),
    ...FunnelSettings,
    reasons: z.array(ResolutionReason),
    stages: z.array(Stage),
  })
  .meta({ id: "Funnel" });
export type Funnel = z.infer<typeof Funnel>;

export const funnelTemplates = ["sales", "scheduling", "support"] as const;
/** Ventas · Agendamiento · Soporte, with their stages and rules, in the caller's language. */
export const FunnelTemplate = z.enum(funnelTemplates).meta({ id: "FunnelTemplate" });
export type FunnelTemplate = z.infer<typeof FunnelTemplate>;

export const listFunnels = endpoint({
  method: "GET",
  path: "/funnels",
  summary: "The funnels one works in, with their stages in order.",
  access: "conversations.read",
  response: z.object({ items: z.array(Funnel) }),
});
export const createFunnel = endpoint({
  method: "POST",
  path: "/funnels",
  summary: "Make a funnel from a template, or with one first stage. It comes last.",
  access: "settings.write",
  body: z.object({ name: Name, template: FunnelTemplate.nullable() }),
  response: Funnel,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editFunnel = endpoint({
  method: "PUT",
  path: "/funnels/:id",
  summary: "Replace a funnel's settings. Reasons without an id are new; those left out are offered no more.",
  access: "settings.write",
  params: Params,
  body: z.object({
    ...FunnelSettings,
    reasons: z.array(z.object({ id: Id.optional(), kind: ResolutionReason.shape.kind, name: Name })).max(100),
  }),
  response: Funnel,
  refusals: ["NAME_TAKEN"],
});
export const placeFunnel = endpoint({
  method: "PUT",
  path: "/funnels/:id/position",
  summary: "Put a funnel at a place among the others, counted from 0.",
  access: "settings.write",
  params: Params,
  body: z.object({ position: z.int().min(0).max(1000) }),
  response: Funnel,
});
export const removeFunnel = endpoint({
  method: "DELETE",
  path: "/funnels/:id",
  summary:
    "Take a funnel away. Refused while it has open tickets, or an inbox or a rule leads into it; its archived tickets stay readable.",
  access: "settings.write",
  params: Params,
  status: 204,
  refusals: ["IN_USE"],
});

export const createStage = endpoint({
  method: "POST",
  path: "/funnels/:id/stages",
  summary:
    "Add a normal stage to a funnel; without a position it comes before the first won, lost or closing one.",
  access: "settings.write",
  params: Params,
  body: z.object({
    name: Name,
    kind: StageKind.default("human"),
    position: z.int().min(0).max(200).optional(),
  }),
  response: Stage,
  status: 201,
  refusals: ["NAME_TAKEN"],
});
export const editStage = endpoint({
  method: "PUT",
  path: "/stages/:id",
  summary: "Replace a stage's settings. Its type and its place have endpoints of their own.",
  access: "settings.write",
  params: Params,
  body: z.object(StageSettings),
  response: Stage,
  refusals: ["NAME_TAKEN"],
});
export const typeStage = endpoint({
  method: "PUT",
  path: "/stages/:id/type",
  summary:
    "Cambiar tipo de etapa: what entering does from now on; tickets already inside stay as they are. A stage tickets return to stays normal.",
  access: "settings.write",
  params: Params,
  body: z.object({ type: StageType }),
  response: Stage,
  refusals: ["RETURN_CLOSES", "LAST_STAGE"],
});
export const placeStage = endpoint({
  method: "PUT",
  path: "/stages/:id/position",
  summary: "Put a stage at a place in its funnel, counted from 0. One that holds tickets asks where they go.",
  access: "settings.write",
  params: Params,
  body: z.object({
    position: z.int().min(0).max(200),
    /** They go `along` with their stage, or into another of the funnel. */
    tickets: z.union([z.literal("along"), Id]).optional(),
  }),
  response: Funnel,
  refusals: ["STAGE_HOLDS_TICKETS", "RETURN_CLOSES"],
});
export const removeStage = endpoint({
  method: "DELETE",
  path: "/stages/:id",
  summary:
    "Take a stage away. Its open tickets, and whatever returns or leads to it, go to another one, which must be named if there are any; its rules end.",
  access: "settings.write",
  params: Params,
  query: z.object({
    /** A stage of the funnel that does not end a ticket. */
    to: Id.optional(),
  }),
  status: 204,
  refusals: ["STAGE_HOLDS_TICKETS", "LAST_STAGE", "RETURN_CLOSES"],
});
