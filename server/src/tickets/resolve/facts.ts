import type { ResolveRequest } from "@relevo/contract/ticket-acts.ts";
import { selfClosing } from "../../funnels/self-closing.ts";
import { stagesById } from "../../funnels/stage-facts.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { TicketRow } from "../rows.ts";
import type { Resolving } from "./resolve.rules.ts";
import { type Weighed, weigh } from "./weigh.ts";

export interface ResolvingRow extends Resolving {
  ticket: TicketRow;
  weight: Weighed | null;
}

/** The facts of resolutions, in one query each for all; in the order they are asked for. */
export async function resolvingFacts(
  tx: Tx,
  by: By,
  wanted: readonly { row: TicketRow; request: ResolveRequest }[],
): Promise<ResolvingRow[]> {
  const archiving = wanted.filter(({ request }) => request.archive);
  const returns = archiving.flatMap(({ request }) => request.returnTo?.stageId ?? []);
  const [stages, closing, funnels, weights] = await Promise.all([
    stagesById(tx, returns),
    selfClosing(tx, returns),
    stagesById(
      tx,
      wanted.map(({ row }) => row.stage_id),
    ),
    weigh(
      tx,
      by,
      archiving.map(({ row, request }) => ({ ticket: row.id, closing: request.closing ?? { note: "" } })),
    ),
  ]);
  const works = (funnel: string) => isMachine(by) || by.funnels.some((one) => one.funnel === funnel);
  return wanted.map(({ row, request: { archive, returnTo } }) => {
    const stage = returnTo ? stages.get(returnTo.stageId) : undefined;
    const known = stage !== undefined && stage.funnelId === returnTo?.funnelId && works(stage.funnelId);
    return {
      ticket: row,
      // Only an archived ticket is in a stage that was removed, and that is refused before its funnel is asked.
      funnel: funnels.get(row.stage_id)?.funnel ?? gone(row),
      back: archive && returnTo ? { known, closes: closing.has(returnTo.stageId) } : null,
      weight: weights.get(row.id) ?? null,
    };
  });
}

function gone({ funnel_id, funnel_name }: TicketRow): Resolving["funnel"] {
  const none = { currency: null, askReason: false, archiveUnresolved: true, reasons: [] };
  return { id: funnel_id, name: funnel_name, moves: "free", access: "everyone", pending: "block", ...none };
}
