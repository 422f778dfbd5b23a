import { armDistribution } from "../assignment/arm-distribution.ts";
import { armSticky } from "../assignment/arm-sticky.ts";
import { arm, disarm } from "../deadlines/arm.ts";
import { actorOf } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import type { Act, Acting } from "./apply/acting.ts";
import { applyEffects } from "./apply/apply.ts";
import { conclude, decide } from "./decide/decide.rules.ts";
import type { Decision } from "./decide/decision.rules.ts";
import { picksAhead } from "./decide/needs.rules.ts";
import type { Effect, HttpRequest, Outcome } from "./effects.rules.ts";
import { runFacts } from "./facts/facts.ts";
import type { Facts } from "./facts.rules.ts";
import { poolOf } from "./pool.ts";
import { actingOf, type OpenRun, openRuns } from "./runs.ts";
import { namedIn } from "./starts.rules.ts";
import { runKind, writeBegun, writeRuns } from "./write-runs.ts";

/** A request that leaves after the commit. */
export interface Call {
  run: string;
  n: number;
  contact: string;
  /** With this time. */
  tries: number;
  request: HttpRequest;
}

/**
 * Takes runs, whose contacts are locked, one act further: what they decide now, done in this transaction, and what
 * follows from it. Answers what has to be asked outside. Of several runs of one contact each sees what those before it
 * did.
 */
export async function advanceRuns(tx: Tx, ids: readonly string[]): Promise<Call[]> {
  const open = await openRuns(tx, ids);
  const turns = turnsOf(open);
  const [calls] = await Promise.all([
    take(tx, turns.slice(0, mostTurns), new Map()),
    armLater(tx, turns),
    letGo(tx, open),
  ]);
  return calls;
}

/**
 * The same for runs that begin in this transaction, each with the facts it begins on. They are written with what they
 * come to; those whose step starts another workflow before it, which looks for them.
 * @param facts by run
 */
export async function advanceBegun(
  tx: Tx,
  begun: readonly OpenRun[],
  facts: ReadonlyMap<string, Facts>,
): Promise<Call[]> {
  const turns = turnsOf(begun);
  const starting = ({ definition: { steps } }: OpenRun) => steps.some(({ kind }) => kind === "workflow");
  const later = turns.slice(mostTurns).flat();
  const early = turns.slice(0, mostTurns).flat().filter(starting);
  const [, , calls] = await Promise.all([
    writeBegun(tx, [...early, ...later]),
    armLater(tx, turns),
    take(tx, turns.slice(0, mostTurns), facts),
  ]);
  return calls;
}

/** Runs of one contact that go on in one transaction, one after the other; what is more goes on in others. */
const mostTurns = 2;

/** The first run of each contact, then the second of each … */
function turnsOf(open: readonly OpenRun[]): OpenRun[][] {
  const met = new Map<string, number>();
  const turns: OpenRun[][] = [];
  for (const run of open) {
    const turn = met.get(run.contact) ?? 0;
    met.set(run.contact, turn + 1);
    const there = turns[turn];
    if (there) there.push(run);
    else turns.push([run]);
  }
  return turns;
}
function armLater(tx: Tx, turns: readonly OpenRun[][]): Promise<void> {
  const later = turns.slice(mostTurns).flat();
  return arm(
    tx,
    later.map(({ now, contact }) => ({ kind: runKind, key: now.id, contact, dueAt: tx.at })),
  );
}

async function take(tx: Tx, turns: readonly OpenRun[][], facts: ReadonlyMap<string, Facts>): Promise<Call[]> {
  const calls: Call[] = [];
  let kept = Promise.resolve();
  let seen = facts;
  for (const runs of turns) {
    // What the turn before is kept by leaves in the same packet, before these facts are asked for.
    const [decided] = await Promise.all([decideAll(tx, runs, seen), kept]);
    const outcomes = await applyEffects(tx, decided.flatMap(actOf));
    kept = keep(
      tx,
      decided.map((one) => {
        const outcome = outcomes.get(one.run.now.id);
        return outcome ? { ...one, decision: follow(one, outcome, tx.at) } : one;
      }),
    );
    calls.push(...decided.flatMap(callOf));
    // What was done may have changed what the next look at.
    if (outcomes.size > 0) seen = new Map();
  }
  await kept;
  return calls;
}

/** What came of a call outside, if the run still waits for it at that step; its contact is locked. */
export async function concludeRun(tx: Tx, id: string, n: number, outcome: Outcome): Promise<void> {
  const [run] = await openRuns(tx, [id]);
  if (run?.now.n !== n || run.now.wakes !== "call") return;
  const facts = (await factsOf(tx, [run])).get(id);
  if (!facts) return;
  await disarm(tx, runKind, [id]);
  await Promise.all([
    keep(tx, [{ run, facts, decision: conclude(run.definition, run.now, null, outcome, facts, tx.at) }]),
    letGo(tx, [run]),
  ]);
}

