import type { Callout } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";

/** Takes runs, whose contacts are locked, one act further. */
export async function advanceRuns(tx: Tx, ids: readonly string[]): Promise<Callout[]> {
  throw new Error(`not built yet: ${tx.account} ${ids.length}`);
}
