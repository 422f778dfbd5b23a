import type { ConditionTree } from "@relevo/contract/workflow-conditions.ts";
import type { Step, StepOf } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import * as contract from "@relevo/contract/workflows.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, published } from "../scene.ts";

type Edges = Record<string, string>;
type AssignStep = StepOf<"assign">;

export const memberTo = (memberId: string): AssignStep["to"] => ({ kind: "member", memberId });
export const groupTo = (groupId: string): AssignStep["to"] => ({ kind: "group", groupId });

export const assign = (
  id: string,
  to: AssignStep["to"],
  edges: Edges = {},
  more: Partial<AssignStep> = {},
): Step => ({
  ...{ id, name: "", edges, kind: "assign", to, logic: "round_robin", onlineOnly: false, capacity: null },
  ...{ excludeFailed: true, unlessReassigned: true, timeoutMinutes: 60 },
  ...more,
});
export const hold = (
  id: string,
  minutes: number,
  next?: string,
  clock: "elapsed" | "business" = "elapsed",
): Step => ({
  ...{ id, name: "", edges: next ? { next } : {}, kind: "wait", minutes, clock },
});
export const listen = (
  id: string,
  minutes: number,
  edges: Edges = {},
  of: "contact" | "member" = "contact",
): Step => ({ id, name: "", edges, kind: "wait_reply", minutes, clock: "elapsed", of });
export const branch = (
  id: string,
  when: ConditionTree["items"],
  yes: string | null,
  no: string | null = null,
): Step => ({
  ...{ id, name: "", kind: "branch" },
  edges: { ...(yes && { si: yes }), ...(no && { else: no }) },
  branches: [{ id: "si", name: "Sí", when: { join: "and", items: when } }],
});
export const note = (
  id: string,
  text: string,
  next?: string,
  mentions: readonly "assignee"[] = [],
): Step => ({
  ...{ id, name: "", edges: next ? { next } : {}, kind: "comment", text },
  mentions: [...mentions],
});

export const open: ConditionTree["items"][number] = {
  subject: "conversation.state",
  operator: "is",
  value: "open",
};
export const unanswered: ConditionTree["items"][number] = {
  subject: "since.outgoing",
  operator: "not_exists",
};
export const byContact: ConditionTree = {
  join: "and",
  items: [{ subject: "conversation.source", operator: "is", value: "contact" }],
};

/** Transferencia rápida: to the first, 15 minutes, and if nobody answered to the second, with a note. */
export function quickTransfer(
  first: AssignStep["to"],
  second: AssignStep["to"],
  more: { first?: Partial<AssignStep>; second?: Partial<AssignStep>; definition?: Partial<Definition> } = {},
): Definition {
  return definition(
    [
      assign("primero", first, { next: "espera" }, more.first),
      hold("espera", 15, "sin_respuesta"),
      branch("sin_respuesta", [open, unanswered], "segundo"),
      assign("segundo", second, { next: "nota", timeout: "nadie" }, more.second),
      note("nota", "Nadie respondió en 15 minutos: sigue tú.", undefined, ["assignee"]),
      note("nadie", "No hay nadie."),
    ],
    { trigger: { kind: "conversation_opened" }, conditions: byContact, ...more.definition },
  );
}

/** In force, by the admin; answers its id. */
export async function inForce(on: DeskWithLine, draft: Definition): Promise<string> {
  return (await published(on.people.clara.client, draft)).id;
}

/** Nothing is in force any more, and nothing goes on: what one test published is not the next one's. */
export async function allStopped(on: DeskWithLine): Promise<void> {
  const { items } = await on.people.clara.client.call(contract.listWorkflows, {});
  for (const { id, state } of items)
    if (state === "published")
      await on.people.clara.client.call(contract.stopWorkflow, { params: { id }, body: {} });
  await on.desk.settle();
}

export interface RunRow {
  id: string;
  workflow: string;
  version: number;
  state: string;
  step: string | null;
  until: Date | null;
  wakes: string | null;
  contact: string;
  conversation: string | null;
  depth: number;
  why: { code: string; data?: Record<string, unknown> } | null;
}
/** The runs of a conversation, oldest first. */
export function runsIn(on: DeskWithLine, conversation: string): Promise<RunRow[]> {
  return rowsOf<RunRow>(
    on.desk,
    on.people.account,
    `select id, workflow_id as workflow, version, state, step, until, wakes, contact_id as contact,
       conversation_id as conversation, depth, why from runs where conversation_id = $1 order by started_at, id`,
    [conversation],
  );
}
export async function runIn(on: DeskWithLine, conversation: string): Promise<RunRow> {
  const [run, ...more] = await runsIn(on, conversation);
  if (!run || more.length > 0) throw new Error(`${run ? more.length + 1 : 0} runs instead of one`);
  return run;
}
/** What a run went through: `step edge`, or `step why` where it ended by no edge. */
export async function wayOf(on: DeskWithLine, run: string): Promise<string[]> {
  const rows = await rowsOf<{ step: string; edge: string | null; why: string | null; over: boolean }>(
    on.desk,
    on.people.account,
    "select step, edge, why->>'code' as why, ended_at is not null as over from run_steps where run_id = $1 order by n",
    [run],
  );
  return rows.map(({ step, edge, why, over }) => `${step} ${edge ?? (over ? (why ?? "-") : "…")}`);
}

export const later = (at: Date, minutes: number, ms = 0) => new Date(at.getTime() + minutes * 60_000 + ms);

/** The clock, moved on by a minute and standing still from here. */
export async function clock(on: DeskWithLine): Promise<Date> {
  return on.desk.step(later(await on.desk.step(), 1));
}
