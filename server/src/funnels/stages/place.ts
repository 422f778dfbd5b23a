import type { Input } from "@relevo/contract/endpoint.ts";
import type { placeStage as shape } from "@relevo/contract/funnels.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { lockTicketsIn, openIn, relocateTickets } from "../../tickets/move/relocate.ts";
import { heldStage, renumber } from "../held.ts";
import { placedAt } from "../order.rules.ts";
import { refuseDestination } from "./destination.ts";

/**
 * Puts a stage at a place in its funnel; answers the funnel. Where it holds tickets it has to be said where they go.
 * @throws NOT_FOUND, STAGE_HOLDS_TICKETS, INVALID, RETURN_CLOSES
 */
export async function placeStage(
  tx: Tx,
  caller: Caller,
  id: string,
  { position, tickets }: Input<typeof shape>["body"],
): Promise<string> {
  const to = tickets === "along" ? undefined : tickets;
  if (to !== undefined) await lockTicketsIn(tx, id);
  const { funnel, stage } = await heldStage(tx, id);
  if (to !== undefined) await refuseDestination(tx, funnel, { from: id, to, pointer: "/tickets" });
  const order = placedAt(
    funnel.stages.map((one) => one.id),
    id,
    position,
  );
  if (order.indexOf(id) === stage.position) return funnel.id;
  const count = tickets === undefined ? await openIn(tx, id) : 0;
  if (count > 0) refuse("STAGE_HOLDS_TICKETS", { count });
  await renumber(tx, "stages", order);
  const fields = { position: { from: stage.position, to: order.indexOf(id) } };
  record(tx, "stage.changed", { actor: actorOf(caller) }, { funnel: funnel.id, stage: id, fields });
  if (to !== undefined) await relocateTickets(tx, caller, { from: id, to });
  return funnel.id;
}
