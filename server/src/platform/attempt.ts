import type { Failure } from "@relevo/contract/refusals.ts";
import type { Tx } from "./db.ts";
import { Refusal } from "./refusal.ts";

/** Up to so many are looked through one by one. */
const few = 6;

/**
 * Acts for all at once; where that is refused, for each half, in the end for each alone, so that one no does not keep the
 * rest from being done, nor has 200 of them done one by one. What a refused act wrote is undone. Answers what each came
 * to: its result, or what stands against it.
 * @param act answers the results in the order of its items
 */
export async function attempt<I, R>(
  tx: Tx,
  items: readonly I[],
  act: (items: readonly I[]) => Promise<readonly R[]>,
): Promise<({ result: R } | { failures: readonly Failure[] })[]> {
  if (items.length === 0) return [];
  const together = await unlessRefused(tx, () => act(items));
  if ("result" in together) return together.result.map((result) => ({ result }));
  if (items.length === 1) return [together];
  const outcomes: ({ result: R } | { failures: readonly Failure[] })[] = [];
  for (const part of partsOf(items)) outcomes.push(...(await attempt(tx, part, act)));
  return outcomes;
}

function partsOf<I>(items: readonly I[]): (readonly I[])[] {
  if (items.length <= few) return items.map((item) => [item]);
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)];
}

async function unlessRefused<R>(
  tx: Tx,
  act: () => Promise<R>,
): Promise<{ result: R } | { failures: readonly Failure[] }> {
  const told = tx.events.length;
  const held = new Set(tx.held);
  unheard(tx.rows("savepoint attempt"));
  try {
    const result = await act();
    unheard(tx.rows("release savepoint attempt"));
    return { result };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tx.rows("rollback to savepoint attempt");
    await tx.rows("release savepoint attempt");
    tx.events.length = told;
    // What was locked since is free again.
    for (const id of tx.held) if (!held.has(id)) tx.held.delete(id);
    return { failures: error.failures };
  }
}

/** It goes with what follows it, in one round trip: where it fails, so does that. */
function unheard(sent: Promise<unknown>): void {
  sent.catch(() => {});
}
