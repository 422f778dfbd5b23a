import { asSystem, type Database } from "../../platform/db.ts";
import { hashToken } from "../../platform/secrets.ts";

/** The workflow whose address was posted to; null where nobody has it, or has it any more. */
export async function doorOfToken(
  db: Database,
  token: string,
): Promise<{ account: string; workflow: string } | null> {
  if (!/^hk_[\w-]{10,90}$/.test(token)) return null;
  const [row] = await asSystem(db, (tx) =>
    tx.rows<{ account: string; workflow: string }>(
      "select account_id as account, ref as workflow from doors where kind = 'workflow-hook' and key = $1",
      [hashToken(token)],
    ),
  );
  return row ?? null;
}
