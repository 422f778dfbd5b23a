import type { Output } from "@relevo/contract/endpoint.ts";
import type { ResolutionRule, RuleBody, previewRule as shape } from "@relevo/contract/resolution-rules.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { decideArrival, type Side } from "../../tickets/resolve/decide.rules.ts";
import { decideOccurrence, decideTime } from "../../tickets/timers/due.rules.ts";
import { named, timedTicketsOf } from "../../tickets/timers/facts.ts";
import { passedToday } from "../../tickets/timers/passed-today.ts";
import { funnelById } from "../list.ts";
import { ruleBody } from "./guard.rules.ts";
import { refuseWrong } from "./held.ts";

/** Tickets counted, and shown. */
const most = 10_000;
const shown = 50;

interface Affected {
  id: string;
  deferred: boolean;
}

/** Whom a rule would touch if it were saved now. Nothing changes. @throws NOT_FOUND and what saving it is refused for */
export async function previewRule(tx: Tx, stageId: string, given: RuleBody): Promise<Output<typeof shape>> {
  const [row] = await tx.rows<{ funnel: string }>(
    "select funnel_id as funnel from stages where account_id = $1 and id = $2",
    [tx.account, stageId],
  );
  const funnel = await funnelById(tx, found(row).funnel);
  const stage = found(funnel.stages.find(({ id }) => id === stageId));
  // Switched off it is looked at as if it were on.
  const body = ruleBody({ ...given, active: true });
  await refuseWrong(tx, body, funnel, stageId);
  const rule: ResolutionRule = { ...body, ...unsaved, stageId };
  const affected = await affectedBy(tx, rule, { type: stage.type, rules: [rule] });
  const first = affected.slice(0, shown);
  const names = await named(
    tx,
    first.map(({ id }) => id),
  );
  return {
    count: affected.length,
    deferred: affected.filter(({ deferred }) => deferred).length,
    tickets: first.map(({ id, deferred }) => ({ ...found(names.get(id)), deferred })),
  };
}

const unsaved = { id: "00000000-0000-0000-0000-000000000000", updatedAt: "", updatedBy: null };

async function affectedBy(tx: Tx, rule: ResolutionRule, own: Side): Promise<Affected[]> {
  switch (rule.trigger) {
    case "time":
    case "periodic": {
      const tickets = await timedTicketsOf(tx, rule.stageId, most);
      return tickets.flatMap((ticket): Affected[] => {
        const { kind } =
          rule.trigger === "time"
            ? decideTime(rule, { ...ticket, deferredAt: null }, tx.at)
            : decideOccurrence(rule, ticket);
        return kind === "act" || kind === "defer" ? [{ id: ticket.id, deferred: kind === "defer" }] : [];
      });
    }
    case "entry":
    case "exit": {
      const elsewhere: Side = { type: "normal", rules: [] };
      const { mark, archive } = decideArrival(
        rule.trigger === "entry" ? { from: null, to: own } : { from: own, to: elsewhere },
      );
      if (mark?.rule !== rule.id && archive?.rule !== rule.id) return [];
      const passed = await passedToday(tx, rule.stageId, rule.trigger, most);
      return passed.map(({ id, waiting }) => ({ id, deferred: rule.archive && waiting }));
    }
  }
}
