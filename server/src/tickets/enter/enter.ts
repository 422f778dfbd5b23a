import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { ActSource } from "@relevo/contract/tickets.ts";
import { rulesOn } from "../../funnels/rules/load.ts";
import { type StageFacts, stagesById } from "../../funnels/stage-facts.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { silence } from "../../responder/silence.ts";
import { assignOnEntry } from "../assign/on-entry.ts";
import { type Applied, applyOutcomes, type Outcome } from "../resolve/apply.ts";
import { decideArrival, type Side } from "../resolve/decide.rules.ts";
import { openStays, type Stay } from "../stays.ts";
import { armTimers } from "../timers/arm.ts";
import { tellHandOffs } from "./hand-off.ts";

/** A ticket that came into the stage its row says. */
export interface Entry {
  ticket: string;
  contact: string;
  /** The stage it left; null: it was just made. */
  from: string | null;
  source: ActSource;
  /** Of the person who moved it, for what coming in may end. */
  reason?: string | null | undefined;
  closing?: CloseRequest | undefined;
  confirmed?: boolean | undefined;
  /** Who made it has it, whatever the stage would say. */
  kept?: boolean;
}

/**
 * All that coming into a stage does: the stay, the mark and the archive of types and rules, the stage's assignment and
 * what time will do. Every way into a stage ends here, once the ticket is written and its conversation linked; the
 * contacts are locked.
 */
export async function enterStages(tx: Tx, by: By, entries: readonly Entry[]): Promise<Applied> {
  if (entries.length === 0) return { done: [], deferred: [], refused: [] };
  const stays = await openStays(
    tx,
    entries.map(({ ticket, source, from }) => ({ ticket, source, fresh: from === null })),
  );
  await silence(
    tx,
    stays.map(({ ticket }) => ticket),
  );
  const left = entries.flatMap(({ from }) => from ?? []);
  const ids = [...stays.map(({ stage }) => stage), ...left];
  const [stages, rules] = await Promise.all([stagesById(tx, ids), rulesOn(tx, ids)]);
  const sideOf = (id: string | null): Side | null => {
    const stage = id === null ? undefined : stages.get(id);
    return stage ? { type: stage.type, rules: rules.get(stage.id) ?? [] } : null;
  };
  const byTicket = new Map(entries.map((entry) => [entry.ticket, entry]));
  const outcomes = stays.flatMap(({ ticket, stage, entry }): Outcome[] => {
    const [to, came] = [sideOf(stage), byTicket.get(ticket)];
    if (!to || !came) return [];
    const from = counts(came.source) ? sideOf(came.from) : null;
    const { mark, archive } = decideArrival({ from, to });
    const { reason = null, closing, confirmed } = came;
    return [{ ticket, entry, mark: mark && { ...mark, reason }, archive, closing, confirmed }];
  });
  const applied = await applyOutcomes(tx, by, outcomes);
  const done = new Set(applied.done);
  const over = new Set(
    outcomes.flatMap(({ ticket, archive }) => (archive && done.has(ticket) ? ticket : [])),
  );
  const staying = stays.filter(({ ticket }) => !over.has(ticket));
  await tellHandOffs(
    tx,
    by,
    staying.map(({ ticket, stage }) => {
      return { ticket, from: stages.get(byTicket.get(ticket)?.from ?? ""), to: stages.get(stage) };
    }),
  );
  const free = staying.filter(({ ticket }) => !byTicket.get(ticket)?.kept);
  const owners = await assignOnEntry(tx, by, free, stages);
  alertUnowned(tx, by, free, { owners, stages, byTicket });
  await armTimers(
    tx,
    staying.map((stay) => ({ ...stay, enteredAt: tx.at })),
  );
  return applied;
}

/** Leaving is a milestone of the customer's way, not of the desk's housekeeping. */
function counts(source: ActSource): boolean {
  return source !== "inbox" && source !== "stage_removed" && source !== "merge";
}

interface Around {
  owners: ReadonlyMap<string, string | null>;
  stages: ReadonlyMap<string, StageFacts>;
  byTicket: ReadonlyMap<string, Entry>;
}
/**
 * In a human stage somebody has to answer. What comes with a customer's conversation waits in the queue of its inbox,
 * which is handed out and has an alert of its own.
 */
function alertUnowned(tx: Tx, by: By, stays: readonly Stay[], { owners, stages, byTicket }: Around): void {
  for (const { ticket, contact, stage } of stays) {
    const { kind, type } = stages.get(stage) ?? { kind: "ai", type: "normal" };
    const mine = kind === "human" && type === "normal" && byTicket.get(ticket)?.source !== "inbox";
    if (mine && !owners.get(ticket))
      record(
        tx,
        "ticket.alerted",
        { actor: actorOf(by), contact },
        { ticket, alert: "unowned", rule: null, codes: [] },
      );
  }
}
