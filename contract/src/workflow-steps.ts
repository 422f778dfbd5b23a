import { z } from "zod";
import { CloseRequest } from "./closing.ts";
import { FieldValue } from "./fields.ts";
import { TaskKind } from "./tasks.ts";
import { Id, Name } from "./words.ts";
import { ConditionTree } from "./workflow-conditions.ts";

/** Names a step in its workflow. */
export const StepId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "lower-case letters, digits, - and _");
export type StepId = z.infer<typeof StepId>;
/** Longest wait: seven days, in minutes. */
export const longestWait = 7 * 24 * 60;
const Minutes = z.int().min(1);
/** Around the clock, or only while the conversation's inbox is open. */
const Clock = z.enum(["elapsed", "business"]).default("elapsed");
/** Words with {{variables}}: see `variablesIn`. */
const Text = z.string().trim().max(4096);
const VariableName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "lower-case letters, digits and _");

const Base = {
  id: StepId,
  /** What its author calls it; empty: what it does. */
  name: z.string().trim().max(120).default(""),
  /** By edge: the step that follows. Without one the run ends there. */
  edges: z.record(z.string(), StepId).default({}),
};
const step = <K extends string, S extends z.ZodRawShape>(kind: K, settings: S) =>
  z.object({ kind: z.literal(kind), ...Base, ...settings });

/** To one person; to one of a group's or of the inbox's people; to a queue. */
export const AssignTo = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("member"), memberId: Id.nullable() }),
    z.object({ kind: z.literal("group"), groupId: Id.nullable() }),
    z.object({ kind: z.literal("inbox") }),
    /** A group's queue, or with null the inbox's own: nobody has it. */
    z.object({ kind: z.literal("queue"), groupId: Id.nullable() }),
  ])
  .meta({ id: "AssignTo" });
export type AssignTo = z.infer<typeof AssignTo>;

export const answerKinds = ["text", "number", "date", "mail", "phone", "choice", "yes_no"] as const;
/** What an answer must be, and what is kept of it. */
export const AnswerKind = z.enum(answerKinds).meta({ id: "AnswerKind" });

