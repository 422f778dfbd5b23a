import type { Failure } from "@relevo/contract/refusals.ts";
import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { freshRun } from "./decide/decide.rules.ts";
import { mostDeep, mostInHour } from "./limits.ts";
import type { OpenRun } from "./runs.ts";
import { type Published, publishedOf } from "./versions.ts";
import { runKind } from "./write-runs.ts";

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

/**
 * Begins runs of published workflows for contacts that are locked; each goes on in a transaction of its own. In the
 * order of the starts: its id, or what stands against it (NOT_PUBLISHED, RUN_ACTIVE, RUN_OVER for one that was to run
 * once, TOO_MANY).
 */
export async function beginRuns(tx: Tx, starts: readonly Start[]): Promise<Begun<{ id: string }>[]> {
  if (starts.length === 0) return [];
  const published = await publishedOf(
    tx,
    starts.map(({ workflow }) => workflow),
  );
  const begun = await insertRuns(tx, starts, published);
  const looks = begun.flatMap((one, i) =>
    "run" in one
      ? [{ kind: runKind, key: one.run.now.id, dueAt: tx.at, contact: starts[i]?.contact ?? "" }]
      : [],
  );
  await arm(tx, looks);
  return begun.map((one) => ("run" in one ? { id: one.run.now.id } : one));
}

/** The same, for who takes them further in the same transaction. */
export async function insertRuns(
  tx: Tx,
  starts: readonly Start[],
  published: ReadonlyMap<string, Published>,
): Promise<Begun<{ run: OpenRun }>[]> {
  if (starts.length === 0) return [];
  const facts = await factsOf(tx, starts);
  const taken = new Set(facts.active);
  const counts = new Map(facts.recent.map(({ pair, count }) => [pair, count]));
  const enrolled = new Set(facts.enrolled);
  const rows: (OpenRun & Pick<Start, "parent">)[] = [];
  const begun = starts.map((start): Begun<{ run: OpenRun }> => {
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
    const now = freshRun({ id: newId(), workflow, version, variables, at: tx.at });
    const run = { ...place, now, state: "running" as const, definition };
    rows.push(run);
    return { run };
  });
  await write(tx, rows);
  return begun;
}

function pairOf({ workflow, contact }: Pick<Start, "workflow" | "contact">): string {
  return `${workflow} ${contact}`;
}

/** What is asked before a run begins. */
async function factsOf(tx: Tx, starts: readonly Start[]) {
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
      `select a.workflow || ' ' || a.contact as pair, count(*)::int as count from ${asked}
       join runs r on r.account_id = $1 and r.contact_id = a.contact and r.workflow_id = a.workflow and r.started_at > $3
       group by 1`,
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

async function write(tx: Tx, runs: readonly (OpenRun & Pick<Start, "parent">)[]): Promise<void> {
  if (runs.length === 0) return;
  const rows = runs.map(({ now: { id, workflow, version, variables }, definition, state, ...place }) => ({
    ...{ id, workflow, version, variables, state, once: definition.oncePerContact },
    ...place,
  }));
  await tx.rows(
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, ticket_id, entered_at,
       variables, cause, depth, parent_id, started_at)
     select $1, id, workflow, version, state, contact, conversation, ticket, $2, variables, cause, depth, parent, $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, workflow uuid, version int, state text, contact uuid,
       conversation uuid, ticket uuid, variables jsonb, cause bigint, depth int, parent uuid)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  const once = rows.filter((row) => row.once);
  if (once.length === 0) return;
  await tx.rows(
    `insert into enrolments (account_id, workflow_id, contact_id)
     select $1, workflow, contact from jsonb_to_recordset($2::jsonb) as r(workflow uuid, contact uuid) on conflict do nothing`,
    [tx.account, JSON.stringify(once)],
  );
}
