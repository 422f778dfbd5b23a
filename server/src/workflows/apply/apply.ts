import { attempt } from "../../platform/attempt.ts";
import type { Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Outcome } from "../effects.rules.ts";
import type { Act, Acting, ActOf, Apply } from "./acting.ts";
import { assign } from "./assign.ts";
import { field, tag } from "./data.ts";
import { close, snooze } from "./end.ts";
import { move, priority } from "./place.ts";
import { comment, message } from "./say.ts";
import { workflow } from "./start.ts";
import { template } from "./template.ts";
import { createTickets, move as moveTicket, resolve as resolveTicket, task } from "./tickets.ts";

const appliers: { [K in Act["kind"]]: Apply<K> } = {
  assign,
  comment,
  message,
  template,
  move,
  tag,
  priority,
  field,
  task,
  create_ticket: createTickets,
  move_ticket: moveTicket,
  resolve_ticket: resolveTicket,
  snooze,
  close,
  workflow,
};
const kinds = Object.keys(appliers) as Act["kind"][];

/**
 * Does what runs decided, whose contacts are locked, each through the command that people use. Answers what came of
 * each, by run; one that is refused does not keep the others from being done.
 */
export async function applyEffects(tx: Tx, acting: readonly Acting[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const kind of kinds)
    for (const round of rounds(acting.filter(isOf(kind)))) {
      const answers = await applyOne(tx, kind, round);
      for (const [i, { run }] of round.entries()) {
        const answer = answers[i];
        if (answer) outcomes.set(run.id, answer);
      }
    }
  return outcomes;
}

async function applyOne<K extends Act["kind"]>(tx: Tx, kind: K, acting: readonly Acting<ActOf<K>>[]) {
  const answers = await attempt(tx, acting, (some) => appliers[kind](tx, machineOf(tx, some), some));
  return answers.map(
    (answer): Outcome => ("failures" in answer ? { done: false, failures: answer.failures } : answer.result),
  );
}

function isOf<K extends Act["kind"]>(kind: K): (one: Acting) => one is Acting<ActOf<K>> {
  return (one): one is Acting<ActOf<K>> => one.effect.kind === kind;
}

/** Of one workflow, and each contact once: what happens is told of the run that did it, found by where it happens. */
function rounds<A extends Acting>(acting: readonly A[]): A[][] {
  const met = new Map<string, number>();
  const byRound = Map.groupBy(acting, ({ run: { workflow }, facts: { contact } }) => {
    const nth = met.get(`${workflow} ${contact.id}`) ?? 0;
    met.set(`${workflow} ${contact.id}`, nth + 1);
    return `${workflow} ${nth}`;
  });
  return [...byRound.values()];
}

/** As the log tells it: the runs, by who their contact is now, and by the ticket their conversation is about. */
function machineOf(tx: Tx, acting: readonly Acting[]): Machine {
  const runs = acting.map(({ run: { n, ...run }, facts: { contact, ticket } }) => {
    return { ...run, contact: contact.id, ticket: run.ticket ?? ticket?.id ?? null };
  });
  return { account: tx.account, rule: "workflow", runs };
}
