import { asSystem, type Database } from "../../platform/db.ts";
import type { Secrets } from "../../platform/secrets.ts";

/** Names of the connections whose token the desk's secret does not open. */
export async function sealedElsewhere(db: Database, secrets: Secrets | undefined): Promise<string[]> {
  const rows = await asSystem(db, (tx) =>
    tx.rows<{ id: string; name: string; sealed: string }>(
      "select id, name, secrets as sealed from connections where secrets is not null order by name, id",
    ),
  );
  return rows.filter(({ id, sealed }) => !opens(secrets, sealed, id)).map(({ name }) => name);
}

function opens(secrets: Secrets | undefined, sealed: string, context: string): boolean {
  if (!secrets) return false;
  try {
    secrets.open(sealed, context);
    return true;
  } catch {
    return false;
  }
}
