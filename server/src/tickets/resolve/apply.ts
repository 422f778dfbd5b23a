import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import { stagesById } from "../../funnels/stage-facts.ts";
import { actorOf, type By, isMachine, setOff } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { lockWithTalks } from "../hold.ts";
import { ticketsById } from "../load.ts";
import type { TicketRow } from "../rows.ts";
import { deferRules } from "../timers/defer.ts";
import { type Archived, archiveTickets } from "./archive.ts";
import { closingFor } from "./closing.rules.ts";
import type { Archiving, Mark } from "./decide.rules.ts";
import { type Marked, markTickets } from "./mark.ts";
import { standsAgainst, waitsFor } from "./weigh.rules.ts";
import { weigh } from "./weigh.ts";

export interface Outcome {
  ticket: string;
  /** The stay it was decided for: in another one it is void. */
  entry: string;
  mark: (Mark & { reason: string | null }) | null;
  archive: Archiving | null;
  /** The record a person closes its open conversations with. */
  closing?: CloseRequest | undefined;
  /** Told what is pending, they go on. */
  confirmed?: boolean | undefined;
}
export interface Applied {
  /** Marked and archived as decided. */
  done: string[];
  /** Marked; the archive waits. */
  deferred: { ticket: string; rule: string | null; codes: RefusalCode[] }[];
  /** Nothing was done: only what a person decides by hand or by a closing stage. */
  refused: { id: string; failures: Failure[] }[];
}

/**
 * Marks tickets and archives them: the one writer of both. An archive closes what is open in the ticket, each
 * conversation by the guard, and finalises what expired answered. What stands in the way refuses a person and makes a
 * rule wait, whoever set it off. What is not open, or not in that stay any more, is left alone.
 */
export async function applyOutcomes(tx: Tx, by: By, outcomes: readonly Outcome[]): Promise<Applied> {
  const applied: Applied = { done: [], deferred: [], refused: [] };
  const asked = outcomes.filter(({ mark, archive }) => mark || archive);
  if (asked.length === 0) return applied;
  const ids = asked.map(({ ticket }) => ticket);
  await lockWithTalks(tx, ids);
  const rows = await ticketsById(tx, ids);
  const live = asked.flatMap((outcome): Item[] => {
    const row = rows.get(outcome.ticket);
    return row?.state === "open" && row.entry_id === outcome.entry
      ? [{ outcome, row, mark: markOf(row, outcome) }]
      : [];
  });
  const ready = await weighed(tx, by, live, applied);
  const refused = new Set(applied.refused.map(({ id }) => id));
  const marks = live.flatMap(({ row, mark }): Marked[] =>
    mark && !refused.has(row.id) ? [{ row, mark }] : [],
  );
  await markTickets(tx, by, marks);
  await archiveTickets(tx, by, ready);
  await defer(tx, by, applied.deferred, rows);
  const waiting = new Set([...refused, ...applied.deferred.map(({ ticket }) => ticket)]);
  applied.done.push(...live.map(({ row }) => row.id).filter((id) => !waiting.has(id)));
  return applied;
}

interface Item {
  outcome: Outcome;
  row: TicketRow;
  mark: Outcome["mark"];
}

/** Time never changes a mark; the same mark again is the same mark, unless it tells another reason. */
function markOf(row: TicketRow, { mark }: Outcome): Outcome["mark"] {
  if (!mark || row.resolution === "none") return mark;
  if (mark.source === "time" || mark.source === "periodic") return null;
  const same = mark.resolution === row.resolution;
  return same && (mark.reason === null || mark.reason === row.reason_id) ? null : mark;
}

/** Those that can be archived now; the others are deferred or refused. */
async function weighed(tx: Tx, by: By, live: readonly Item[], applied: Applied): Promise<Archived[]> {
  const items = live.flatMap(({ outcome: { archive, ...outcome }, row, mark }) => {
    if (!archive) return [];
    const resolution = mark?.resolution ?? row.resolution;
    const waits = archive.rule !== null || isMachine(by);
    const request = waits ? closingFor(resolution) : (outcome.closing ?? { note: "" });
    return [{ archive, row, waits, resolution, closing: request, confirmed: outcome.confirmed ?? false }];
  });
  if (items.length === 0) return [];
  const machine = setOff(by, "resolution");
  const [byRule, byHand] = [items.filter(({ waits }) => waits), items.filter(({ waits }) => !waits)];
  const asWeighed = (some: typeof items) => some.map(({ row, closing }) => ({ ticket: row.id, closing }));
  const ruled = await weigh(tx, machine, asWeighed(byRule));
  const handled = await weigh(tx, by, asWeighed(byHand));
  const stages = await stagesById(
    tx,
    byHand.map(({ row }) => row.stage_id),
  );
  const ready: Archived[] = [];
  for (const { archive, row, waits, closing, confirmed } of items) {
    const weight = found((waits ? ruled : handled).get(row.id));
    const codes = waits ? waitsFor(weight) : [];
    const pending = stages.get(row.stage_id)?.funnel.pending ?? "block";
    const failures = waits ? [] : standsAgainst(weight, { pending, confirmed });
    if (codes.length > 0) applied.deferred.push({ ticket: row.id, rule: archive.rule, codes });
    else if (failures.length > 0) applied.refused.push({ id: row.id, failures });
    else
      ready.push({
        row,
        archive,
        closer: waits ? machine : by,
        closing,
        conversations: weight.conversations.map(({ id }) => id),
      });
  }
  return ready;
}

/** A closing stage has no rule that could be asked again: it is only told. */
async function defer(
  tx: Tx,
  by: By,
  deferred: Applied["deferred"],
  rows: ReadonlyMap<string, TicketRow>,
): Promise<void> {
  const waiting = deferred.flatMap((one) => {
    const row = rows.get(one.ticket);
    return row ? [{ ...one, contact: row.contact_id, entry: row.entry_id }] : [];
  });
  await deferRules(
    tx,
    waiting.flatMap(({ rule, ...one }) => (rule ? [{ ...one, rule }] : [])),
  );
  for (const { ticket, contact, rule, codes } of waiting)
    if (rule === null)
      record(
        tx,
        "ticket.alerted",
        { actor: actorOf(by), contact },
        { ticket, alert: "deferred", rule, codes },
      );
}
