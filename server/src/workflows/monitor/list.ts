import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { listRuns as shape } from "@relevo/contract/workflow-runs.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db.ts";
import { runsById } from "./rows.ts";

type Query = Input<typeof shape>["query"];
type Wanted = Omit<Query, "cursor" | "limit">;

/** Runs gone over for a page of those that went through a step: it may be short, and the next goes on from there. */
const look = 5000;

/** Runs, newest first. */
export async function runPage(tx: Tx, { cursor, limit, ...wanted }: Query): Promise<Output<typeof shape>> {
  const values: unknown[] = [tx.account];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["r.account_id = $1", ...conditions(wanted, param)];
  if (cursor !== undefined) {
    const { at, key } = decodeCursor(cursor);
    where.push(`(r.started_at, r.id) < (${param(at)}::timestamptz, ${param(key)}::uuid)`);
  }
  const passed = passedSql(wanted, param);
  const most = passed === "true" ? limit + 1 : look;
  const seen = await tx.rows<{ id: string; at: Date; fits: boolean }>(
    `with seen as (select r.id, r.started_at as at from runs r where ${where.join(" and ")}
       order by r.started_at desc, r.id desc limit ${param(most)})
     select seen.*, ${passed} as fits from seen order by at desc, id desc`,
    values,
  );
  const fit = seen.filter(({ fits }) => fits);
  const page = fit.slice(0, limit);
  const last = fit.length > limit ? page.at(-1) : seen.length === most ? seen.at(-1) : undefined;
  const items = await runsById(
    tx,
    page.map(({ id }) => id),
  );
  return { items, next: last ? encodeCursor([last.at.toISOString(), last.id]) : null };
}

/** The state is written out: what has not simply ended well stands in indexes of its own. */
function conditions(wanted: Wanted, param: (value: unknown) => string): string[] {
  return [
    ...(wanted.workflowId ? [`r.workflow_id = ${param(wanted.workflowId)}`] : []),
    ...(wanted.conversationId ? [`r.conversation_id = ${param(wanted.conversationId)}`] : []),
    ...(wanted.state ? [`r.state = '${wanted.state}'`] : []),
    ...(wanted.from ? [`r.started_at >= ${param(wanted.from)}::timestamptz`] : []),
    ...(wanted.to ? [`r.started_at < ${param(wanted.to)}::timestamptz`] : []),
  ];
}

function passedSql({ step, edge }: Wanted, param: (value: unknown) => string): string {
  if (step === undefined && edge === undefined) return "true";
  const ways = [
    ...(step === undefined ? [] : [`s.step = ${param(step)}`]),
    ...(edge === undefined ? [] : [`s.edge = ${param(edge)}`]),
  ];
  return `exists (select from run_steps s where s.account_id = $1 and s.run_id = seen.id and ${ways.join(" and ")})`;
}
