import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { orderedFunnels, renumber } from "./held.ts";
import { funnelById } from "./list.ts";
import { endRulesOn } from "./rules/end.ts";
import { holdAround, leadsInto } from "./stages/leads-into.ts";

/**
 * Takes a funnel away; what is archived in it stays readable.
 * @throws NOT_FOUND, IN_USE while it has open tickets, or an inbox or another funnel's rule leads into it
 */
export async function removeFunnel(tx: Tx, caller: Caller, id: string): Promise<void> {
  const { stages } = await funnelById(tx, id);
  await holdAround(
    tx,
    stages.map((stage) => stage.id),
  );
  const order = await orderedFunnels(tx);
  const ids = (await funnelById(tx, id)).stages.map((stage) => stage.id);
  // Whoever brings a ticket, a rule or an inbox into one of them holds its key until their commit.
  await tx.rows("select from stages where account_id = $1 and id = any($2::uuid[]) order by id for update", [
    tx.account,
    ids,
  ]);
  const [count] = await tx.rows<{ open: number }>(
    "select count(*)::int as open from tickets where account_id = $1 and funnel_id = $2 and state = 'open'",
    [tx.account, id],
  );
  const { rules, inboxes } = await leadsInto(tx, ids);
  const open = found(count).open;
  const others = rules.filter(({ stage }) => !ids.includes(stage));
  if (open + others.length + inboxes.length > 0)
    refuse("IN_USE", {
      count: open,
      stages: [...new Set(others.map(({ stageName }) => stageName))],
      inboxes: inboxes.map(({ name }) => name),
    });
  await endRulesOn(tx, caller, ids);
  await tx.rows("delete from return_targets where account_id = $1 and funnel_id = $2", [tx.account, id]);
  await tx.rows("update funnels set removed_at = $3 where account_id = $1 and id = $2", [
    tx.account,
    id,
    tx.at,
  ]);
  // Who waited for one of them looks at its row again, and at no other: it has to say that it is gone.
  await tx.rows("update stages set removed_at = $3 where account_id = $1 and id = any($2::uuid[])", [
    tx.account,
    ids,
    tx.at,
  ]);
  await renumber(
    tx,
    "funnels",
    order.filter((one) => one !== id),
  );
  record(tx, "funnel.removed", { actor: actorOf(caller) }, { funnel: id });
}
