import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { refuse } from "../platform/refusal.ts";
import { orderedFunnels, renumber } from "./held.ts";
import { placedAt } from "./order.rules.ts";

/** Puts a funnel at a place among the others, counted from 0; past the end it comes last. @throws NOT_FOUND */
export async function placeFunnel(tx: Tx, actor: Actor, id: string, position: number): Promise<void> {
  const now = await orderedFunnels(tx);
  if (!now.includes(id)) refuse("NOT_FOUND");
  const after = placedAt(now, id, position);
  if (after.indexOf(id) === now.indexOf(id)) return;
  await renumber(tx, "funnels", after);
  record(tx, "funnel.changed", { actor }, { funnel: id, fields: ["position"] });
}
