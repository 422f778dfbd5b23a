import { arm } from "../../../deadlines/arm.ts";
import type { Tx } from "../../../platform/db.ts";

export const templateSync = "template-sync";

/** The templates of these connections are read from the channel at `dueAt`, or now. */
export function armSync(tx: Tx, connections: readonly string[], dueAt: Date = tx.at): Promise<void> {
  return arm(
    tx,
    connections.map((key) => ({ kind: templateSync, key, dueAt })),
  );
}
