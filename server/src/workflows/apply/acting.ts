import type { ActingRun, Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import type { Effect, Outcome } from "../effects.rules.ts";
import type { Facts } from "../facts.rules.ts";

/** What a run does to the desk itself; an HTTP request leaves it instead. */
export type Act = Exclude<Effect, { kind: "http" }>;
export type ActOf<K extends Act["kind"]> = Extract<Act, { kind: K }>;
/** A run whose step has an effect, with the facts it was decided on. */
export interface Acting<A extends Act = Act> {
  run: ActingRun & { n: number };
  effect: A;
  facts: Facts;
}
/** Applies effects of one kind, of runs of one workflow; what it throws keeps all of them from being done. */
export type Apply<K extends Act["kind"]> = (
  tx: Tx,
  by: Machine,
  acting: readonly Acting<ActOf<K>>[],
) => Promise<readonly Outcome[]>;

export const done: Outcome = { done: true };

/** The run's conversation. @throws NOT_OPEN for a run that has none */
export function conversationOf({ run }: Acting): string {
  return run.conversation ?? refuse("NOT_OPEN");
}
/** The run's ticket, or its conversation's. @throws TICKET_REQUIRED where there is none */
export function ticketOf({ run, facts }: Acting): string {
  return run.ticket ?? facts.ticket?.id ?? refuse("TICKET_REQUIRED");
}
