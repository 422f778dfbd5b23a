import type { Tx } from "../platform/db.ts";

export interface Deadline {
  kind: string;
  /** Unique within account and kind: arming it again moves it. */
  key: string;
  dueAt: Date;
  /** The contact whose row the act will lock. */
  contact?: string;
  data?: Record<string, unknown>;
}

/**
 * Promises to look at `dueAt`. What is due now is looked at as soon as the transaction commits. Named twice, the last
 * one counts.
 */
export function arm(tx: Tx, deadlines: readonly Deadline[]): Promise<void> {
  return write(
    tx,
    deadlines,
    `do update set due_at = excluded.due_at, contact_id = excluded.contact_id, data = excluded.data,
       attempts = 0, parked_at = null, error = null`,
  );
}

/** The same for looks that are promised by now: one that somebody else promised meanwhile, for sooner, stays. */
export function armUnlessArmed(tx: Tx, deadlines: readonly Deadline[]): Promise<void> {
  return write(tx, deadlines, "do nothing");
}

async function write(tx: Tx, deadlines: readonly Deadline[], again: string): Promise<void> {
  if (deadlines.length === 0) return;
  const last = new Map(deadlines.map((one) => [`${one.kind} ${one.key}`, one]));
  const rows = [...last.values()]
    .map(({ kind, key, dueAt, contact, data }) => ({
      kind,
      key,
      due_at: dueAt,
      contact_id: contact ?? null,
      data: data ?? {},
    }))
    .sort((a, b) => (a.kind + a.key < b.kind + b.key ? -1 : 1));
  await tx.rows(
    `insert into deadlines (account_id, kind, key, due_at, contact_id, data)
     select $1, kind, key, due_at, contact_id, data
     from jsonb_to_recordset($2::jsonb) as r(kind text, key text, due_at timestamptz, contact_id uuid, data jsonb)
     on conflict (account_id, kind, key) ${again}`,
    [tx.account, JSON.stringify(rows)],
  );
  if (deadlines.some(({ dueAt }) => dueAt <= tx.at)) tx.wake("deadlines");
}

export async function disarm(tx: Tx, kind: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.rows("delete from deadlines where account_id = $1 and kind = $2 and key = any($3)", [
    tx.account,
    kind,
    [...keys].sort(),
  ]);
}
