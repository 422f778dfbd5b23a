import type { Tx } from "../../platform/db.ts";

/** Published workflows one may start by hand, by name. */
export function shortcuts(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.rows(
    `select id, name from workflows
     where account_id = $1 and state = 'published' and trigger = 'manual' and removed_at is null order by lower(name)`,
    [tx.account],
  );
}
