import type { Funnel } from "@relevo/contract/tickets.ts";
import type { Tx } from "../platform/db.ts";

/** The account's funnels with their stages, each in order. */
export async function listFunnels(tx: Tx): Promise<Funnel[]> {
  return tx.rows<Funnel>(
    `select f.id, f.name, f.position, coalesce((
       select jsonb_agg(jsonb_build_object('id', s.id, 'funnelId', s.funnel_id, 'name', s.name, 'position', s.position)
         order by s.position) from stages s where s.account_id = f.account_id and s.funnel_id = f.id), '[]') as stages
     from funnels f where f.account_id = $1 order by f.position, f.id`,
    [tx.account],
  );
}
