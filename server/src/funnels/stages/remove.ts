import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { lockTicketsIn, openIn, relocateTickets } from "../../tickets/move/relocate.ts";
import { heldStage, renumber } from "../held.ts";
import { endRulesOn } from "../rules/end.ts";
import { refuseDestination } from "./destination.ts";
import { refuseLast } from "./last.ts";
import { holdAround, leadElsewhere, leadsInto } from "./leads-into.ts";

/**
 * Takes a stage away. Its open tickets, and what returns or leads to it, go to another stage of the funnel; its rules
 * end. What is archived in it still tells its name.
 * @throws NOT_FOUND, LAST_STAGE, INVALID, RETURN_CLOSES, STAGE_HOLDS_TICKETS where it has to be said where they go
 */
export async function removeStage(tx: Tx, caller: Caller, id: string, to: string | undefined): Promise<void> {
  await lockTicketsIn(tx, id);
  await holdAround(tx, [id]);
  const { funnel } = await heldStage(tx, id);
  // Whoever brings a ticket, a rule or an inbox into it holds its key until their commit: after this lock all are seen.
  await tx.rows("select from stages where account_id = $1 and id = $2 for update", [tx.account, id]);
  await refuseLast(tx, funnel, id);
  if (to !== undefined) await refuseDestination(tx, funnel, { from: id, to, pointer: "/query/to" });
  const count = await openIn(tx, id);
  const leading = await leadsInto(tx, [id]);
  const others = leading.rules.filter(({ stage }) => stage !== id);
  if (to === undefined && count + others.length + leading.inboxes.length + leading.contacts > 0)
    refuse("STAGE_HOLDS_TICKETS", {
      count,
      contacts: leading.contacts,
      stages: [...new Set(others.map(({ stageName }) => stageName))],
      inboxes: leading.inboxes.map(({ name }) => name),
    });
  await endRulesOn(tx, caller, [id]);
  if (to !== undefined) {
    await leadElsewhere(tx, caller, { ...leading, rules: others }, { from: id, to });
    await relocateTickets(tx, caller, { from: id, to });
  }
  await tx.rows("update stages set removed_at = $3 where account_id = $1 and id = $2", [
    tx.account,
    id,
    tx.at,
  ]);
  await forgetAsSource(tx, caller, id);
  const left = funnel.stages.filter((stage) => stage.id !== id);
  await renumber(
    tx,
    "stages",
    left.map((stage) => stage.id),
  );
  record(tx, "stage.removed", { actor: actorOf(caller) }, { funnel: funnel.id, stage: id, to: to ?? null });
}

/** What other stages ask of those that come from it. */
async function forgetAsSource(tx: Tx, caller: Caller, id: string): Promise<void> {
  const changed = await tx.rows<{ stage: string; funnel: string; from: unknown; to: unknown }>(
    `with was as (select id, requirements from stages where account_id = $1 and removed_at is null
       and requirements @> jsonb_build_array(jsonb_build_object('fromId', $2::text)) order by id for no key update)
     update stages s set requirements = (select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(was.requirements) r
       where r->>'fromId' is distinct from $2) from was
     where s.account_id = $1 and s.id = was.id
     returning s.id as stage, s.funnel_id as funnel, was.requirements as "from", s.requirements as "to"`,
    [tx.account, id],
  );
  for (const { stage, funnel, from, to } of changed) {
    const fields = { requirements: { from, to } };
    record(tx, "stage.changed", { actor: actorOf(caller) }, { funnel, stage, fields });
  }
}
