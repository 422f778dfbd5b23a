import type { Failure } from "@relevo/contract/refusals.ts";
import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { freshRun } from "./decide/decide.rules.ts";
import { mostDeep, mostInHour } from "./limits.ts";
import type { OpenRun } from "./runs.ts";
import { type Published, publishedOf } from "./versions.ts";
import { runKind, writeBegun } from "./write-runs.ts";

/** A run to begin. */
export interface Start {
  workflow: string;
  contact: string;
  conversation: string | null;
  ticket: string | null;
  variables: Readonly<Record<string, string>>;
  /** The event that started it, and how deep it stands in what automation caused. */
  cause: number | null;
  depth: number;
  /** The run whose step started it. */
  parent: string | null;
}
type Begun<R> = R | { failures: readonly Failure[] };
interface Before {
  /** `workflow conversation` */
  active: readonly string[];
  /** By `workflow contact`, how many began within the hour. */
  recent: readonly { pair: string; count: number }[];
  /** `workflow contact` */
  enrolled: readonly string[];
}

/**
 * Begins runs of published workflows for contacts that are locked; each goes on in a transaction of its own. In the
 * order of the starts: its id, or what stands against it (NOT_PUBLISHED, RUN_ACTIVE, RUN_OVER for one that was to run
 * once, TOO_MANY).
 */
export async function beginRuns(tx: Tx, starts: readonly Start[]): Promise<Begun<{ id: string }>[]> {
  if (starts.length === 0) return [];
  const [published, before] = await Promise.all([
    publishedOf(
      tx,
      starts.map(({ workflow }) => workflow),
    ),
    runBefore(tx, starts),
  ]);
  const begun = judgeStarts(starts, { published, before, at: tx.at });
  const runs = begun.flatMap((one) => ("run" in one ? one.run : []));
  await Promise.all([
    writeBegun(tx, runs),
    enrol(tx, runs),
    arm(
      tx,
      runs.map(({ now: { id }, contact }) => ({ kind: runKind, key: id, contact, dueAt: tx.at })),
    ),
  ]);
  return begun.map((one) => ("run" in one ? { id: one.run.now.id } : one));
}

/** What begins, in the order of the starts, before it is written; or what stands against it. */
export function judgeStarts(
  starts: readonly Start[],
  { published, before, at }: { published: ReadonlyMap<string, Published>; before: Before; at: Date },
): Begun<{ run: OpenRun }>[] {
  const taken = new Set(before.active);
  const counts = new Map(before.recent.map(({ pair, count }) => [pair, count]));
  const enrolled = new Set(before.enrolled);
  return starts.map((start) => {
    const pair = pairOf(start);
    const here = start.conversation === null ? null : `${start.workflow} ${start.conversation}`;
    const inForce = published.get(start.workflow);
    if (!inForce) return { failures: [{ code: "NOT_PUBLISHED" }] };
    if (here !== null && taken.has(here)) return { failures: [{ code: "RUN_ACTIVE" }] };
    const { definition, version } = inForce;
    if (definition.oncePerContact && enrolled.has(pair)) return { failures: [{ code: "RUN_OVER" }] };
    const count = (counts.get(pair) ?? 0) + 1;
    if (count > mostInHour || start.depth >= mostDeep) return { failures: [{ code: "TOO_MANY" }] };
    counts.set(pair, count);
    if (here !== null) taken.add(here);
    if (definition.oncePerContact) enrolled.add(pair);
    const { workflow, variables, ...place } = start;
    const now = freshRun({ id: newId(), workflow, version, variables, at });
    return { run: { ...place, now, state: "running" as const, definition } };
  });
}

function pairOf({ workflow, contact }: Pick<Start, "workflow" | "contact">): string {
  return `${workflow} ${contact}`;
}

/** What is asked before a run begins: which are under way there, how many there were lately, who has had theirs. */
export async function runBefore(
  tx: Tx,
  starts: readonly Pick<Start, "workflow" | "contact" | "conversation">[],
): Promise<Before> {
  if (starts.length === 0) return { active: [], recent: [], enrolled: [] };
  const pairs = JSON.stringify(starts.map(({ workflow, contact }) => ({ workflow, contact })));
  const talks = starts.flatMap(({ conversation }) => conversation ?? []);
  const asked =
    "(select distinct workflow, contact from jsonb_to_recordset($2::jsonb) as r(workflow uuid, contact uuid)) a";
  const [active, recent, enrolled] = await Promise.all([
    tx.rows<{ at: string }>(
      `select workflow_id || ' ' || conversation_id as at from runs
       where account_id = $1 and conversation_id = any($2::uuid[]) and state in ('running', 'waiting')`,
      [tx.account, talks],
    ),
    tx.rows<{ pair: string; count: number }>(
      `select a.workflow || ' ' || a.contact as pair, lately.count from ${asked}
       cross join lateral (select count(*)::int as count from runs r where r.account_id = $1 and r.contact_id = a.contact
         and r.workflow_id = a.workflow and r.started_at > $3) lately where lately.count > 0`,
      [tx.account, pairs, new Date(tx.at.getTime() - 60 * 60_000)],
    ),
    tx.rows<{ pair: string }>(
      `select a.workflow || ' ' || a.contact as pair from ${asked}
       join enrolments e on e.account_id = $1 and e.contact_id = a.contact and e.workflow_id = a.workflow`,
      [tx.account, pairs],
    ),
  ]);
  return {
    active: active.map(({ at }) => at),
    recent,
    enrolled: enrolled.map(({ pair }) => pair),
  };
}

/** Notes who has had a workflow that runs once for each. */
export async function enrol(tx: Tx, runs: readonly OpenRun[]): Promise<void> {
  const once = runs.flatMap(({ now: { workflow }, contact, definition }) =>
    definition.oncePerContact ? [{ workflow, contact }] : [],
  );
  if (once.length === 0) return;
  await tx.rows(
    `insert into enrolments (account_id, workflow_id, contact_id)
     select $1, workflow, contact from jsonb_to_recordset($2::jsonb) as r(workflow uuid, contact uuid) on conflict do nothing`,
    [tx.account, JSON.stringify(once)],
  );
}
