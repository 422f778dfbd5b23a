import type { ApiKey } from "@relevo/contract/people.ts";
import type { Tx } from "../platform/db.ts";

/** The keys in force, newest first. */
export async function listKeys(tx: Tx): Promise<ApiKey[]> {
  const rows = await tx.rows<
    Omit<ApiKey, "createdAt" | "lastUsedAt"> & { createdAt: Date; lastUsedAt: Date | null }
  >(
    `select id, name, role, prefix, created_at as "createdAt", last_used_at as "lastUsedAt"
     from api_keys where account_id = $1 and revoked_at is null order by created_at desc, id desc`,
    [tx.account],
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}
