import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import { arm, armUnlessArmed, disarm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import type { Decision, Passed } from "./decide/decision.rules.ts";
import type { RunNow } from "./facts.rules.ts";
import type { OpenRun } from "./runs.ts";

/** The kind of deadline that looks at a run; its key is the run. */
export const runKind = "run";

/** A decision to be kept; `passed` holds all steps of this transaction, a later word on the same step last. */
export interface Decided {
  run: OpenRun;
  decision: Decision;
}

/**
 * Keeps where runs stand and what they went through, and promises the next look at each. What began in this transaction
 * need not have been written before.
 */
export async function writeRuns(tx: Tx, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return;
  const decisions = decided.map(({ decision }) => decision);
  await Promise.all([
    writeRows(
      tx,
      decided.map(({ run, decision: { run: now, next } }) => ({
        ...{ run, now, why: next.kind === "end" ? next.why : null, ended: next.kind === "end" },
        state: next.kind === "end" ? next.state : next.kind === "again" ? "running" : "waiting",
      })),
    ),
    writeSteps(tx, decisions),
    promise(tx, decided),
  ]);
}

/** Writes runs that have begun and taken no step. */
export async function writeBegun(tx: Tx, runs: readonly OpenRun[]): Promise<void> {
  if (runs.length === 0) return;
  await writeRows(
    tx,
    runs.map((run) => ({ run, now: run.now, state: run.state, ended: false, why: null })),
  );
}

interface Written {
  run: OpenRun;
  now: RunNow;
  state: string;
  ended: boolean;
  why: StepWhy | null;
}

/** A new row is written once, as it stands at the end of its first transaction: each state a row has had costs ten indexes. */
async function writeRows(tx: Tx, written: readonly Written[]): Promise<void> {
  const rows = written.map(({ run: { definition: _, now: before, ...place }, now, ...end }) => ({
    ...{ ...place, ...now, ...end },
    waited_from: now.waited?.from ?? null,
    owner: now.waited?.owner ?? null,
    heard_in: now.heard.contact,
    heard_out: now.heard.member,
  }));
  await tx.rows(
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, ticket_id, cause, depth,
       parent_id, started_at, step, n, walked, entered_at, until, wakes, waited_from, owner_id, heard_in, heard_out, given,
       variables, counts, ended_at, why)
     select $1, id, workflow, version, state, contact, conversation, ticket, cause, depth, parent, $2, step, n, walked,
       "enteredAt", until, wakes, waited_from, owner, heard_in, heard_out, given, variables, counts,
       case when ended then $2::timestamptz end, why
     from jsonb_to_recordset($3::jsonb) as r(id uuid, workflow uuid, version int, state text, contact uuid,
       conversation uuid, ticket uuid, cause bigint, depth int, parent uuid, ended boolean, why jsonb, step text, n int,
       walked int, "enteredAt" timestamptz, until timestamptz, wakes text, waited_from timestamptz, owner uuid,
       heard_in uuid, heard_out uuid, given uuid[], variables jsonb, counts jsonb)
     on conflict (account_id, id) do update set state = excluded.state, step = excluded.step, n = excluded.n,
       walked = excluded.walked, entered_at = excluded.entered_at, until = excluded.until, wakes = excluded.wakes,
       waited_from = excluded.waited_from, owner_id = excluded.owner_id, heard_in = excluded.heard_in,
       heard_out = excluded.heard_out, given = excluded.given, variables = excluded.variables, counts = excluded.counts,
       ended_at = excluded.ended_at, why = excluded.why`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
}

async function writeSteps(tx: Tx, decided: readonly Decision[]): Promise<void> {
  const last = new Map<string, Passed & { run: string }>();
  for (const { run, passed } of decided)
    for (const one of passed) last.set(`${run.id} ${one.n}`, { ...one, run: run.id });
  const rows = [...last.values()].map(({ endedAt, why, ...one }) => ({ ...one, ended_at: endedAt, why }));
  if (rows.length === 0) return;
  await tx.rows(
    `insert into run_steps (account_id, run_id, n, step, kind, at, ended_at, edge, why, failures)
     select $1, run, n, step, kind, at, ended_at, edge, why, failures
     from jsonb_to_recordset($2::jsonb) as r(run uuid, n int, step text, kind text, at timestamptz, ended_at timestamptz,
       edge text, why jsonb, failures jsonb)
     on conflict (account_id, run_id, n) do update set ended_at = excluded.ended_at, edge = excluded.edge,
       why = excluded.why, failures = excluded.failures`,
    [tx.account, JSON.stringify(rows)],
  );
}

async function promise(tx: Tx, decided: readonly Decided[]): Promise<void> {
  const look = ({ run: { now, contact } }: Decided, dueAt: Date) => ({
    kind: runKind,
    key: now.id,
    contact,
    dueAt,
  });
  const ended = decided.flatMap(({ run, decision: { next } }) => (next.kind === "end" ? run.now.id : []));
  await Promise.all([
    arm(
      tx,
      decided.flatMap((one) => (one.decision.next.kind === "again" ? look(one, tx.at) : [])),
    ),
    // Somebody may have come since this transaction looked who is there: their promise is not put off.
    armUnlessArmed(
      tx,
      decided.flatMap((one) => {
        const { next, run } = one.decision;
        return next.kind === "end" || next.kind === "again" || run.until === null ? [] : look(one, run.until);
      }),
    ),
    disarm(tx, runKind, ended),
  ]);
}
