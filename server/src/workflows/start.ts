import type { Definition, Trigger } from "@relevo/contract/workflows.ts";
import { z } from "zod";
import { armDistribution } from "../assignment/arm-distribution.ts";
import { armSticky } from "../assignment/arm-sticky.ts";
import type { Due } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";
import { advanceRuns, type Call } from "./advance.ts";
import { insertRuns, type Start } from "./begin.ts";
import { holds } from "./conditions.rules.ts";
import { runFacts } from "./facts/facts.ts";
import { definitionsOf } from "./runs.ts";
import { placesOf } from "./start-places.ts";
import { namedIn, triggerVariables } from "./starts.rules.ts";
import { started } from "./triggers.rules.ts";

/** The kind of deadline that starts a run, and what it carries. */
export const startKind = "run-start";
export const StartData = z.object({
  workflow: z.uuid(),
  /** Null: it is started from outside or by the clock. */
  event: z.int().nullable(),
  conversation: z.uuid().nullable(),
  ticket: z.uuid().nullable(),
  /** What the trigger tells, where there is no event that would tell it again. */
  trigger: z.record(z.string(), z.string()),
});
export type StartData = z.infer<typeof StartData>;

interface Asked extends StartData {
  key: string;
  contact: string;
}

/**
 * Starts runs whose trigger came, if it still fits what is in force and the conditions hold now, and takes them to
 * their first act. What holds back a conversation from distribution meanwhile is over afterwards.
 */
export async function startRuns(tx: Tx, due: readonly Due[]): Promise<Call[]> {
  const asked = due
    .map(({ key, contact, data }): Asked => ({ key, contact: contact ?? "", ...StartData.parse(data) }))
    .sort((a, b) => (a.event ?? 0) - (b.event ?? 0) || (a.workflow < b.workflow ? -1 : 1));
  const begun = await insertRuns(tx, await fitting(tx, asked));
  const ids = begun.flatMap((one) => ("id" in one ? one.id : []));
  const calls = await advanceRuns(tx, ids);
  await armDistribution(tx);
  await armSticky(
    tx,
    asked.flatMap(({ conversation }) => conversation ?? []),
  );
  return calls;
}

async function fitting(tx: Tx, asked: readonly Asked[]): Promise<Start[]> {
  const [definitions, events, places] = await Promise.all([
    inForce(tx, asked),
    eventsOf(tx, asked),
    placesOf(tx, asked),
  ]);
  const candidates = asked.flatMap((one, i) => {
    const definition = definitions.get(one.workflow);
    const place = places[i];
    const event = one.event === null ? null : events.get(one.event);
    if (!definition?.trigger || !place || event === undefined) return [];
    const told = event === null ? fromOutside(definition.trigger, one) : started(definition.trigger, event);
    if (told === null) return [];
    const variables = triggerVariables(told);
    return [{ ...one, ...place, definition, variables, depth: event?.depth ?? 0 }];
  });
  const facts = await runFacts(
    tx,
    candidates.map(({ key, contact, conversation, ticket, definition, variables }) => ({
      ...{ id: key, contact, conversation, ticket },
      wakes: null,
      heard: { contact: null, member: null },
      named: namedIn(definition, variables),
    })),
  );
  return candidates.flatMap(({ key, definition, variables, event, ...one }): Start[] => {
    const now = facts.get(key);
    if (!now || !holds(definition.conditions, now, variables, tx.at)) return [];
    const { workflow, contact, conversation, ticket, depth } = one;
    return [{ workflow, contact, conversation, ticket, variables, cause: event, depth, parent: null }];
  });
}

/** What no event tells: it still starts what is in force only if that is started so. */
function fromOutside({ kind }: Trigger, { trigger }: StartData): Record<string, string> | null {
  return kind === "webhook" || kind === "schedule" ? trigger : null;
}

/** By workflow, what is in force now: a start is older than it, if only a moment. */
async function inForce(tx: Tx, asked: readonly Asked[]): Promise<Map<string, Definition>> {
  const versions = await tx.rows<{ workflow: string; version: number }>(
    `select id as workflow, version from workflows
     where account_id = $1 and id = any($2::uuid[]) and state = 'published' and removed_at is null`,
    [tx.account, [...new Set(asked.map(({ workflow }) => workflow))]],
  );
  const definitions = await definitionsOf(tx, versions);
  return new Map(
    versions.flatMap(({ workflow, version }) => {
      const definition = definitions.get(`${workflow} ${version}`);
      return definition ? [[workflow, definition] as const] : [];
    }),
  );
}

async function eventsOf(tx: Tx, asked: readonly Asked[]) {
  const ids = asked.flatMap(({ event }) => event ?? []);
  const rows = await tx.rows<{ id: number; name: string; depth: number; data: Record<string, unknown> }>(
    "select id, name, depth, data from events where account_id = $1 and id = any($2::bigint[])",
    [tx.account, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
