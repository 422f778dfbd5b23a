import type { ComingAct } from "@relevo/contract/board.ts";
import { rulesOn } from "../../funnels/rules/load.ts";
import type { Tx } from "../../platform/db.ts";
import { timeKind } from "./arm.ts";
import { decideTime, dueAt, hasWork } from "./due.rules.ts";
import { deferralsOf, ruleStay, type TimedTicket, timedTickets } from "./facts.ts";
import { nextOccurrence } from "./occurrence.rules.ts";
import { accountZone } from "./periodic.ts";

/** What rules will do to open tickets and when, soonest first, by the rules that decide then. */
export async function comingActs(tx: Tx, tickets: readonly string[]): Promise<Map<string, ComingAct[]>> {
  const timed = [...(await timedTickets(tx, tickets)).values()];
  if (timed.length === 0) return new Map();
  const [rules, since, zone] = await Promise.all([
    rulesOn(
      tx,
      timed.map(({ stage }) => stage),
    ),
    deferralsOf(tx, timed),
    accountZone(tx),
  ]);
  const own = (ticket: TimedTicket) => (rules.get(ticket.stage) ?? []).filter(({ active }) => active);
  const armed = await armedOf(
    tx,
    timed.flatMap((ticket) => own(ticket).map(({ id }) => keyOf(id, ticket))),
  );
  return new Map(
    timed.map((ticket) => {
      const coming = own(ticket).flatMap((rule): ComingAct[] => {
        const { id: ruleId, resolution, archive } = rule;
        const waits = since.has(ruleStay(ruleId, ticket.entry));
        if (rule.trigger === "entry")
          return waits && archive ? [{ ruleId, trigger: rule.trigger, resolution, archive, at: null }] : [];
        if (!hasWork(rule, ticket)) return [];
        if (rule.trigger === "periodic") {
          const at = nextOccurrence({ days: rule.days, at: rule.at }, zone, tx.at).toISOString();
          return [{ ruleId, trigger: rule.trigger, resolution, archive, at }];
        }
        const parked = armed.get(keyOf(ruleId, ticket));
        // Without a promise it has done its work in this stay.
        if (rule.trigger !== "time" || parked === undefined) return [];
        const facts = { ...ticket, deferredAt: since.get(ruleStay(ruleId, ticket.entry)) ?? null };
        const { kind } = decideTime(rule, facts, tx.at);
        const at = kind === "until" || (kind === "act" && !parked) ? dueAt(rule, facts) : null;
        return [{ ruleId, trigger: rule.trigger, resolution, archive, at: at?.toISOString() ?? null }];
      });
      return [ticket.id, coming.sort((a, b) => order(a).localeCompare(order(b)))];
    }),
  );
}

const order = ({ at }: ComingAct) => at ?? "9";
const keyOf = (rule: string, { id, entry }: TimedTicket) => `${rule}:${id}:${entry}`;

/** Promised looks, by key: is it parked? */
async function armedOf(tx: Tx, keys: readonly string[]): Promise<Map<string, boolean>> {
  const rows = await tx.rows<{ key: string; parked: boolean }>(
    "select key, due_at = 'infinity' as parked from deadlines where account_id = $1 and kind = $2 and key = any($3)",
    [tx.account, timeKind, keys],
  );
  return new Map(rows.map(({ key, parked }) => [key, parked]));
}
