import type { Definition, Trigger } from "@relevo/contract/workflows.ts";
import { z } from "zod";
import { armDistribution } from "../assignment/arm-distribution.ts";
import { armSticky } from "../assignment/arm-sticky.ts";
import { arm } from "../deadlines/arm.ts";
import type { Due } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";
import { advanceBegun, type Call } from "./advance.ts";
import { enrol, judgeStarts, runBefore, type Start } from "./begin.ts";
import { holds } from "./conditions.rules.ts";
import { factsAtStart } from "./facts/at-start.ts";
import type { Facts } from "./facts.rules.ts";
import { placesOf, type StartPlace } from "./start-places.ts";
import { namedIn, triggerVariables } from "./starts.rules.ts";
import { started } from "./triggers.rules.ts";
import { type Published, publishedOf } from "./versions.ts";

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

interface Asked {
  key: string;
  contact: string;
  data: StartData;
}

/**
 * Starts runs whose trigger came, if it still fits what is in force and the conditions hold now, and takes them to
 * their first act. What holds back a conversation from distribution meanwhile is over afterwards.
 */
export async function startRuns(tx: Tx, due: readonly Due[]): Promise<Call[]> {
  const sorted = due
    .map((one): Asked => ({ ...one, contact: one.contact ?? "", data: StartData.parse(one.data) }))
    .sort(
      ({ data: a }, { data: b }) => (a.event ?? 0) - (b.event ?? 0) || (a.workflow < b.workflow ? -1 : 1),
    );
  const { now, later } = inTurn(sorted);
  const [calls] = await Promise.all([
    startNow(tx, now),
    arm(
      tx,
      later.map(({ key, contact, data }) => ({ kind: startKind, key, contact, dueAt: tx.at, data })),
    ),
    armDistribution(tx),
    armSticky(
      tx,
      now.flatMap(({ data }) => data.conversation ?? []),
    ),
  ]);
  return calls;
}

async function startNow(tx: Tx, asked: readonly Asked[]): Promise<Call[]> {
  const [published, events, places] = await Promise.all([
    publishedOf(
      tx,
      asked.map(({ data }) => data.workflow),
    ),
    eventsOf(tx, asked),
    placesOf(
      tx,
      asked.map(({ contact, data: { conversation, ticket } }) => ({ contact, conversation, ticket })),
    ),
  ]);
  const candidates = candidatesOf(asked, published, events, places);
  const [facts, before] = await Promise.all([
    factsAtStart(
      tx,
      candidates.map(({ key, contact, conversation, ticket, variables, event, definition }) => ({
        ...{ key, contact, conversation, ticket, event },
        named: namedIn(definition, variables),
      })),
    ),
    runBefore(tx, candidates),
  ]);
  const starts = candidates.filter(({ key, definition: { conditions }, variables }) => {
    const here = facts.get(key);
    return here && holds(conditions, here, variables, tx.at);
  });
  const begun = judgeStarts(starts, { published, before, at: tx.at });
  const runs = begun.flatMap((one) => ("run" in one ? one.run : []));
  const begunOn = begun.flatMap((one, i): [string, Facts][] => {
    const here = facts.get(starts[i]?.key ?? "");
    return "run" in one && here ? [[one.run.now.id, here]] : [];
  });
  const [calls] = await Promise.all([advanceBegun(tx, runs, new Map(begunOn)), enrol(tx, runs)]);
  return calls;
}

/** What starts a workflow in one place twice at once goes in its order: the second sees whether the first still runs. */
function inTurn(sorted: readonly Asked[]): { now: Asked[]; later: Asked[] } {
  const first = new Map<string, Asked>();
  for (const one of sorted) {
    const place = `${one.data.workflow} ${one.data.conversation ?? one.contact}`;
    if (!first.has(place)) first.set(place, one);
  }
  const now = new Set(first.values());
  return { now: [...now], later: sorted.filter((one) => !now.has(one)) };
}

interface Candidate extends Start {
  key: string;
  event: Told | null;
  definition: Definition;
}

/** Of what was asked, what still fits a workflow in force. */
function candidatesOf(
  asked: readonly Asked[],
  published: ReadonlyMap<string, Published>,
  events: ReadonlyMap<number, Told>,
  places: readonly StartPlace[],
): Candidate[] {
  return asked.flatMap(({ key, data }, i) => {
    const definition = published.get(data.workflow)?.definition;
    const place = places[i];
    const event = data.event === null ? null : events.get(data.event);
    if (!definition?.trigger || !place || event === undefined) return [];
    const told = event === null ? fromOutside(definition.trigger, data) : started(definition.trigger, event);
    if (told === null) return [];
    return [
      {
        ...{ key, ...place, event, definition, workflow: data.workflow, variables: triggerVariables(told) },
        ...{ cause: data.event, depth: event?.depth ?? 0, parent: null },
      },
    ];
  });
}

/** What no event tells: it still starts what is in force only if that is started so. */
function fromOutside({ kind }: Trigger, { trigger }: StartData): Record<string, string> | null {
  return kind === "webhook" || kind === "schedule" ? trigger : null;
}

interface Told {
  name: string;
  depth: number;
  data: Record<string, unknown>;
}

async function eventsOf(tx: Tx, asked: readonly Asked[]): Promise<Map<number, Told>> {
  const ids = asked.flatMap(({ data }) => data.event ?? []);
  const rows = await tx.rows<Told & { id: number }>(
    "select id, name, depth, data from events where account_id = $1 and id = any($2::bigint[])",
    [tx.account, ids],
  );
  return new Map(rows.map(({ id, ...event }) => [id, event]));
}
