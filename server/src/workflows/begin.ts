import type { Failure } from "@relevo/contract/refusals.ts";
import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { mostDeep, mostInHour } from "./limits.ts";
import { definitionsOf } from "./runs.ts";
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
type Begun = { id: string } | { failures: readonly Failure[] };

/**
 * Begins runs of published workflows for contacts that are locked; each goes on in a transaction of its own. In the
 * order of the starts: its id, or what stands against it (NOT_PUBLISHED, RUN_ACTIVE, RUN_OVER for one that was to run
 * once, TOO_MANY).
 */
export async function beginRuns(tx: Tx, starts: readonly Start[]): Promise<Begun[]> {
  const begun = await insertRuns(tx, starts);
  const looks = begun.flatMap((one, i) =>
    "id" in one ? [{ kind: runKind, key: one.id, dueAt: tx.at, contact: starts[i]?.contact ?? "" }] : [],
  );
  await arm(tx, looks);
  return begun;
}

/** The same, for who takes them further in the same transaction. */
export async function insertRuns(tx: Tx, starts: readonly Start[]): Promise<Begun[]> {
  if (starts.length === 0) return [];
  const facts = await factsOf(tx, starts);
  const taken = new Set(facts.active);
  const counts = new Map(facts.recent.map(({ pair, count }) => [pair, count]));
  const enrolled = new Set(facts.enrolled);
  const rows: Row[] = [];
  const begun = starts.map((start): Begun => {
    const pair = pairOf(start);
    const here = start.conversation === null ? null : `${start.workflow} ${start.conversation}`;
    const workflow = facts.published.get(start.workflow);
    if (!workflow) return { failures: [{ code: "NOT_PUBLISHED" }] };
    if (here !== null && taken.has(here)) return { failures: [{ code: "RUN_ACTIVE" }] };
    if (workflow.once && enrolled.has(pair)) return { failures: [{ code: "RUN_OVER" }] };
    const count = (counts.get(pair) ?? 0) + 1;
    if (count > mostInHour || start.depth >= mostDeep) return { failures: [{ code: "TOO_MANY" }] };
    counts.set(pair, count);
    if (here !== null) taken.add(here);
    if (workflow.once) enrolled.add(pair);
    const id = newId();
    rows.push({ ...start, id, version: workflow.version, once: workflow.once });
    return { id };
  });
  await write(tx, rows);
  return begun;
}

interface Row extends Start {
  id: string;
  version: number;
  once: boolean;
}

function pairOf({ workflow, contact }: Pick<Start, "workflow" | "contact">): string {
  return `${workflow} ${contact}`;
}

/** What is asked before a run begins. The workflows' rows are held: none is stopped beside it. */
async function factsOf(tx: Tx, starts: readonly Start[]) {
  const versions = await tx.rows<{ workflow: string; version: number }>(
    `select id as workflow, version from workflows where account_id = $1 and id = any($2::uuid[])
       and state = 'published' and removed_at is null order by id for key share`,
    [tx.account, [...new Set(starts.map(({ workflow }) => workflow))]],
  );
  const pairs = JSON.stringify(starts.map(({ workflow, contact }) => ({ workflow, contact })));
  const talks = starts.flatMap(({ conversation }) => conversation ?? []);
  const asked =
    "(select distinct workflow, contact from jsonb_to_recordset($2::jsonb) as r(workflow uuid, contact uuid)) a";
  const [definitions, active, recent, enrolled] = await Promise.all([
    definitionsOf(tx, versions),
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
    published: new Map(
      versions.map(({ workflow, version }) => {
        const once = definitions.get(`${workflow} ${version}`)?.oncePerContact ?? false;
        return [workflow, { version, once }];
      }),
    ),
    active: active.map(({ at }) => at),
    recent,
    enrolled: enrolled.map(({ pair }) => pair),
  };
}

async function write(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, ticket_id, entered_at,
       variables, cause, depth, parent_id, started_at)
     select $1, id, workflow, version, 'running', contact, conversation, ticket, $2, variables, cause, depth, parent, $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, workflow uuid, version int, contact uuid, conversation uuid,
       ticket uuid, variables jsonb, cause bigint, depth int, parent uuid)`,
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
