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
import { runKind, writeRuns } from "./write-runs.ts";

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
 * follows from it. Answers what has to be asked outside. Of several runs of one contact the first goes, the others see
 * what it did.
 */
export async function advanceRuns(tx: Tx, ids: readonly string[]): Promise<Call[]> {
  return advance(tx, await openRuns(tx, ids), new Map());
}

/**
 * The same for runs that just began in this transaction, each with the facts it began on.
 * @param facts by run
 */
export async function advance(
  tx: Tx,
  open: readonly OpenRun[],
  facts: ReadonlyMap<string, Facts>,
): Promise<Call[]> {
  const first = new Map([...open].reverse().map((run) => [run.contact, run]));
  const runs = open.filter((run) => first.get(run.contact) === run);
  await arm(
    tx,
    open
      .filter((run) => !runs.includes(run))
      .map(({ now, contact }) => ({ kind: runKind, key: now.id, contact, dueAt: tx.at })),
  );
  const decided = await decideAll(tx, runs, facts);
  const outcomes = await applyEffects(tx, decided.flatMap(actOf));
  await keep(
    tx,
    decided.map((one) => {
      const outcome = outcomes.get(one.run.now.id);
      return outcome ? { ...one, decision: follow(one, outcome, tx.at) } : one;
    }),
  );
  return decided.flatMap(callOf);
}

/** What came of a call outside, if the run still waits for it at that step; its contact is locked. */
export async function concludeRun(tx: Tx, id: string, n: number, outcome: Outcome): Promise<void> {
  const [run] = await openRuns(tx, [id]);
  if (run?.now.n !== n || run.now.wakes !== "call") return;
  const facts = (await factsOf(tx, [run])).get(id);
  if (!facts) return;
  await disarm(tx, runKind, [id]);
  await keep(tx, [{ run, facts, decision: conclude(run.definition, run.now, null, outcome, facts, tx.at) }]);
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
    runs.map(({ now: { id, wakes, heard, variables }, contact, conversation, ticket, definition }) => ({
      ...{ id, wakes, heard, contact, conversation, ticket },
      named: namedIn(definition, variables),
    })),
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
  await writeRuns(
    tx,
    decided.map(({ run, decision }) => ({ ...decision, contact: run.contact })),
  );
  for (const one of decided) tell(tx, one);
  // What came up to its first wait, or to its end, is no longer held back from distribution.
  const free = decided.flatMap(({ run, decision: { next } }) => {
    const held = run.state === "running" && run.now.waited === null && next.kind !== "again";
    return held ? (run.conversation ?? []) : [];
  });
  if (free.length === 0) return;
  await armDistribution(tx);
  await armSticky(tx, free);
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
