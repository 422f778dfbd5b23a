import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import { alertAt } from "./alert.rules.ts";
import { limitsOf } from "./limits.ts";
import { requeueAt } from "./requeue.rules.ts";
import { holdingsOf, waitsOf } from "./waits.ts";

/**
 * Promises to look at how long somebody waits in these conversations: nobody owns one, its customer is not answered,
 * its owner is away.
 * @param touched by conversation, when it was touched: a limit that had passed by then was told by what came before
 */
export async function watch(tx: Tx, touched: ReadonlyMap<string, Date>): Promise<void> {
  const waits = await waitsOf(tx, [...touched.keys()]);
  if (waits.length === 0) return;
  const [limits, holdings] = await Promise.all([limitsOf(tx, waits), holdingsOf(tx, waits)]);
  const looks = waits.flatMap((wait) => {
    const limit = limits.get(wait.inbox_id);
    const [key, contact, since] = [wait.id, wait.contact_id, touched.get(wait.id)];
    if (!limit || !since) return [];
    const alerts = (["unowned", "abandoned"] as const).flatMap((kind) => {
      const dueAt = alertAt(kind, wait, limit.targets, limit.hours);
      return dueAt && dueAt >= since ? [{ kind, key, contact, dueAt }] : [];
    });
    const holding = holdings.get(wait.id);
    const back = holding ? requeueAt(holding, limit.requeueMinutes, tx.at) : null;
    return back ? [...alerts, { kind: "requeue", key, contact, dueAt: back }] : alerts;
  });
  const armed = await armedOf(
    tx,
    looks.map(({ key }) => key),
  );
  await arm(
    tx,
    looks.filter(({ kind, key, dueAt }) => {
      const known = armed.get(`${kind} ${key}`);
      return !known || known > dueAt;
    }),
  );
}

/** When a look is already promised: one that comes too early promises the next itself. */
async function armedOf(tx: Tx, keys: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ name: string; due_at: Date }>(
    `select kind || ' ' || key as name, due_at from deadlines
     where account_id = $1 and kind in ('unowned', 'abandoned', 'requeue') and key = any($2) and parked_at is null`,
    [tx.account, keys],
  );
  return new Map(rows.map(({ name, due_at }) => [name, due_at]));
}
