import type { Failure } from "@relevo/contract/refusals.ts";
import type { MoveRequest } from "@relevo/contract/ticket-acts.ts";
import type { ActSource } from "@relevo/contract/tickets.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found, Refusal } from "../../platform/refusal.ts";
import { slotOf } from "../automatic.rules.ts";
import { editFailures, editTickets, type TicketEdit } from "../edit.ts";
import { changeStages } from "../enter/change-stages.ts";
import { enterStages } from "../enter/enter.ts";
import { heldTickets } from "../hold.ts";
import { clearMarks } from "../resolve/mark.ts";
import { type MovingRow, movingFacts } from "./facts.ts";
import { mayClear, moveFailures } from "./move.rules.ts";

export interface Move {
  ticket: string;
  request: MoveRequest;
  /** Who has it keeps it, whatever the stage would say. */
  kept?: boolean;
}
export interface Acted {
  done: string[];
  refused: { id: string; failures: Failure[] }[];
}
interface Moved {
  request: MoveRequest;
  facts: MovingRow;
  to: string;
}

/**
 * Moves tickets, each by the same rules: some move, the others stay and say why. What they leave and what they come
 * into acts at once, and what the person fills in counts before the stage asks for it.
 */
export async function moveTickets(tx: Tx, by: By, moves: readonly Move[]): Promise<Acted> {
  const wanted = new Map(moves.map((one) => [one.ticket, one.request]));
  const kept = new Set(moves.flatMap((one) => (one.kept ? one.ticket : [])));
  const rows = await heldTickets(tx, by, [...wanted.keys()]);
  const seen = [...wanted].flatMap(([id, request]) => {
    const row = rows.get(id);
    return row ? [{ row, request }] : [];
  });
  const facts = await movingFacts(tx, by, seen);
  const wrong = await editFailures(
    tx,
    by,
    seen.flatMap(({ row, request }, i) => editOf(row.id, request, found(facts[i]).to?.funnelId)),
    "/changes",
  );
  const acted: Acted = { done: [], refused: [] };
  for (const id of wanted.keys())
    if (!rows.has(id)) acted.refused.push({ id, failures: [{ code: "NOT_FOUND" }] });
  const filled = new Map<string, { id: string; number: number }>();
  const passed = seen.flatMap(({ row, request }, i): Moved[] => {
    const one = found(facts[i]);
    const slot = slotOf(row.contact_id, one.to?.funnelId ?? "");
    const against = moveFailures(by, request, { ...one, taken: one.taken ?? filled.get(slot) ?? null });
    const failures = against.length > 0 ? against : (wrong.get(row.id) ?? []);
    if (failures.length > 0) {
      acted.refused.push({ id: row.id, failures });
      return [];
    }
    acted.done.push(row.id);
    if (one.to && one.to.funnelId !== row.funnel_id) filled.set(slot, { id: row.id, number: row.number });
    return [{ request, facts: one, to: found(one.to).id }];
  });
  await editTickets(
    tx,
    by,
    passed.flatMap(({ request, facts: { ticket, to } }) => editOf(ticket.id, request, to?.funnelId)),
    "/changes",
  );
  await write(
    tx,
    by,
    passed.filter(({ facts, to }) => facts.ticket.stage_id !== to),
    kept,
  );
  return acted;
}

/** What it fills in, in the currency of where it goes. */
function editOf(ticket: string, { changes }: MoveRequest, funnel: string | undefined): TicketEdit[] {
  return Object.keys(changes).length > 0 ? [{ ticket, change: changes, funnel }] : [];
}

async function write(tx: Tx, by: By, moved: readonly Moved[], kept: ReadonlySet<string>): Promise<void> {
  if (moved.length === 0) return;
  const source = sourceOf(by);
  await changeStages(
    tx,
    by,
    source,
    moved.map(({ facts: { ticket, to: stage }, to }) => ({
      ticket: ticket.id,
      contact: ticket.contact_id,
      from: { funnel: ticket.funnel_id, stage: ticket.stage_id },
      to: { funnel: stage?.funnelId ?? ticket.funnel_id, stage: to },
    })),
  );
  await clearMarks(
    tx,
    by,
    moved.flatMap(({ request, facts }) =>
      request.clearResolution && mayClear(facts) && !facts.decision.mark ? facts.ticket : [],
    ),
  );
  const { refused } = await enterStages(
    tx,
    by,
    moved.map(({ request: { reasonId, closing, confirmed }, facts: { ticket } }) => ({
      ticket: ticket.id,
      contact: ticket.contact_id,
      from: ticket.stage_id,
      source,
      reason: reasonId,
      closing,
      confirmed,
      kept: kept.has(ticket.id),
    })),
  );
  // Asked before under the same locks: what is refused now changed by this very act, and none of it stands.
  if (refused[0]) throw new Refusal(refused[0].failures);
}

function sourceOf(by: By): ActSource {
  if (!isMachine(by)) return "user";
  return by.rule === "ai" ? "ai" : "workflow";
}
