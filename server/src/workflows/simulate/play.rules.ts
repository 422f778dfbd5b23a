import type { SimulatedAct, SimulationFilter } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { isOpen } from "../../conversations/state.rules.ts";
import { holds } from "../conditions.rules.ts";
import { conclude, decide, freshRun } from "../decide/decide.rules.ts";
import type { Decision, Next, Passed } from "../decide/decision.rules.ts";
import type { Facts, RunNow } from "../facts.rules.ts";
import { started } from "../triggers.rules.ts";
import { factsOf, type Then, thenAt } from "./facts-at.rules.ts";
import { standingAt } from "./fold.rules.ts";
import type { Ground } from "./ground.rules.ts";
import { type Holdings, hold, poolAt } from "./holdings.rules.ts";
import { type Cut, type Happened, insertAt, type Timeline } from "./timeline.rules.ts";
import { isInside, isUntold } from "./trigger.rules.ts";
import type { Tried } from "./try/tried.rules.ts";
import { tryEffect } from "./try/try.rules.ts";

/** All that is played in. */
export interface World {
  definition: Definition;
  workflow: string;
  filter: Pick<SimulationFilter, "inboxIds">;
  ground: Ground;
  holdings: Holdings;
  /** By contact, what would have befallen them: all their conversations know of it. */
  befell: Map<string, Happened[]>;
  /** Hands became free by what was tried: who waits for somebody looks again. */
  freed: boolean;
  /** When runs began, by contact: there is a limit for an hour, and there may be one for good. */
  begun: Map<string, Date[]>;
  mostInHour: number;
}
/** A run in memory. */
export interface Trial {
  timeline: Timeline;
  ticket: string | null;
  /** Begun by what befell a ticket or a contact who had nothing open: it acts in no conversation. */
  apart: boolean;
  run: RunNow;
  /** By its place in the run: the last word on each. */
  passed: Map<number, Passed>;
  acts: Set<SimulatedAct>;
  startedAt: Date;
  endedAt: Date | null;
  /** The first act that history does not have. */
  divergedAt: Date | null;
  /** It would have ended the conversation. */
  closedAt: Date | null;
  /** How often it acted: what it tries gets a place of its own in the log. */
  tried: number;
}

/** Does this event begin a run, as the live one would have? `inScope`: it happened where the simulation looks. */
export function begin(
  world: World,
  timeline: Timeline,
  event: Happened,
  cut: Cut,
): { trial: Trial | null; inScope: boolean } {
  const { definition, filter, workflow } = world;
  const befell = befellOf(world, timeline);
  const then = thenAt(timeline, cut, { ticket: event.ticket, befell });
  const scope = filter.inboxIds;
  if (!then || (scope.length > 0 && !scope.includes(then.standing.inbox)))
    return { trial: null, inScope: false };
  const told = toldBy(definition.trigger, event);
  if (!told) return { trial: null, inScope: true };
  const variables = Object.fromEntries(
    Object.entries(told).map(([name, value]) => [`trigger.${name}`, value]),
  );
  const run = freshRun({ id: timeline.conversation.id, workflow, version: 0, variables, at: cut.at });
  const apart = !isInside(event) && !isOpen(then.standing.state);
  const now = factsOf(timeline, then, world.ground, { at: cut.at, heard: run.heard, apart });
  const facts = hearing(now, timeline, event);
  if (!holds(definition.conditions, facts, variables, cut.at) || !isAdmitted(world, then, cut.at))
    return { trial: null, inScope: true };
  const trial: Trial = {
    timeline,
    ticket: event.ticket,
    apart,
    run,
    passed: new Map(),
    acts: new Set(),
    startedAt: cut.at,
    endedAt: null,
    divergedAt: null,
    closedAt: null,
    tried: 0,
  };
  return { trial, inScope: true };
}

/** What a message begins looks at that message, also where another one came in the same instant. */
function hearing(facts: Facts, { spoken }: Timeline, { name, data }: Happened): Facts {
  const said = name === "message.received" ? spoken.find(({ id }) => id === data.message) : undefined;
  if (!said || facts.conversation === null) return facts;
  const { id, at, text, author } = said;
  return { ...facts, said: { ...facts.said, incoming: { id, at, text, author } } };
}

