import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { workflowStats as shape } from "@relevo/contract/workflow-runs.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { transfersOf } from "./transfers.ts";

type Stats = Output<typeof shape>;

/** Days looked back without a beginning. */
const usual = 30;
const day = 24 * 60 * 60 * 1000;

/** How the runs of a workflow that started in a time did. @throws NOT_FOUND */
export async function statsOf(
  tx: Tx,
  id: string,
  { from, to }: Input<typeof shape>["query"],
): Promise<Stats> {
  const [workflow] = await tx.rows("select from workflows where account_id = $1 and id = $2", [
    tx.account,
    id,
  ]);
  found(workflow);
  const since = from ?? new Date((to ? new Date(to) : tx.at).getTime() - usual * day);
  const values = [tx.account, id, since, to ?? null];
  const [states, steps, transfers] = await Promise.all([
    statesOf(tx, values),
    stepsOf(tx, values),
    transfersOf(tx, chosen, values),
  ]);
  return { states, steps, ...transfers };
}

/** The runs a figure is about, at $1 … $4: of a busy workflow the newest (50,000 with five steps each took 2 s). */
const chosen = `select r.id, r.state, r.step from runs r
  where r.account_id = $1 and r.workflow_id = $2 and r.started_at >= $3 and ($4::timestamptz is null or r.started_at < $4)
  order by r.started_at desc, r.id desc limit 20000`;

async function statesOf(tx: Tx, values: unknown[]): Promise<Stats["states"]> {
  const rows = await tx.rows<{ state: keyof Stats["states"]; count: number }>(
    `select state, count(*)::int as count from (${chosen}) r group by state`,
    values,
  );
  const none = { running: 0, waiting: 0, completed: 0, failed: 0, cancelled: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** Each run counts once for a step and for each way it left it, however often it came by. */
async function stepsOf(tx: Tx, values: unknown[]): Promise<Stats["steps"]> {
  return tx.rows<Stats["steps"][number]>(
    `with chosen as materialized (${chosen}),
     passed as (
       select s.step, s.edge, grouping(s.edge) = 1 as whole, count(distinct r.id)::int as runs
       from chosen r cross join lateral
         (select step, edge from run_steps where account_id = $1 and run_id = r.id offset 0) s
       group by grouping sets ((s.step), (s.step, s.edge))),
     stands as (
       select step, count(*) filter (where state in ('running', 'waiting'))::int as waiting,
         count(*) filter (where state = 'failed')::int as failed
       from chosen where step is not null group by step)
     select p.step, max(p.runs) filter (where p.whole) as entered, coalesce(max(t.waiting), 0) as waiting,
       coalesce(max(t.failed), 0) as failed,
       coalesce(jsonb_object_agg(p.edge, p.runs) filter (where p.edge is not null), '{}') as edges
     from passed p left join stands t on t.step = p.step
     group by p.step order by p.step`,
    values,
  );
}
