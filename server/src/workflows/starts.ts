import type { ConditionTree } from "@relevo/contract/workflow-conditions.ts";
import type { Trigger } from "@relevo/contract/workflows.ts";
import type { Deadline } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import type { LoggedEvent } from "../platform/realtime.ts";
import { asksOf } from "./asks.rules.ts";
import { holds } from "./conditions.rules.ts";
import { factsAtStart } from "./facts/at-start.ts";
import { mostDeep } from "./limits.ts";
import { type StartData, startKind } from "./start.ts";
import { triggerVariables } from "./starts.rules.ts";
import { started } from "./triggers.rules.ts";
import { definitionsOf } from "./versions.ts";

/** What looks at each event. */
export interface Watching {
  id: string;
  /** Null: nothing of it is in force. */
  trigger: Trigger | null;
  conditions: ConditionTree;
}
/** A start to be armed. */
export interface Starting extends Deadline {
  data: StartData;
}

/** The account's workflows, also those of which nothing is in force. */
export async function watching(tx: Tx): Promise<Watching[]> {
  const rows = await tx.rows<{ workflow: string; version: number | null; published: boolean }>(
    `select id as workflow, version, state = 'published' and removed_at is null as published
     from workflows where account_id = $1 order by id`,
    [tx.account],
  );
  const inForce = rows.flatMap(({ workflow, version, published }) =>
    published && version !== null ? [{ workflow, version }] : [],
  );
  const definitions = await definitionsOf(tx, inForce);
  return rows.map(({ workflow, version, published }) => {
    const definition = published ? definitions.get(`${workflow} ${version}`) : undefined;
    const { trigger = null, conditions = { join: "and", items: [] } } = definition ?? {};
    return { id: workflow, trigger, conditions };
  });
}

/**
 * A start for each workflow an event fits; but for what automation caused too deep, or the workflow's own run did. What
 * does not meet the conditions as it happens starts nothing, and no deadline is written for it; they are asked again
 * when a run begins.
 */
export async function startsOf(
  tx: Tx,
  events: readonly LoggedEvent[],
  workflows: readonly Watching[],
): Promise<Starting[]> {
  const own = await workflowsOf(tx, events);
  const fitting = events.flatMap((event) =>
    workflows.flatMap(({ id, trigger, conditions }) => {
      const told = trigger && own.get(event.actor_id ?? "") !== id ? started(trigger, event) : null;
      const start = told && startOf(tx, event, id, told);
      return start ? [{ start, event, conditions }] : [];
    }),
  );
  const asked = fitting.filter(
    ({ start, conditions }) => conditions.items.length > 0 && start.data.conversation,
  );
  const facts = await factsAtStart(
    tx,
    asked.map(({ start: { key, contact, data }, event, conditions }) => ({
      ...{ key, contact: contact ?? "", conversation: data.conversation, ticket: data.ticket },
      ...{ event, named: [], asks: asksOf(conditions, event.name === "message.received") },
    })),
  );
  return fitting.flatMap(({ start, conditions }) => {
    const now = facts.get(start.key);
    // What was merged meanwhile is another by now, which only the start finds.
    if (!now || now.conversation?.state === "merged") return [start];
    return holds(conditions, now, triggerVariables(start.data.trigger), tx.at) ? [start] : [];
  });
}

function startOf(
  tx: Tx,
  event: LoggedEvent,
  workflow: string,
  trigger: StartData["trigger"],
): Starting | null {
  const { id, contact_id: contact, conversation_id: conversation, ticket_id: ticket, depth } = event;
  if (contact === null || depth >= mostDeep) return null;
  const key = `${conversation ?? ticket ?? contact}:${workflow}:${id}`;
  const data = { workflow, event: id, conversation, ticket, trigger };
  return { kind: startKind, key, contact, dueAt: tx.at, data };
}

/** The workflow of each run that acted. */
async function workflowsOf(tx: Tx, events: readonly LoggedEvent[]): Promise<Map<string, string>> {
  const runs = events.flatMap(({ actor_kind, actor_id }) =>
    actor_kind === "workflow" ? (actor_id ?? []) : [],
  );
  if (runs.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; workflow: string }>(
    "select id, workflow_id as workflow from runs where account_id = $1 and id = any($2::uuid[])",
    [tx.account, [...new Set(runs)]],
  );
  return new Map(rows.map(({ id, workflow }) => [id, workflow]));
}
