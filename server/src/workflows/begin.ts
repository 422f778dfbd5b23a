import type { Failure } from "@relevo/contract/refusals.ts";
import type { Tx } from "../platform/db.ts";

/** A run to begin. */
export interface Start {
  workflow: string;
  contact: string;
  conversation: string | null;
  ticket: string | null;
  variables: Readonly<Record<string, string>>;
  /** The event that started it, and how deep it stands in what automation caused. */
  cause: number | null;
  depth: number;
  /** The run whose step started it. */
  parent: string | null;
}

/**
 * Begins runs of published workflows for contacts that are locked; each goes on in a transaction of its own. In the
 * order of the starts: its id, or what stands against it (NOT_PUBLISHED, RUN_ACTIVE, TOO_MANY).
 */
export async function beginRuns(
  tx: Tx,
  starts: readonly Start[],
): Promise<({ id: string } | { failures: readonly Failure[] })[]> {
  throw new Error(`not built yet: ${tx.account} ${starts.length}`);
}
