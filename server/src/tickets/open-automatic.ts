import { ownAlong } from "../assignment/own.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Machine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";
import { giveWay, handOver } from "./absorb.ts";
import { addConversationActions } from "./add-actions.ts";
import { type Opening, type Plan, planOpenings, slotOf, type Target } from "./automatic.rules.ts";
import { type Facts, openingFacts, openTicketsOf } from "./automatic-facts.ts";
import { beginningsOf } from "./enter/begin.ts";
import { enterStages } from "./enter/enter.ts";
import { firstStage } from "./first-stage.ts";
import { insertTickets } from "./insert.ts";
import { takeAlong } from "./take-along.ts";
import { writeLinks } from "./write-link.ts";

/**
 * Gives conversations the ticket their inbox opens by itself: the contact's open one of that funnel, else a new one.
 * Asked again it changes nothing, since a conversation with a link is left alone; only an automatic ticket nobody
 * touched goes along to the inbox its conversation is in now. The contacts are locked by the caller.
 */
export async function openAutomaticTickets(tx: Tx, items: readonly Opening[]): Promise<void> {
  if (items.length === 0) return;
  const [facts, policies, fallback] = await Promise.all([
    openingFacts(tx, items),
    policiesOf(
      tx,
      items.map(({ inbox }) => inbox),
    ),
    firstStage(tx),
  ]);
  const asked = items.flatMap((item) => {
    const fact = facts.get(item.conversation);
    return fact ? [{ ...item, fact, policy: policies.get(item.inbox)?.policy }] : [];
  });
  const open = await openTicketsOf(
    tx,
    asked.map(({ fact }) => fact.contact),
  );
  const plan = await begun(tx, planOpenings(asked, open, fallback));
  const by: Machine = { account: tx.account, rule: "automatic_ticket" };
  await takeAlong(tx, by, plan.along);
  await handOver(tx, by, await giveWay(tx, plan.absorbed));
  const made = await insertTickets(
    tx,
    by,
    plan.made.map(({ conversation, source, target }) => newTicket(facts, conversation, source, target)),
  );
  const bySlot = new Map(
    plan.made.map((one, i) => [slotOf(one.contact, one.target.funnelId), made[i] ?? ""]),
  );
  await link(tx, facts, plan, bySlot);
  await ownAlong(
    tx,
    by,
    plan.links.flatMap((one) => joining(facts, one)),
  );
  await enterStages(
    tx,
    by,
    plan.made.map(({ contact }, i) => ({ ticket: made[i] ?? "", contact, from: null, source: "inbox" })),
  );
}

/** Tickets that come into a funnel begin where the contact's next one of it does. */
async function begun(tx: Tx, plan: Plan): Promise<Plan> {
  const coming = [...plan.made, ...plan.along];
  const stages = await beginningsOf(
    tx,
    coming.map(({ contact, target }) => ({ contact, funnel: target.funnelId, stage: target.stageId })),
  );
  const at = <T extends { target: Target }>(one: T, i: number): T => {
    return { ...one, target: { ...one.target, stageId: stages[i] ?? one.target.stageId } };
  };
  return {
    ...plan,
    made: plan.made.map(at),
    along: plan.along.map((one, i) => at(one, plan.made.length + i)),
  };
}

/** One that somebody has came into a ticket that was there before: it is theirs now, as when a person links it. */
function joining(facts: ReadonlyMap<string, Facts>, { conversation, ticket }: Plan["links"][number]) {
  const fact = facts.get(conversation);
  if (!ticket || !fact?.open || !(fact.owner || fact.group)) return [];
  const { owner, group, contact } = fact;
  return [{ conversation, ticket, owner, group, contact }];
}

function newTicket(
  facts: ReadonlyMap<string, Facts>,
  conversation: string,
  source: Opening["source"],
  { funnelId, stageId }: Plan["made"][number]["target"],
) {
  const fact = facts.get(conversation);
  if (!fact) throw new Error("planned without facts");
  const { contact, owner, group, subject } = fact;
  const said = { subject, description: "", nextStep: "", nextStepAt: null };
  return { ...said, contact, conversation, funnel: funnelId, stage: stageId, owner, group, source };
}

async function link(
  tx: Tx,
  facts: ReadonlyMap<string, Facts>,
  plan: Plan,
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const links = plan.links.map(({ conversation, ticket, slot }) => ({
    conversation,
    ticket: ticket ?? (slot === null ? null : (made.get(slot) ?? null)),
    state: "confirmed" as const,
    by: "system" as const,
  }));
  await addConversationActions(
    tx,
    { account: tx.account, rule: "automatic_ticket" },
    links.flatMap(({ conversation }) => {
      const fact = facts.get(conversation);
      return fact?.ticket?.over ? [{ ticket: fact.ticket.id, conversation, contact: fact.contact }] : [];
    }),
  );
  await writeLinks(tx, links);
  for (const { conversation, ticket } of links) {
    const fact = facts.get(conversation);
    const place = { actor: system, conversation, ...(fact ? { contact: fact.contact } : {}) };
    if (ticket) record(tx, "conversation.ticket_linked", place, { ticket, from: fact?.ticket?.id ?? null });
    else if (fact?.ticket)
      record(tx, "conversation.ticket_unlinked", place, { ticket: fact.ticket.id, rejected: false });
  }
}
