import type { Role } from "@relevo/contract/abilities.ts";
import type { ApiKey } from "@relevo/contract/people.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { hashToken, newToken } from "../platform/secrets.ts";

/** Makes a key that acts as the member; only this answer ever holds the key itself. */
export async function createKey(
  tx: Tx,
  member: string,
  { name, role }: { name: string; role: Role },
): Promise<ApiKey & { key: string }> {
  const id = newId();
  const key = newToken("rk_");
  const prefix = key.slice(0, 10);
  await tx.rows(
    `insert into api_keys (account_id, id, member_id, name, role, prefix, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.account, id, member, name, role, prefix, tx.at],
  );
  await tx.rows("insert into doors (kind, key, account_id, ref) values ('api-key', $1, $2, $3)", [
    hashToken(key),
    tx.account,
    id,
  ]);
  record(tx, "key.created", { actor: { kind: "member", id: member } }, { key: id, role });
  return { id, name, role, prefix, createdAt: tx.at.toISOString(), lastUsedAt: null, key };
}
