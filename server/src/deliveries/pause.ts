import { type Database, inAccount } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";

/** The channel refused our credentials: nothing more leaves by this connection until they are mended. */
export function pauseConnection(
  db: Database,
  account: string,
  connection: string,
  code: string,
): Promise<void> {
  return inAccount(db, account, async (tx) => {
    const paused = await tx.rows(
      "update connections set paused_code = $2, paused_at = $3 where id = $1 and paused_at is null returning id",
      [connection, code, tx.at],
    );
    if (paused.length > 0) record(tx, "connection.paused", { actor: system }, { connection, code });
  });
}
