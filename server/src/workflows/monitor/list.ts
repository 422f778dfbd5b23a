import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { listRuns as shape } from "@relevo/contract/workflow-runs.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db.ts";
import { runsById } from "./rows.ts";

type Query = Input<typeof shape>["query"];
type Wanted = Omit<Query, "cursor" | "limit">;
/** Where a run stands in the list. */
interface Key {
  id: string;
  at: Date;
}

/**
 * Runs gone over at once, and how often, for a page of those that went through a step: it may be short, and the next
 * one goes on from there.
 */
const look = 1000;
const looks = 10;

/** Runs, newest first. */
export async function runPage(tx: Tx, { cursor, limit, ...wanted }: Query): Promise<Output<typeof shape>> {
  const most = wanted.step === undefined && wanted.edge === undefined ? limit + 1 : look;
  const page: Key[] = [];
  let after = cursor === undefined ? null : keyOf(cursor);
  let more = true;
  for (let i = 0; i < looks && more && page.length <= limit; i++) {
    const seen = await keysAfter(tx, wanted, after, most);
    page.push(...seen.filter(({ fits }) => fits));
    after = seen.at(-1) ?? after;
    more = seen.length === most;
  }
  const last = page.length > limit ? page[limit - 1] : more ? after : null;
  const ids = page.slice(0, limit).map(({ id }) => id);
  return {
    items: await runsById(tx, ids),
    next: last ? encodeCursor([last.at.toISOString(), last.id]) : null,
  };
}

function keyOf(cursor: string): Key {
  const { at, key } = decodeCursor(cursor);
  return { at, id: key };
}

function keysAfter(
  tx: Tx,
  wanted: Wanted,
  after: Key | null,
  most: number,
): Promise<(Key & { fits: boolean })[]> {
  const values: unknown[] = [tx.account];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["r.account_id = $1", ...conditions(wanted, param)];
  if (after) where.push(`(r.started_at, r.id) < (${param(after.at)}::timestamptz, ${param(after.id)}::uuid)`);
  return tx.rows(
    `with seen as (select r.id, r.started_at as at from runs r where ${where.join(" and ")}
       order by r.started_at desc, r.id desc limit ${param(most)})
     select seen.*, ${passedSql(wanted, param)} as fits from seen order by at desc, id desc`,
    values,
  );
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
  // Not `exists`: that may be answered by reading every step there is.
  return `coalesce((select true from run_steps s
    where s.account_id = $1 and s.run_id = seen.id and ${ways.join(" and ")} limit 1), false)`;
}
