import { arm } from "../../deadlines/arm.ts";
import type { Kind } from "../../deadlines/kind.ts";
import type { Tx } from "../../platform/db.ts";
import { timeKind } from "./arm.ts";
import { decideTime, type TimerVerdict } from "./due.rules.ts";
import { act, defer, type Look, looksAt } from "./look.ts";
import { parkTimers } from "./park.ts";

/** A time rule may be due for tickets. What comes too early is armed again; what waits for us is parked. */
export const resolutionTimeKind: Kind = {
  name: timeKind,
  async fire(tx, due) {
    const looks = await looksAt(tx, due, "time");
    const decided = looks.map((look) => ({ look, verdict: verdictOf(look, tx.at) }));
    await arm(
      tx,
      decided.flatMap(({ look: { key, ticket }, verdict }) =>
        verdict.kind === "until" ? [{ kind: timeKind, key, dueAt: verdict.at, contact: ticket.contact }] : [],
      ),
    );
    const those = (kind: TimerVerdict["kind"]) =>
      decided.flatMap(({ look, verdict }) => (verdict.kind === kind ? [look] : []));
    const [waiting, ready] = [those("defer"), those("act")];
    await defer(tx, waiting);
    const { deferred } = await act(tx, ready);
    const held = new Set(deferred.map(({ ticket }) => ticket));
    const stopped = ready.filter(({ rule, ticket }) => rule.archive && held.has(ticket.id));
    await park(tx, [...those("void"), ...waiting, ...stopped]);
    return [];
  },
};

function verdictOf({ rule, ticket, deferredAt }: Look, at: Date): TimerVerdict {
  if (rule.trigger !== "time") return { kind: "idle" };
  return decideTime(rule, { ...ticket, deferredAt }, at);
}

function park(tx: Tx, looks: readonly Look[]): Promise<void> {
  return parkTimers(
    tx,
    looks.map(({ key, ticket: { contact } }) => ({ key, contact })),
  );
}
