import { newId } from "../../../src/platform/ids.ts";
import type { TestDesk } from "../../support/desk.ts";
import { rowsOf } from "../../support/rows.ts";

/** A run as the engine would have left it. */
export interface Written {
  workflow: string;
  contact: string;
  conversation?: string | null;
  state?: "running" | "waiting" | "completed" | "failed" | "cancelled";
  step?: string;
  wakes?: "contact" | "member" | "agent" | "call" | null;
  startedAt: Date;
  /** Steps with the edge each was left by; the last one is still open in a run under way. */
  path?: readonly [step: string, edge: string | null][];
}

/** Writes it, with the deadline of one under way; answers its id. */
export async function writeRun(desk: TestDesk, account: string, run: Written): Promise<string> {
  const id = newId();
  const { state = "completed", path = [], startedAt } = run;
  const active = state === "running" || state === "waiting";
  const step = run.step ?? path.at(-1)?.[0] ?? null;
  const until = state === "waiting" ? new Date(startedAt.getTime() + 900_000) : null;
  const query = (sql: string, values: unknown[]) => rowsOf(desk, account, sql, [account, id, ...values]);
  await query(
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, step, n, entered_at, until, wakes, started_at, ended_at)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $9, $12)`,
    [
      run.workflow,
      state,
      run.contact,
      run.conversation ?? null,
      step,
      path.length,
      startedAt,
      until,
      run.wakes ?? null,
      active ? null : startedAt,
    ],
  );
  for (const [i, [name, edge]] of path.entries()) {
    const open = active && i === path.length - 1;
    await query(
      `insert into run_steps (account_id, run_id, n, step, kind, at, ended_at, edge) values ($1, $2, $3, $4, 'wait', $5, $6, $7)`,
      [i + 1, name, startedAt, open ? null : startedAt, edge],
    );
  }
  if (active)
    await query(
      `insert into deadlines (account_id, kind, key, due_at, contact_id, data) values ($1, 'run', $2, $3, $4, '{}')`,
      [until ?? new Date(startedAt.getTime() + 900_000), run.contact],
    );
  return id;
}
