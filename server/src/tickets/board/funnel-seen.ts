import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { ticketVisibleWhere } from "../visible.ts";

/**
 * The stages, in order, of a funnel somebody works in or sees an open ticket of. What is neither does not exist.
 * @throws NOT_FOUND
 */
export async function stagesSeen(tx: Tx, caller: Caller, funnel: string): Promise<string[]> {
  const works = caller.funnels.some((one) => one.funnel === funnel);
  const sight = ticketVisibleWhere(caller, "t", 4);
  const rows = await tx.rows<{ id: string | null; seen: boolean }>(
    `select s.id, $3 or exists (select from tickets t where t.account_id = f.account_id and t.funnel_id = f.id
        and t.state = 'open' and t.stage_id = any(array(select h.id from stages h where h.account_id = $1 and h.funnel_id = $2))
        and ${sight.sql}) as seen
     from funnels f left join stages s on s.account_id = f.account_id and s.funnel_id = f.id and s.removed_at is null
     where f.account_id = $1 and f.id = $2 and f.removed_at is null order by s.position, s.id`,
    [tx.account, funnel, works || caller.role === "admin", ...sight.values],
  );
  found(rows.find(({ seen }) => seen));
  return rows.flatMap(({ id }) => id ?? []);
}