export const Step = z
  .discriminatedUnion("kind", [
    step("assign", {
      to: AssignTo,
      /** Which of several: in turns, or who holds the fewest open contacts. */
      logic: z.enum(["round_robin", "least_open"]).default("round_robin"),
      /** Only people whose screen is connected. They have to be available in any case, but for one named person. */
      onlineOnly: z.boolean().default(false),
      /** Only who holds fewer open contacts than this. */
      capacity: z.int().min(1).max(200).nullable().default(null),
      /** Not to who has it now, nor to whom this run gave it before. */
      excludeFailed: z.boolean().default(true),
      /** Left alone where a person gave it to somebody else during the last wait. */
      unlessReassigned: z.boolean().default(true),
      /** Nobody eligible: it waits this long for somebody, then goes on by `timeout`. Null: not at all. */
      timeoutMinutes: Minutes.nullable().default(longestWait),
    }),
    step("wait", { minutes: Minutes.nullable(), clock: Clock }),
    /** Until somebody writes (`reply`), at most this long (`timeout`). */
    step("wait_reply", {
      minutes: Minutes.nullable(),
      clock: Clock,
      of: z.enum(["contact", "member"]).default("contact"),
    }),
    /** The first whose conditions hold, by its id as edge; else `else`. */
    step("branch", {
      branches: z.array(
        z.object({ id: StepId, name: z.string().trim().max(120).default(""), when: ConditionTree }),
      ),
    }),
    /** `hours`: the calendar's, or with null the inbox's. */
    step("hours", { calendarId: Id.nullable() }),
    step("comment", {
      text: Text,
      /** `assignee` is whoever has it then. */
      mentions: z
        .array(z.union([z.literal("assignee"), Id]))
        .max(20)
        .default([]),
    }),
    step("message", { text: Text }),
    step("template", {
      templateId: Id.nullable(),
      /** By the template's own variable names. */
      values: z.record(z.string(), z.string().trim().max(1024)).default({}),
    }),
    /** Asks, waits, checks the answer, and keeps it as a variable or in a field. */
    step("ask", {
      text: Text,
      answer: AnswerKind,
      options: z.array(Name).max(10).default([]),
      /** What is said to an answer that is none; empty: the question again. */
      again: Text.default(""),
      attempts: z.int().min(1).max(5).default(2),
      minutes: Minutes.nullable(),
      variable: VariableName,
      fieldId: Id.nullable().default(null),
    }),
    step("move_inbox", { inboxId: Id.nullable(), reasonId: Id.nullable().default(null) }),
    step("reason", { reasonId: Id.nullable() }),
    step("tag", { add: z.array(Id).max(20).default([]), remove: z.array(Id).max(20).default([]) }),
    /** Before the rest of its queue, or in its turn. */
    step("priority", { ahead: z.boolean() }),
    /** Of the contact or the ticket, as the field says. Null takes the value away; a text may hold {{variables}}. */
    step("field", { fieldId: Id.nullable(), value: FieldValue.nullable() }),
    step("task", {
      title: z.string().trim().max(120),
      taskKind: TaskKind.default("other"),
      owner: z
        .union([z.literal("assignee"), Id])
        .nullable()
        .default("assignee"),
      dueMinutes: z
        .int()
        .min(1)
        .max(60 * 24 * 365)
        .nullable()
        .default(60 * 24),
    }),
    step("create_ticket", { funnelId: Id.nullable(), stageId: Id.nullable(), subject: Text.default("") }),
    step("move_ticket", { stageId: Id.nullable() }),
    step("resolve_ticket", {
      resolution: z.enum(["won", "lost"]),
      reasonId: Id.nullable().default(null),
      archive: z.boolean().default(false),
    }),
    /** Through the guard; what it refuses goes on by `refused`. */
    step("close", {
      outcome: CloseRequest.shape.outcome,
      reasonId: Id.nullable().default(null),
      note: Text.default(""),
    }),
    /** Null: until the customer writes. */
    step("snooze", { minutes: Minutes.nullable() }),
    step("http", {
      method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
      /** Public addresses only; may hold {{variables}}. */
      url: z.string().trim().max(2000),
      /** A value may hold {{secret.NAME}}. */
      headers: z
        .array(z.object({ name: z.string().trim().max(100), value: z.string().trim().max(2000) }))
        .max(20)
        .default([]),
      body: z.string().max(20_000).default(""),
      /** Ms, for all of it. */
      timeoutMs: z.int().min(500).max(20_000).default(10_000),
      /** Tries after the first, for no answer, 429 and 5xx. */
      retries: z.int().min(0).max(5).default(2),
      /** `{{name.path.in.the.answer}}` afterwards; `name.status` is the code. */
      variable: VariableName,
    }),
    /** Starts another workflow (trigger: manual) on the same conversation and goes on. */
    step("workflow", { workflowId: Id.nullable() }),
    /** To a step, at most so many times in a run; then `next`. */
    step("jump", { to: StepId.nullable(), times: z.int().min(1).default(1) }),
  ])
  .meta({ id: "Step" });
export type Step = z.infer<typeof Step>;
export type StepKind = Step["kind"];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

/** The edges a kind of step may leave by, but for a branch's own. `failure`: what it does was refused or failed. */
export const stepEdges: Record<StepKind, readonly string[]> = {
  assign: ["next", "timeout", "failure"],
  wait: ["next"],
  wait_reply: ["reply", "timeout"],
  branch: ["else"],
  hours: ["open", "closed"],
  comment: ["next", "failure"],
  message: ["next", "failure"],
  template: ["next", "failure"],
  ask: ["next", "invalid", "timeout", "failure"],
  move_inbox: ["next", "failure"],
  reason: ["next", "failure"],
  tag: ["next", "failure"],
  priority: ["next", "failure"],
  field: ["next", "failure"],
  task: ["next", "failure"],
  create_ticket: ["next", "failure"],
  move_ticket: ["next", "failure"],
  resolve_ticket: ["next", "failure"],
  close: ["next", "refused"],
  snooze: ["next", "failure"],
  http: ["next", "failure"],
  workflow: ["next", "failure"],
  jump: ["next"],
};
export const stepKinds = Object.keys(stepEdges) as StepKind[];

/** The edges of one step, in the order they are drawn. */
export function edgesOf(step: Step): string[] {
  const own = step.kind === "branch" ? step.branches.map(({ id }) => id) : [];
  return [...own, ...stepEdges[step.kind]];
}
