import type { showHygiene, TicketView } from "@relevo/contract/board.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { ticketVisibleWhere } from "../visible.ts";
import { stagesSeen } from "./funnel-seen.ts";
import { viewWhere } from "./views.ts";

const views = ["unanswered", "mislaid", "late", "incomplete"] as const satisfies readonly TicketView[];

/** How well a funnel is kept: how many of its open tickets in sight each view has. @throws NOT_FOUND */
export async function hygieneOf(tx: Tx, caller: Caller, funnel: string): Promise<Output<typeof showHygiene>> {
  const stages = await stagesSeen(tx, caller, funnel);
  const values: unknown[] = [tx.account, stages];
  const param = (value: unknown) => `$${values.push(value)}`;
  const sight = ticketVisibleWhere(caller, "t", values.length + 1);
  values.push(...sight.values);
  const asking = { member: caller.member, now: tx.at, param };
  const counts = views.map((view) => `count(*) filter (where ${viewWhere(view, asking)})::int as ${view}`);
  const [row] = await tx.rows<Output<typeof showHygiene>>(
    `select count(*)::int as open, ${counts.join(", ")} from tickets t
     where t.account_id = $1 and t.stage_id = any($2::uuid[]) and t.state = 'open' and ${sight.sql}`,
    values,
  );
  if (!row) throw new Error("counting answered nothing");
  return row;
}
