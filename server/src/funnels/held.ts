import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { funnelById } from "./list.ts";

/** A funnel whose settings are about to change: two who change it at once do it one after the other. @throws NOT_FOUND */
export async function heldFunnel(tx: Tx, id: string): Promise<Funnel> {
  await tx.rows("select from funnels where account_id = $1 and id = $2 for no key update", [tx.account, id]);
  return funnelById(tx, id);
}

/** A stage with its funnel, held as a whole. @throws NOT_FOUND */
export async function heldStage(tx: Tx, id: string): Promise<{ funnel: Funnel; stage: Stage }> {
  const [row] = await tx.rows<{ funnel: string }>(
    "select funnel_id as funnel from stages where account_id = $1 and id = $2 and removed_at is null",
    [tx.account, id],
  );
  const funnel = await heldFunnel(tx, found(row).funnel);
  return { funnel, stage: found(funnel.stages.find((stage) => stage.id === id)) };
}

/** All funnels in order, held. */
export async function orderedFunnels(tx: Tx): Promise<string[]> {
  await tx.rows(
    "select from funnels where account_id = $1 and removed_at is null order by id for no key update",
    [tx.account],
  );
  const rows = await tx.rows<{ id: string }>(
    "select id from funnels where account_id = $1 and removed_at is null order by position, id",
    [tx.account],
  );
  return rows.map(({ id }) => id);
}

/** Stages or funnels at places from 0 on, in this order. */
export async function renumber(tx: Tx, table: "funnels" | "stages", order: readonly string[]): Promise<void> {
  await tx.rows(
    `update ${table} x set position = n.position - 1 from unnest($2::uuid[]) with ordinality as n (id, position)
     where x.account_id = $1 and x.id = n.id and x.position <> n.position - 1`,
    [tx.account, order],
  );
}
