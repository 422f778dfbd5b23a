import { arm, armUnlessArmed, disarm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import type { Decision, Passed } from "./decide/decision.rules.ts";

/** The kind of deadline that looks at a run; its key is the run. */
export const runKind = "run";

/** A decision to be kept; `passed` holds all steps of this transaction, a later word on the same step last. */
export interface Decided extends Decision {
  contact: string;
}

/** Keeps where runs stand and what they went through, and promises the next look at each. */
export async function writeRuns(tx: Tx, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return;
  await Promise.all([writeRows(tx, decided), writeSteps(tx, decided)]);
  await promise(tx, decided);
}

async function writeRows(tx: Tx, decided: readonly Decided[]): Promise<void> {
  const rows = decided.map(({ run, next }) => ({
    ...run,
    state: next.kind === "end" ? next.state : next.kind === "again" ? "running" : "waiting",
    ended: next.kind === "end",
    why: next.kind === "end" ? next.why : null,
    waited_from: run.waited?.from ?? null,
    owner: run.waited?.owner ?? null,
    heard_in: run.heard.contact,
    heard_out: run.heard.member,
  }));
  await tx.rows(
    `update runs t set state = r.state, step = r.step, n = r.n, walked = r.walked, entered_at = r."enteredAt",
       until = r.until, wakes = r.wakes, waited_from = r.waited_from, owner_id = r.owner, heard_in = r.heard_in,
       heard_out = r.heard_out, given = r.given, variables = r.variables, counts = r.counts,
       ended_at = case when r.ended then $2::timestamptz end, why = r.why
     from jsonb_to_recordset($3::jsonb) as r(id uuid, state text, ended boolean, why jsonb, step text, n int, walked int,
       "enteredAt" timestamptz, until timestamptz, wakes text, waited_from timestamptz, owner uuid, heard_in uuid,
       heard_out uuid, given uuid[], variables jsonb, counts jsonb)
     where t.account_id = $1 and t.id = r.id`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
}

async function writeSteps(tx: Tx, decided: readonly Decided[]): Promise<void> {
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
  const look = ({ run: { id }, contact }: Decided, dueAt: Date) => ({
    kind: runKind,
    key: id,
    contact,
    dueAt,
  });
  await arm(
    tx,
    decided.flatMap((one) => (one.next.kind === "again" ? look(one, tx.at) : [])),
  );
  // Somebody may have come since this transaction looked who is there: their promise is not put off.
  await armUnlessArmed(
    tx,
    decided.flatMap((one) =>
      one.next.kind === "end" || one.next.kind === "again" || one.run.until === null
        ? []
        : look(one, one.run.until),
    ),
  );
  const ended = decided.flatMap(({ run, next }) => (next.kind === "end" ? run.id : []));
  await disarm(tx, runKind, ended);
}
