import type { showBoard } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { type CardRow, cardColumns, cardJoins, isWaiting, renderedCard } from "../rows.ts";
import { cursorAt } from "./column.ts";
import { filterWhere, sought } from "./filter.ts";
import { stagesSeen } from "./funnel-seen.ts";

type Board = Output<typeof showBoard>;

/** A funnel's open tickets by stage, each in order: counts and sums of all of them, the first cards. @throws NOT_FOUND */
export async function showFunnelBoard(
  tx: Tx,
  caller: Caller,
  { params, query: { limit, ...filter } }: Input<typeof showBoard>,
): Promise<Board> {
  const stages = await stagesSeen(tx, caller, params.id);
  const words = await sought(tx, caller, filter.q, null);
  const values: unknown[] = [tx.account, stages, tx.at, limit + 1];
  const where = filterWhere(tx, caller, { ...filter, sought: words }, values);
  const totals = await tx.rows<Total>(totalsSql(where), values);
  const cards = await cardsOf(
    tx,
    totals.flatMap(({ ids }) => ids),
  );
  return {
    columns: stages.map((stageId) => {
      const { ids = [], ...total } = totals.find(({ stage }) => stage === stageId) ?? {};
      const shown = ids.flatMap((id) => cards.get(id) ?? []).slice(0, limit);
      const last = ids.length > limit ? shown.at(-1) : undefined;
      return { ...column(stageId, total), tickets: shown, next: last ? cursorAt(last) : null };
    }),
  };
}

interface Total {
  stage: string;
  count: number;
  stuck: number;
  waiting: number;
  sums: Board["columns"][number]["sums"];
  /** Of the first cards, in order. */
  ids: string[];
}

function column(stageId: string, { count = 0, stuck = 0, waiting = 0, sums = [] }: Partial<Total>) {
  return { stageId, count, stuck, waiting, sums };
}

/** Who sees what is asked once for each ticket, and counts, sums and first cards are made of the answer. */
const totalsSql = (where: readonly string[]) => `
  with seen as materialized (
    select t.id, t.stage_id, t.stage_entered_at, t.value, t.currency, ${isWaiting} as waits,
      coalesce(t.stage_entered_at + make_interval(hours => s.stuck_hours) <= $3, false) as stuck
    from tickets t join stages s on s.account_id = t.account_id and s.id = t.stage_id
    where t.account_id = $1 and t.stage_id = any($2::uuid[]) and t.state = 'open' and ${where.join(" and ")}),
  money as (
    select stage_id, json_agg(json_build_object('amount', amount, 'currency', currency) order by currency) as sums
    from (select stage_id, currency, sum(value) as amount from seen where value is not null group by 1, 2) x group by 1)
  select n.*, coalesce(money.sums, '[]') as sums, array(select seen.id from seen where seen.stage_id = n.stage
      order by seen.stage_entered_at desc, seen.id desc limit $4) as ids
  from (select stage_id as stage, count(*)::int as count, count(*) filter (where stuck)::int as stuck,
      count(*) filter (where waits)::int as waiting from seen group by 1) n
  left join money on money.stage_id = n.stage`;

async function cardsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, TicketCard>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<CardRow>(
    `select ${cardColumns} from tickets t ${cardJoins} where t.account_id = $1 and t.id = any($2::uuid[])`,
    [tx.account, ids],
  );
  return new Map(rows.map((row) => [row.id, renderedCard(row)]));
}
