import type { Tx } from "../platform/db.ts";

/** Does a close that stands rest on this task or ticket? */
export async function isEvidence(tx: Tx, ref: string): Promise<boolean> {
  return (await evidenceAmong(tx, [ref])).has(ref);
}

/** Those of these tasks or tickets a close that stands rests on. */
export async function evidenceAmong(tx: Tx, refs: readonly string[]): Promise<Set<string>> {
  if (refs.length === 0) return new Set();
  const rows = await tx.rows<{ ref: string }>(
    `select distinct evidence_ref as ref from closures
     where account_id = $1 and evidence_ref = any($2::uuid[]) and undone_at is null`,
    [tx.account, refs],
  );
  return new Set(rows.map(({ ref }) => ref));
}
