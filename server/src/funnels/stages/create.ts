import type { Input } from "@relevo/contract/endpoint.ts";
import type { Stage, createStage as shape } from "@relevo/contract/funnels.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { heldFunnel, renumber } from "../held.ts";
import { placedAt } from "../order.rules.ts";
import { stageShown } from "./show.ts";

/** Adds a normal stage; without a position before the first one that ends a ticket. @throws NOT_FOUND, NAME_TAKEN */
export async function createStage(
  tx: Tx,
  actor: Actor,
  funnelId: string,
  { name, kind, position }: Input<typeof shape>["body"],
): Promise<Stage> {
  const { stages } = await heldFunnel(tx, funnelId);
  const id = newId();
  const firstEnd = stages.findIndex(({ type }) => type !== "normal");
  const place = position ?? (firstEnd < 0 ? stages.length : firstEnd);
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      "insert into stages (account_id, id, funnel_id, name, position, kind) values ($1, $2, $3, $4, $5, $6)",
      [tx.account, id, funnelId, name, stages.length, kind],
    ),
  );
  await renumber(
    tx,
    "stages",
    placedAt(
      stages.map((stage) => stage.id),
      id,
      place,
    ),
  );
  record(tx, "stage.created", { actor }, { funnel: funnelId, stage: id });
  return stageShown(tx, id);
}
