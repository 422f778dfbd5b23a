import type { Trigger } from "@relevo/contract/workflows.ts";
import { z } from "zod";
import { armDistribution } from "../assignment/arm-distribution.ts";
import { armSticky } from "../assignment/arm-sticky.ts";
import { arm } from "../deadlines/arm.ts";
import type { Due } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";
import { advance, type Call } from "./advance.ts";
import { insertRuns, type Start } from "./begin.ts";
import { holds } from "./conditions.rules.ts";
import { factsAtStart } from "./facts/at-start.ts";
import type { Facts } from "./facts.rules.ts";
import { placesOf } from "./start-places.ts";
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
  const asked = await inTurn(tx, sorted);
  const published = await publishedOf(
    tx,
    asked.map(({ data }) => data.workflow),
  );
  const starts = await fitting(tx, asked, published);
  const begun = await insertRuns(tx, starts, published);
  const runs = begun.map((one) => ("run" in one ? one.run : null));
  const facts = runs.flatMap((run, i): [string, Facts][] => {
    const known = starts[i]?.facts;
    return run && known ? [[run.now.id, known]] : [];
  });
  const calls = await advance(
    tx,
    runs.filter((run) => run !== null),
    new Map(facts),
  );
  await armDistribution(tx);
  await armSticky(
    tx,
    asked.flatMap(({ data }) => data.conversation ?? []),
  );
  return calls;
}

/** What starts a workflow in one place twice at once goes in its order: the second sees whether the first still runs. */
async function inTurn(tx: Tx, sorted: readonly Asked[]): Promise<Asked[]> {
  const first = new Map<string, Asked>();
  for (const one of sorted) {
    const place = `${one.data.workflow} ${one.data.conversation ?? one.contact}`;
    if (!first.has(place)) first.set(place, one);
  }
  const now = [...first.values()];
  await arm(
    tx,
    sorted
      .filter((one) => !now.includes(one))
      .map(({ key, contact, data }) => ({ kind: startKind, key, contact, dueAt: tx.at, data })),
  );
  return now;
}

async function fitting(
  tx: Tx,
  asked: readonly Asked[],
  published: ReadonlyMap<string, Published>,
): Promise<(Start & { facts: Facts })[]> {
  const [events, places] = await Promise.all([
    eventsOf(tx, asked),
    placesOf(
      tx,
      asked.map(({ contact, data: { conversation, ticket } }) => ({ contact, conversation, ticket })),
    ),
  ]);
  const candidates = asked.flatMap(({ key, data }, i) => {
    const definition = published.get(data.workflow)?.definition;
    const place = places[i];
    const event = data.event === null ? null : events.get(data.event);
    if (!definition?.trigger || !place || event === undefined) return [];
    const told = event === null ? fromOutside(definition.trigger, data) : started(definition.trigger, event);
    if (told === null) return [];
    return [{ key, ...place, data, event, definition, variables: triggerVariables(told) }];
  });
  const facts = await factsAtStart(
    tx,
    candidates.map(({ definition, variables, ...one }) => ({
      ...one,
      named: namedIn(definition, variables),
    })),
  );
  return candidates.flatMap((one) => {
    const { key, definition, variables, event, data, ...place } = one;
    const now = facts.get(key);
    if (!now || !holds(definition.conditions, now, variables, tx.at)) return [];
    const depth = event?.depth ?? 0;
    const { contact, conversation, ticket } = place;
    const start = {
      workflow: data.workflow,
      contact,
      conversation,
      ticket,
      variables,
      cause: data.event,
      depth,
    };
    return [{ ...start, parent: null, facts: now }];
  });
}

/** What no event tells: it still starts what is in force only if that is started so. */
function fromOutside({ kind }: Trigger, { trigger }: StartData): Record<string, string> | null {
  return kind === "webhook" || kind === "schedule" ? trigger : null;
}

async function eventsOf(tx: Tx, asked: readonly Asked[]) {
  const ids = asked.flatMap(({ data }) => data.event ?? []);
  const rows = await tx.rows<{ id: number; name: string; depth: number; data: Record<string, unknown> }>(
    "select id, name, depth, data from events where account_id = $1 and id = any($2::bigint[])",
    [tx.account, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
