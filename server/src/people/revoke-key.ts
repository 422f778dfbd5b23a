import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";

/** Revokes one key, or all of a member; how many were still good. The next request with one is refused. */
export async function revokeKeys(
  tx: Tx,
  actor: Actor,
  which: { id: string } | { member: string },
): Promise<number> {
  const [column, value] = "id" in which ? ["id", which.id] : ["member_id", which.member];
  const rows = await tx.rows<{ id: string }>(
    `update api_keys set revoked_at = $3 where account_id = $1 and ${column} = $2 and revoked_at is null returning id`,
    [tx.account, value, tx.at],
  );
  const ids = rows.map(({ id }) => id);
  await tx.rows("delete from doors where account_id = $1 and ref = any($2::uuid[]) and kind = 'api-key'", [
    tx.account,
    ids,
  ]);
  for (const key of ids) record(tx, "key.revoked", { actor }, { key });
  return ids.length;
}