function befellOf({ befell }: World, { contact }: Timeline): Happened[] {
  const known = befell.get(contact.id) ?? [];
  befell.set(contact.id, known);
  return known;
}

function toldBy(trigger: Definition["trigger"], event: Happened): Record<string, string> | null {
  if (!trigger) return null;
  return isUntold(trigger) ? {} : started(trigger, event);
}

function isAdmitted({ definition, begun, mostInHour }: World, { contact }: Then, at: Date): boolean {
  const times = begun.get(contact.id) ?? [];
  if (definition.oncePerContact && times.length > 0) return false;
  const hourAgo = at.getTime() - 3_600_000;
  const recent = times.filter((time) => time.getTime() > hourAgo);
  if (recent.length >= mostInHour) return false;
  begun.set(contact.id, [...(definition.oncePerContact ? times.slice(0, 1) : recent), at]);
  return true;
}

/** Where a run comes to rest. */
export type Stop = Extract<Next, { kind: "wait" | "end" }>;

/** Takes a run on until it waits or ends: what a live one does in as many transactions of one instant. */
export function advance(world: World, trial: Trial, cut: Cut): Stop {
  const { definition, ground } = world;
  const { timeline } = trial;
  for (;;) {
    const befell = befellOf(world, timeline);
    const then = thenAt(timeline, seen(trial, cut), { ticket: trial.ticket, befell });
    if (!then) throw new Error("a run without its conversation");
    const facts = factsOf(timeline, then, ground, { at: cut.at, heard: trial.run.heard, apart: trial.apart });
    const pool = poolAt(ground, world.holdings, cut.at);
    let decision = decide(definition, trial.run, facts, pool, cut.at);
    keep(trial, decision);
    if (decision.next.kind === "act") {
      const { effect } = decision.next;
      const tried = tryEffect(effect, { timeline, then, facts, ground, cut });
      layOver(world, trial, tried, cut);
      decision = conclude(definition, trial.run, effect, tried.outcome, facts, cut.at);
      keep(trial, decision);
    }
    const { next } = decision;
    if (next.kind === "end") trial.endedAt = cut.at;
    if (next.kind === "end" || next.kind === "wait") return next;
  }
}

function keep(trial: Trial, { run, passed }: Decision): void {
  trial.run = run;
  for (const one of passed) trial.passed.set(one.n, one);
}

/** Between two events of the log, in the order of the acts: 1,024 places are exact for ids up to 2^43. */
function placeOf({ timeline, tried }: Trial, cut: Cut): number {
  const last = timeline.happened.findLast((one) => !one.tried && one.at <= cut.at && one.order <= cut.order);
  return (last?.order ?? 0) + Math.min(tried, 1023) / 1024;
}
/** A cut that has what was tried there. */
function seen(trial: Trial, cut: Cut): Cut {
  return { at: cut.at, order: Math.max(cut.order, placeOf(trial, cut)) };
}

/** What was tried goes into the conversation's history, and into what its people hold. */
function layOver(world: World, trial: Trial, { act, outcome, events, spoken }: Tried, cut: Cut): void {
  const { timeline } = trial;
  trial.acts.add(act);
  trial.tried += 1;
  if (!outcome.done) return;
  const order = placeOf(trial, cut);
  const made = { order, at: cut.at, tried: true };
  for (const event of events) {
    const list = event.name.startsWith("contact.") ? befellOf(world, timeline) : timeline.happened;
    insertAt(list, { ...event, ...made, by: "workflow" });
  }
  for (const { text, type } of spoken) {
    const message = {
      id: `tried-${order}`,
      text,
      type,
      author: "bot" as const,
      delivery: "sent",
      revokedAt: null,
    };
    timeline.spoken.push({ ...message, ...made, knownAt: cut.at });
    timeline.spoken.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  }
  if (events.length + spoken.length > 0) trial.divergedAt ??= cut.at;
  if (act === "closed") trial.closedAt ??= cut.at;
  const standing = standingAt(timeline, { at: cut.at, order });
  const { id: conversation } = timeline.conversation;
  if (!standing) return;
  world.freed = hold(world.holdings, { conversation, contact: timeline.contact.id }, standing) || world.freed;
}
