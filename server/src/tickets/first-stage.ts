import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** The first stage of the account's first funnel; null while it has none. */
export async function firstStage(tx: Tx): Promise<{ funnelId: string; stageId: string } | null> {
  const [row] = await tx.rows<{ funnelId: string; stageId: string }>(
    `select f.id as "funnelId", s.id as "stageId" from funnels f join stages s on s.account_id = f.account_id and s.funnel_id = f.id
     where f.account_id = $1 order by f.position, s.position limit 1`,
    [tx.account],
  );
  return row ?? null;
}

/** A stage of a funnel, or its first one. @throws NOT_FOUND */
export async function stageIn(tx: Tx, funnel: string, stage: string | undefined): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(
    `select id from stages where account_id = $1 and funnel_id = $2 and ($3::uuid is null or id = $3)
     order by position limit 1`,
    [tx.account, funnel, stage ?? null],
  );
  return found(row).id;
}
