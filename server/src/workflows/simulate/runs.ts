import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { SimulatedRun, showSimulatedRun, simulatedRuns } from "@relevo/contract/simulations.ts";
import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";

type Query = Input<typeof simulatedRuns>["query"];

/** Runs a simulation found, in the order they would have begun: of one act, or that left a step one way. @throws NOT_FOUND */
export async function simulatedRunsPage(
  tx: Tx,
  simulation: string,
  { cursor, limit, act, step, edge }: Query,
): Promise<Output<typeof simulatedRuns>> {
  const [there] = await tx.rows("select from simulations where account_id = $1 and id = $2", [
    tx.account,
    simulation,
  ]);
  found(there);
  const values: unknown[] = [tx.account, simulation];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["r.simulation_id = $2"];
  if (act) where.push(`${param(act)} = any(r.acts)`);
  if (step || edge)
    where.push(`r.steps @> ${param(JSON.stringify([{ ...(step && { step }), ...(edge && { edge }) }]))}`);
  if (cursor) {
    const { at, key } = decodeCursor(cursor);
    where.push(`(r.started_at, r.id) > (${param(at)}, ${param(key)})`);
  }
  const rows = await tx.rows<Row>(
    `${selected} and ${where.join(" and ")} order by r.started_at, r.id limit ${param(limit + 1)}`,
    values,
  );
  const page = rows.slice(0, limit).map(rendered);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page, next: last ? encodeCursor([last.startedAt, last.id]) : null };
}

/** One of them, step by step. @throws NOT_FOUND */
export async function simulatedRunDetail(tx: Tx, id: string): Promise<Output<typeof showSimulatedRun>> {
  const [row] = await tx.rows<Row>(`${selected} and r.id = $2`, [tx.account, id]);
  const run = found(row);
  return { ...rendered(run), simulationId: run.simulation, steps: run.steps };
}

interface Row {
  id: string;
  simulation: string;
  conversation: SimulatedRun["conversation"];
  contact: SimulatedRun["contact"];
  startedAt: Date;
  endedAt: Date | null;
  acts: SimulatedRun["acts"];
  divergedAt: Date | null;
  wasMs: number | null;
  wouldMs: number | null;
  steps: RunStep[];
}
const selected = `select r.id, r.simulation_id as simulation, json_build_object('id', c.id, 'number', c.number) as conversation,
    json_build_object('id', p.id, 'name', coalesce(nullif(p.name, ''), p.phone, '')) as contact, r.started_at as "startedAt",
    r.ended_at as "endedAt", r.acts, r.diverged_at as "divergedAt", r.was_ms as "wasMs", r.would_ms as "wouldMs", r.steps
  from simulated_runs r
  join conversations c on c.account_id = r.account_id and c.id = r.conversation_id
  join contacts p on p.account_id = c.account_id and p.id = c.contact_id
  where r.account_id = $1`;

function rendered({ startedAt, endedAt, divergedAt, wasMs, wouldMs, ...row }: Row): SimulatedRun {
  const { id, conversation, contact, acts } = row;
  return {
    id,
    conversation,
    contact,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    acts,
    divergedAt: divergedAt?.toISOString() ?? null,
    firstResponse: { wasMs, wouldMs },
  };
}
