import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import type { SimulatedAct } from "@relevo/contract/simulations.ts";
import type { Standing as Row } from "../../../conversations/can.rules.ts";
import type { Machine } from "../../../platform/caller.ts";
import type { Outcome } from "../../effects.rules.ts";
import type { Facts } from "../../facts.rules.ts";
import type { Then } from "../facts-at.rules.ts";
import { sightOf } from "../fold.rules.ts";
import type { Ground } from "../ground.rules.ts";
import { isWaiting } from "../said.rules.ts";
import type { Cut, Happened, Spoken, Timeline } from "../timeline.rules.ts";

/** What an effect meets when it is tried. */
export interface Trying {
  timeline: Timeline;
  then: Then;
  facts: Facts;
  ground: Ground;
  cut: Cut;
}
/** What an effect would have caused: kept in memory, as the events and messages the live one writes. */
export interface Tried {
  act: SimulatedAct;
  outcome: Outcome;
  events: readonly Pick<Happened, "name" | "data" | "ticket">[];
  spoken: readonly Pick<Spoken, "id" | "text" | "type">[];
}

/** By itself, as the live engine acts: the rules of people's commands ask who acts. */
export const machine: Machine = { account: "", rule: "workflow" };

export function refused(...failures: Failure[]): Tried {
  return { act: "refused", outcome: { done: false, failures }, events: [], spoken: [] };
}
export function done(act: SimulatedAct, ...events: Omit<Happened, "order" | "at" | "by" | "tried">[]): Tried {
  return { act, outcome: { done: true }, events, spoken: [] };
}
/** Refused for what a rule says, or done. */
export function unless(may: true | RefusalCode, tried: Tried): Tried {
  return may === true ? tried : refused({ code: may });
}

/** A conversation as the rules of commands look at it. */
export function rowOf({ timeline, then: { standing, heard, ticket } }: Trying): Row {
  const last = heard.findLast(({ author }) => author === "contact") ?? null;
  return {
    state: standing.state,
    channel: timeline.conversation.channel,
    owner_id: standing.owner,
    waiting_since: isWaiting(heard, standing) ? (last?.at ?? null) : null,
    last_inbound_at: last?.at ?? null,
    settled_id: standing.settled,
    superseded_by: standing.superseded ? "superseded" : null,
    ticket_state: standing.ticket?.link === "confirmed" && ticket ? ticket.state : null,
  };
}

/** An event that changes what decides who sees a conversation. */
export function seenEvent(
  name: string,
  { then }: Trying,
  change: Partial<ReturnType<typeof sightOf>>,
  data: Record<string, unknown> = {},
): Tried["events"][number] {
  const from = sightOf(then.standing);
  return { name, ticket: null, data: { ...data, from, to: { ...from, ...change } } };
}
