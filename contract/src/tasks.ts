import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Author, Id, Instant, Name, Named, PageQuery, Params, page } from "./words.ts";

export const taskKinds = ["write", "call", "visit", "quote", "check", "other"] as const;
export const TaskKind = z.enum(taskKinds).meta({ id: "TaskKind" });
export type TaskKind = z.infer<typeof TaskKind>;

/** Follow-up with an owner and a date. One without either is allowed while it is thought about, and blocks a close. */
export const Task = z
  .object({
    id: Id,
    kind: TaskKind,
    /** The next step, in a person's words. */
    title: z.string(),
    owner: Named.nullable(),
    dueAt: Instant.nullable(),
    /** Came due and is not done. */
    overdue: z.boolean(),
    doneAt: Instant.nullable(),
    cancelledAt: Instant.nullable(),
    contact: Named,
    conversation: z.object({ id: Id, number: z.int() }).nullable(),
    ticket: z.object({ id: Id, number: z.int() }).nullable(),
    createdBy: Author,
    createdAt: Instant,
  })
  .meta({ id: "Task" });
export type Task = z.infer<typeof Task>;

const TaskFields = {
  kind: TaskKind.default("other"),
  title: Name,
  ownerId: Id.nullable().default(null),
  dueAt: Instant.nullable().default(null),
};
export const createTask = endpoint({
  method: "POST",
  path: "/conversations/:id/tasks",
  summary: "Leave a task in a conversation.",
  access: "conversations.work",
  params: Params,
  body: z.object({ id: Id.optional(), ...TaskFields }),
  response: Task,
  status: 201,
  refusals: ["TARGET_INACTIVE", "DATE_PAST", "CONFLICT"],
});
export const createTicketTask = endpoint({
  method: "POST",
  path: "/tickets/:id/tasks",
  summary: "Leave a task on a ticket; it hangs on its conversation, too, where there is an open one.",
  access: "conversations.work",
  params: Params,
  body: z.object({ id: Id.optional(), ...TaskFields }),
  response: Task,
  status: 201,
  refusals: ["TARGET_INACTIVE", "DATE_PAST", "CONFLICT", "TICKET_ARCHIVED"],
});
export const editTask = endpoint({
  method: "PUT",
  path: "/tasks/:id",
  summary:
    "Replace a task's kind, title, owner and date. One that is evidence of a close keeps owner and date.",
  access: "conversations.work",
  params: Params,
  body: z.object(TaskFields),
  response: Task,
  refusals: ["TARGET_INACTIVE", "DATE_PAST", "TASK_OVER", "IS_EVIDENCE"],
});
export const finishTask = endpoint({
  method: "PUT",
  path: "/tasks/:id/done",
  summary: "The task is done.",
  access: "conversations.work",
  params: Params,
  response: Task,
  refusals: ["TASK_OVER"],
});
export const resumeTask = endpoint({
  method: "DELETE",
  path: "/tasks/:id/done",
  summary: "The task is not done after all.",
  access: "conversations.work",
  params: Params,
  response: Task,
});
export const cancelTask = endpoint({
  method: "DELETE",
  path: "/tasks/:id",
  summary: "The task is not needed. It stays readable; one that is evidence of a close cannot be cancelled.",
  access: "conversations.work",
  params: Params,
  response: Task,
  refusals: ["TASK_OVER", "IS_EVIDENCE"],
});
export const listTasks = endpoint({
  method: "GET",
  path: "/tasks",
  summary:
    "Tasks one may see: of a conversation, of a ticket, mine, or all; open ones by date, overdue first. `done` adds those that are over, last.",
  access: "conversations.read",
  query: PageQuery.extend({
    /** Counts where neither a conversation nor a ticket is named. */
    mine: z.stringbool().default(true),
    conversationId: Id.optional(),
    ticketId: Id.optional(),
    done: z.stringbool().default(false),
  }),
  response: page(Task).extend({
    /** Of mine, open and overdue, capped at 999. */
    overdue: z.int(),
  }),
});
