import type { Output } from "@relevo/contract/endpoint.ts";
import type { workflowStats as shape } from "@relevo/contract/workflow-runs.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";

type Transfers = Pick<Output<typeof shape>, "reassigned" | "replyAfterTransfer" | "rescued">;

/**
 * How soon a person answered whom runs gave from one to another: a reply counts that is on its way or got there, also
 * one from the company's phone.
 * @param chosen the runs, as a query over `values`, whose first is the account
 */
export async function transfersOf(tx: Tx, chosen: string, values: unknown[]): Promise<Transfers> {
  const [row] = await tx.rows<{
    reassigned: number;
    count: number;
    p50: number | null;
    p90: number | null;
    rescued: number;
  }>(
    `with chosen as materialized (${chosen}),
     given as (
       select e.conversation_id, e.at, e.owner from chosen r cross join lateral
         (select conversation_id, at, data#>>'{to,owner}' as owner from events
          where account_id = $1 and actor_kind = 'workflow' and actor_id = r.id
            and name in ('conversation.assigned', 'conversation.transferred')
            and data#>>'{from,owner}' <> data#>>'{to,owner}' offset 0) e),
     answered as (
       select g.owner, a.author, extract(epoch from a.at - g.at)::float8 * 1000 as ms
       from given g left join lateral
         (select m.at, m.author_id::text as author from messages m
          where m.account_id = $1 and m.conversation_id = g.conversation_id and m.at >= g.at and m.direction = 'out'
            and m.author_kind in ('member', 'phone') and m.state not in ('failed', 'cancelled')
          order by m.at, m.id limit 1) a on true)
     select count(*)::int as reassigned, count(ms)::int as count,
       percentile_cont(0.5) within group (order by ms) as p50,
       percentile_cont(0.9) within group (order by ms) as p90,
       count(*) filter (where author = owner)::int as rescued
     from answered`,
    values,
  );
  const { reassigned, rescued, ...replyAfterTransfer } = found(row);
  return { reassigned, rescued, replyAfterTransfer };
}