/** It is asked outside again then. */
export async function callAgain(tx: Tx, id: string, n: number, at: Date): Promise<void> {
  const [run] = await openRuns(tx, [id]);
  if (run?.now.n !== n || run.now.wakes !== "call") return;
  await tx.rows("update runs set until = $3 where account_id = $1 and id = $2", [tx.account, id, at]);
  await arm(tx, [{ kind: runKind, key: id, contact: run.contact, dueAt: at }]);
}

interface Decided {
  run: OpenRun;
  facts: Facts;
  decision: Decision;
}

async function decideAll(
  tx: Tx,
  runs: readonly OpenRun[],
  known: ReadonlyMap<string, Facts>,
): Promise<Decided[]> {
  const read = await factsOf(
    tx,
    runs.filter(({ now }) => !known.has(now.id)),
  );
  const facts = new Map([...known, ...read]);
  const picks = runs.map(({ definition, now }) => picksAhead(definition, now.step));
  const inboxes = runs.flatMap(({ now }, i) => {
    const asks = picks[i]?.some(({ to }) => to.kind === "inbox");
    return asks ? (facts.get(now.id)?.conversation?.inbox ?? []) : [];
  });
  const steps = picks.flat();
  const pool = await poolOf(tx, {
    inboxes: [...new Set(inboxes)],
    groups: steps.flatMap(({ to }) => (to.kind === "group" ? (to.groupId ?? []) : [])),
    members: steps.flatMap(({ to }) => (to.kind === "member" ? (to.memberId ?? []) : [])),
    loads: steps.some(({ logic, capacity }) => logic === "least_open" || capacity !== null),
  });
  return runs.flatMap((run) => {
    const now = facts.get(run.now.id);
    return now ? [{ run, facts: now, decision: decide(run.definition, run.now, now, pool, tx.at) }] : [];
  });
}

function factsOf(tx: Tx, runs: readonly OpenRun[]): Promise<Map<string, Facts>> {
  return runFacts(
    tx,
    runs.map(
      ({ now: { id, wakes, waited, heard, variables }, contact, conversation, ticket, definition }) => ({
        ...{ id, wakes, waited, heard, contact, conversation, ticket },
        named: namedIn(definition, variables),
      }),
    ),
  );
}

function actOf({ run, facts, decision: { run: after, next } }: Decided): Acting[] {
  if (next.kind !== "act" || !isInside(next.effect)) return [];
  return [{ run: { ...actingOf(run), n: after.n }, effect: next.effect, facts }];
}
function isInside(effect: Effect): effect is Act {
  return effect.kind !== "http";
}
function callOf({ run, decision: { run: after, next } }: Decided): Call[] {
  if (next.kind !== "act" || next.effect.kind !== "http") return [];
  const tries = after.counts[after.step ?? ""] ?? 1;
  return [{ run: after.id, n: after.n, contact: run.contact, tries, request: next.effect.request }];
}

function follow({ run, facts, decision }: Decided, outcome: Outcome, now: Date): Decision {
  const effect = decision.next.kind === "act" ? decision.next.effect : null;
  const after = conclude(run.definition, decision.run, effect, outcome, facts, now);
  return { ...after, passed: [...decision.passed, ...after.passed] };
}

async function keep(tx: Tx, decided: readonly Decided[]): Promise<void> {
  for (const one of decided) tell(tx, one);
  await writeRuns(tx, decided);
}

/** What has not come to its first wait is held back from distribution, which looks again: it may have now. */
async function letGo(tx: Tx, runs: readonly OpenRun[]): Promise<void> {
  const held = runs.filter(({ state, now }) => state === "running" && now.waited === null);
  if (held.length === 0) return;
  await Promise.all([
    armDistribution(tx),
    armSticky(
      tx,
      held.flatMap(({ conversation }) => conversation ?? []),
    ),
  ]);
}

function tell(tx: Tx, { run, decision: { run: after, passed, next } }: Decided): void {
  const actor = actorOf({ account: tx.account, rule: "workflow", runs: [actingOf(run)] });
  const { contact, conversation } = run;
  const place = { actor, contact, ...(conversation !== null && { conversation }) };
  if (next.kind === "wait" && next.alert)
    record(tx, "conversation.alerted", place, {
      alert: "nobody_eligible",
      due: next.until?.toISOString() ?? null,
    });
  if (next.kind !== "end" || next.state !== "failed") return;
  const codes = passed.at(-1)?.failures.map(({ code }) => code) ?? [];
  const { id, workflow, step } = after;
  record(tx, "run.failed", place, { workflow, run: id, step: step ?? "", codes });
}
