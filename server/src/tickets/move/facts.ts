import type { MoveRequest } from "@relevo/contract/ticket-acts.ts";
import { fieldFacts } from "../../fields/facts.ts";
import { missingOf } from "../../fields/missing.rules.ts";
import { rulesOn } from "../../funnels/rules/load.ts";
import { type StageFacts, stagesById } from "../../funnels/stage-facts.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { slotOf } from "../automatic.rules.ts";
import { closingFor } from "../resolve/closing.rules.ts";
import { type Decision, decideArrival, type Side } from "../resolve/decide.rules.ts";
import { type Weighed, weigh } from "../resolve/weigh.ts";
import type { TicketRow } from "../rows.ts";
import { askedFor, factsAfter, type Moving } from "./move.rules.ts";

export interface Wanted {
  row: TicketRow;
  request: MoveRequest;
}
export interface MovingRow extends Moving {
  ticket: TicketRow;
  weight: Weighed | null;
}

/** The facts of moves, in one query each for all; in the order they are asked for. */
export async function movingFacts(tx: Tx, by: By, wanted: readonly Wanted[]): Promise<MovingRow[]> {
  const ids = wanted.flatMap(({ row, request }) => [row.stage_id, request.stageId]);
  const [stages, rules] = await Promise.all([stagesById(tx, ids), rulesOn(tx, ids)]);
  const sideOf = (stage: StageFacts): Side => ({ type: stage.type, rules: rules.get(stage.id) ?? [] });
  const moving = wanted.map(({ row, request }) => {
    const [from, to] = [stages.get(row.stage_id), stages.get(request.stageId)];
    const decision = to ? decideArrival({ from: from ? sideOf(from) : null, to: sideOf(to) }) : nothing;
    return { row, request, from, to, decision };
  });
  const [known, steps, open, weights] = await Promise.all([
    fieldFacts(
      tx,
      moving.flatMap(({ row, to }) => (to && to.requirements.length > 0 ? row.id : [])),
    ),
    stepsBetween(tx, moving),
    openIn(tx, moving),
    weightsOf(tx, by, moving),
  ]);
  return moving.map(({ row, request, from, to, decision }) => {
    const facts = known.get(row.id);
    const asked = to && facts ? askedFor(to, row.stage_id) : [];
    return {
      ticket: row,
      from,
      to,
      works: isMachine(by) || by.funnels.some(({ funnel }) => funnel === to?.funnelId),
      between: steps.get(`${row.stage_id} ${request.stageId}`) ?? 0,
      missing: facts ? missingOf(asked, factsAfter(facts, request.changes)) : [],
      taken:
        to && to.funnelId !== row.funnel_id ? (open.get(slotOf(row.contact_id, to.funnelId)) ?? null) : null,
      decision,
      weight: weights.get(row.id) ?? null,
    };
  });
}

const nothing: Decision = { mark: null, archive: null };
interface Move extends Wanted {
  from: StageFacts | undefined;
  to: StageFacts | undefined;
  decision: Decision;
}

/** How many normal stages lie between two of a funnel that is walked stage by stage. */
async function stepsBetween(tx: Tx, moves: readonly Move[]): Promise<Map<string, number>> {
  const stepwise = moves.filter(({ to }) => to?.funnel.moves === "adjacent");
  if (stepwise.length === 0) return new Map();
  const pairs = stepwise.map(({ row, request }) => ({ from: row.stage_id, to: request.stageId }));
  const rows = await tx.rows<{ pair: string; n: number }>(
    `select distinct on (r."from", r."to") r."from" || ' ' || r."to" as pair, (select count(*)::int from stages s
       where s.account_id = $1 and s.funnel_id = a.funnel_id and s.removed_at is null and s.type = 'normal'
         and (s.position, s.id) > least((a.position, a.id), (b.position, b.id))
         and (s.position, s.id) < greatest((a.position, a.id), (b.position, b.id))) as n
     from jsonb_to_recordset($2::jsonb) as r("from" uuid, "to" uuid)
     join stages a on a.account_id = $1 and a.id = r."from" join stages b on b.account_id = $1 and b.id = r."to"
     where a.funnel_id = b.funnel_id`,
    [tx.account, JSON.stringify(pairs)],
  );
  return new Map(rows.map(({ pair, n }) => [pair, n]));
}

/** The requesters' open tickets of the other funnels, by contact and funnel. */
async function openIn(tx: Tx, moves: readonly Move[]): Promise<Map<string, { id: string; number: number }>> {
  const other = moves.filter(({ row, to }) => to && to.funnelId !== row.funnel_id);
  if (other.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; number: number; contact: string; funnel: string }>(
    `select id, number, contact_id as contact, funnel_id as funnel from tickets
     where account_id = $1 and contact_id = any($2::uuid[]) and funnel_id = any($3::uuid[]) and state = 'open'`,
    [tx.account, other.map(({ row }) => row.contact_id), other.flatMap(({ to }) => to?.funnelId ?? [])],
  );
  return new Map(rows.map(({ id, number, contact, funnel }) => [slotOf(contact, funnel), { id, number }]));
}

/** Where it would be archived: by the person in a closing stage, by the desk where a rule says so. */
async function weightsOf(tx: Tx, by: By, moves: readonly Move[]): Promise<Map<string, Weighed>> {
  const leaving = moves.filter(({ decision }) => decision.archive !== null);
  const byHand = leaving.filter(({ decision }) => decision.archive?.rule === null);
  const byRule = leaving.filter(({ decision }) => decision.archive?.rule !== null);
  const machine = { account: tx.account, rule: "resolution" };
  const hand = await weigh(
    tx,
    by,
    byHand.map(({ row, request }) => ({ ticket: row.id, closing: request.closing ?? { note: "" } })),
  );
  const rule = await weigh(
    tx,
    machine,
    byRule.map(({ row, decision }) => {
      return { ticket: row.id, closing: closingFor(decision.mark?.resolution ?? row.resolution) };
    }),
  );
  return new Map([...hand, ...rule]);
}
