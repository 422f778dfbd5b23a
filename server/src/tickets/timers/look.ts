import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import type { Due } from "../../deadlines/kind.ts";
import { rulesById } from "../../funnels/rules/load.ts";
import type { Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { type Applied, applyOutcomes, type Outcome } from "../resolve/apply.ts";
import { archivedBy, markedBy } from "../resolve/decide.rules.ts";
import { deferRules } from "./defer.ts";
import { deferralsOf, ruleStay, type TimedTicket, timedTickets } from "./facts.ts";

/** A deadline of one rule for one stay of a ticket, both still there. */
export interface Look {
  key: string;
  rule: ResolutionRule;
  ticket: TimedTicket;
  /** Since when the rule waits in this stay. */
  deferredAt: Date | null;
}

/**
 * What came due and still counts, in the order it did. A key begins with rule:ticket:entry; of another stay, of a rule
 * that ended or was switched off, of a ticket that left the board, nothing comes back. The rules are held until the
 * commit: who saves one waits, and who saved one is waited for.
 */
export async function looksAt(
  tx: Tx,
  due: readonly Due[],
  trigger: ResolutionRule["trigger"],
): Promise<Look[]> {
  const asked = [...due]
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.key < b.key ? -1 : 1))
    .map(({ key }) => ({ key, parts: key.split(":") }));
  const ids = [...new Set(asked.flatMap(({ parts: [rule] }) => rule ?? []))];
  await holdRules(tx, ids);
  const [rules, tickets] = await Promise.all([
    rulesById(tx, ids),
    timedTickets(
      tx,
      asked.flatMap(({ parts: [, ticket] }) => ticket ?? []),
    ),
  ]);
  const since = await deferralsOf(tx, [...tickets.values()]);
  return asked.flatMap(({ key, parts: [ruleId = "", ticketId = "", entry] }): Look[] => {
    const [rule, ticket] = [rules.get(ruleId), tickets.get(ticketId)];
    if (!rule?.active || rule.trigger !== trigger || !ticket) return [];
    if (ticket.entry !== entry || ticket.stage !== rule.stageId) return [];
    return [{ key, rule, ticket, deferredAt: since.get(ruleStay(rule.id, entry)) ?? null }];
  });
}

/** Rules are held before anything they lead to, so that a save of one never waits in a ring. */
export async function holdRules(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.rows(
    "select id from resolution_rules where account_id = $1 and id = any($2::uuid[]) order by id for share",
    [tx.account, ids],
  );
}

/** Does what rules are due to do: of several for one ticket the first marks, and the first that archives archives. */
export function act(tx: Tx, looks: readonly Look[]): Promise<Applied> {
  const by: Machine = { account: tx.account, rule: "resolution" };
  const byTicket = Map.groupBy(looks, ({ ticket }) => ticket.id);
  return applyOutcomes(
    tx,
    by,
    [...byTicket.values()].flatMap((own): Outcome[] => {
      const [first] = own;
      if (!first) return [];
      const { id, entry, resolution } = first.ticket;
      const archiving = own.find(({ rule }) => rule.archive);
      const mark = resolution === "none" ? { ...markedBy(first.rule), reason: null } : null;
      return [{ ticket: id, entry, mark, archive: archiving ? archivedBy(archiving.rule) : null }];
    }),
  );
}

/** Rules that are due and wait: nobody is left unanswered by one. */
export function defer(tx: Tx, looks: readonly Look[]): Promise<void> {
  return deferRules(
    tx,
    looks.map(({ rule, ticket: { id, contact, entry } }) => {
      return { rule: rule.id, ticket: id, contact, entry, codes: ["NO_REPLY" as const] };
    }),
  );
}
