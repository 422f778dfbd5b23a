import type { SimulatedAct } from "@relevo/contract/simulations.ts";
import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { type Attempt, stillThere } from "./kind.ts";

/** A run in memory, as it is kept. */
export interface KeptRun {
  conversation: string;
  startedAt: Date;
  endedAt: Date | null;
  acts: SimulatedAct[];
  divergedAt: Date | null;
  wasMs: number | null;
  wouldMs: number | null;
  steps: RunStep[];
}
/** How far it is, with the runs found since. */
export interface Page {
  done: number;
  of: number;
  runs: readonly KeptRun[];
}

/** Keeps a page of results; false: it was cancelled, or somebody else began it again, and nothing is kept. */
export async function keepPage(
  tx: Tx,
  { id, attempt }: Pick<Attempt, "id" | "attempt">,
  { done, of, runs }: Page,
): Promise<boolean> {
  const rows = runs.map((run) => ({ ...run, id: newId() }));
  await tx.rows(
    `insert into simulated_runs (account_id, id, simulation_id, conversation_id, started_at, ended_at, acts, diverged_at, was_ms,
       would_ms, steps)
     select $1, r.id, s.id, c.id, r."startedAt", r."endedAt", r.acts, r."divergedAt", r."wasMs", r."wouldMs", r.steps
     from jsonb_to_recordset($4::jsonb) as r(id uuid, conversation uuid, "startedAt" timestamptz, "endedAt" timestamptz,
       acts text[], "divergedAt" timestamptz, "wasMs" float8, "wouldMs" float8, steps jsonb)
     join simulations s on s.account_id = $1 and s.id = $2 and s.state = 'running' and s.attempts = $3
     join conversations c on c.account_id = $1 and c.id = r.conversation`,
    [tx.account, id, attempt, JSON.stringify(rows)],
  );
  const [still] = await tx.rows(
    `update simulations set done = $4, "of" = $5
     where account_id = $1 and id = $2 and attempts = $3 and state = 'running' returning id`,
    [tx.account, id, attempt, done, of],
  );
  if (!still) return false;
  await stillThere(tx, [id]);
  return true;
}
