import type { listViews, SavedView, saveView } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { found } from "../../platform/refusal.ts";
import { stagesSeen } from "./funnel-seen.ts";

const columns = `v.id, v.name, v.funnel_id as "funnelId", v.filter`;

/** One's own saved views of funnels that are still there, by name. */
export async function listOwnViews(tx: Tx, caller: Caller): Promise<Output<typeof listViews>> {
  const items = await tx.rows<SavedView>(
    `select ${columns} from ticket_views v join funnels f on f.account_id = v.account_id and f.id = v.funnel_id
     where v.account_id = $1 and v.member_id = $2 and f.removed_at is null order by lower(v.name), v.id`,
    [tx.account, caller.member],
  );
  return { items };
}

/** Saves a filter under a name; one's own of that name and funnel is replaced. @throws NOT_FOUND */
export async function saveOwnView(
  tx: Tx,
  caller: Caller,
  { name, funnelId, filter }: Input<typeof saveView>["body"],
): Promise<SavedView> {
  await stagesSeen(tx, caller, funnelId);
  const [saved] = await tx.rows<SavedView>(
    `insert into ticket_views as v (account_id, id, member_id, funnel_id, name, filter) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, member_id, funnel_id, name) do update set filter = excluded.filter returning ${columns}`,
    [tx.account, newId(), caller.member, funnelId, name, JSON.stringify(filter)],
  );
  return found(saved);
}

/** Forgets one of one's own views. @throws NOT_FOUND */
export async function removeOwnView(tx: Tx, caller: Caller, id: string): Promise<void> {
  const gone = await tx.rows(
    "delete from ticket_views where account_id = $1 and member_id = $2 and id = $3 returning id",
    [tx.account, caller.member, id],
  );
  found(gone[0]);
}
