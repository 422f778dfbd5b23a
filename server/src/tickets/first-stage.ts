import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** The first normal stage of the account's first funnel; null while it has none. */
export async function firstStage(tx: Tx): Promise<{ funnelId: string; stageId: string } | null> {
  const [row] = await tx.rows<{ funnelId: string; stageId: string }>(
    `select f.id as "funnelId", s.id as "stageId" from funnels f join stages s on s.account_id = f.account_id and s.funnel_id = f.id
     where f.account_id = $1 and f.removed_at is null and s.removed_at is null and s.type = 'normal'
     order by f.position, s.position limit 1`,
    [tx.account],
  );
  return row ?? null;
}

/** A stage of a funnel, or its first one. @throws NOT_FOUND */
export async function stageIn(tx: Tx, funnel: string, stage: string | undefined): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(
    `select s.id from stages s join funnels f on f.account_id = s.account_id and f.id = s.funnel_id
     where s.account_id = $1 and s.funnel_id = $2 and ($3::uuid is null or s.id = $3) and s.removed_at is null and f.removed_at is null
     order by s.position limit 1`,
    [tx.account, funnel, stage ?? null],
  );
  return found(row).id;
}
