import { parentPort, workerData } from "node:worker_threads";
import type { SimulationReport } from "@relevo/contract/simulations.ts";
import { inAccount, openDatabase, type Tx } from "../../platform/db.ts";
import type { Page } from "./keep.ts";
import type { Attempt } from "./kind.ts";
import { simulate } from "./run.ts";

/** What a thread that plays is given, says, and is answered. */
export interface Given {
  attempt: Attempt;
  url: string;
  testClock: boolean;
}
export type Said = { kind: "page"; page: Page } | { kind: "end"; report: SimulationReport };
/** To a page: whether to go on. */
export type Answer = boolean;

/** Plays a simulation on a thread of its own, with a connection that cannot write. */
async function play({ attempt, url, testClock }: Given): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const db = openDatabase(url, { max: 1, testClock });
  const read = <T>(work: (tx: Tx) => Promise<T>) =>
    inAccount(db, attempt.account, async (tx) => {
      await tx.rows("set transaction read only");
      return work(tx);
    });
  const told = (page: Page) =>
    new Promise<Answer>((resolve) => {
      port.once("message", resolve);
      port.postMessage({ kind: "page", page } satisfies Said);
    });
  try {
    const report = await simulate(read, attempt, told);
    if (report) port.postMessage({ kind: "end", report } satisfies Said);
  } finally {
    await db.close();
    port.close();
  }
}

await play(workerData);
