import type { ResolveRequest } from "@relevo/contract/ticket-acts.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found, Refusal } from "../../platform/refusal.ts";
import { editFailures, editTickets, type TicketEdit } from "../edit.ts";
import { heldTickets } from "../hold.ts";
import type { Acted } from "../move/move.ts";
import type { TicketRow } from "../rows.ts";
import { applyOutcomes } from "./apply.ts";
import { resolvingFacts } from "./facts.ts";
import { clearMarks } from "./mark.ts";
import { markIn, resolveFailures } from "./resolve.rules.ts";

export interface Resolve {
  ticket: string;
  request: ResolveRequest;
}

/**
 * Marks tickets won or lost by hand, or takes the mark back, and archives them where asked: some are done, the others
 * stay and say why.
 */
export async function resolveTickets(tx: Tx, by: By, inputs: readonly Resolve[]): Promise<Acted> {
  const wanted = new Map(inputs.map((one) => [one.ticket, one.request]));
  const rows = await heldTickets(tx, by, [...wanted.keys()]);
  const seen = [...wanted].flatMap(([id, request]) => {
    const row = rows.get(id);
    return row ? [{ row, request }] : [];
  });
  const facts = await resolvingFacts(tx, by, seen);
  const wrong = await editFailures(tx, by, seen.flatMap(editOf), "/changes");
  const acted: Acted = { done: [], refused: [] };
  for (const id of wanted.keys())
    if (!rows.has(id)) acted.refused.push({ id, failures: [{ code: "NOT_FOUND" }] });
  const passed = seen.filter(({ row, request }, i) => {
    const against = resolveFailures(by, request, found(facts[i]));
    const failures = against.length > 0 ? against : (wrong.get(row.id) ?? []);
    if (failures.length > 0) acted.refused.push({ id: row.id, failures });
    return failures.length === 0;
  });
  await editTickets(tx, by, passed.flatMap(editOf), "/changes");
  await clearMarks(
    tx,
    by,
    passed.flatMap(({ row, request }) => (request.resolution === "none" ? row : [])),
  );
  const source = isMachine(by) ? "workflow" : "user";
  const { refused, deferred } = await applyOutcomes(
    tx,
    by,
    passed.map(({ row, request }) => {
      const { reasonId: reason, archive, returnTo, closing, confirmed } = request;
      const resolution = markIn(request);
      return {
        ticket: row.id,
        entry: row.entry_id,
        mark: resolution && { resolution, source, rule: null, reason },
        archive: archive ? { source, rule: null, returnTo } : null,
        closing,
        confirmed,
      };
    }),
  );
  // Asked before under the same locks: what is refused now changed by this very act, and none of it stands.
  if (refused[0]) throw new Refusal(refused[0].failures);
  // What a machine archives waits, as a rule's does; but nobody would ask again.
  if (deferred[0]) throw new Refusal(deferred[0].codes.map((code) => ({ code })));
  acted.done.push(...passed.map(({ row }) => row.id));
  return acted;
}

function editOf({ row, request: { changes } }: { row: TicketRow; request: ResolveRequest }): TicketEdit[] {
  return Object.keys(changes).length > 0 ? [{ ticket: row.id, change: changes }] : [];
}
