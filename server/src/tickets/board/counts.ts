import type { countTickets, TicketView } from "@relevo/contract/board.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { filterWhere } from "./filter.ts";

/** Counting stops here: a rail shows 999+. */
const cap = 999;

/** One's own open tickets of human stages, by work view: as many as the list with that view, `owner=me` and `kind=human` has. */
export async function countMine(tx: Tx, caller: Caller): Promise<Output<typeof countTickets>> {
  const values: unknown[] = [tx.account];
  const count = (view: TicketView) => {
    const filter = { view, owner: "me", kind: "human", sought: null } as const;
    return `(select count(*)::int from (select from tickets t where t.account_id = $1
      and ${filterWhere(tx, caller, filter, values).join(" and ")} limit ${cap}) x) as ${view}`;
  };
  const views = [count("new"), count("unanswered"), count("stuck")];
  const [row] = await tx.rows<Output<typeof countTickets>>(`select ${views.join(", ")}`, values);
  if (!row) throw new Error("counting answered nothing");
  return row;
}
