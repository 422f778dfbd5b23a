import { Worker } from "node:worker_threads";
import type { SimulationReport } from "@relevo/contract/simulations.ts";
import type { Callout, Kind } from "../../deadlines/kind.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { system } from "../../platform/events.ts";
import { describe } from "../../platform/log.ts";
import { endSimulation } from "./end.ts";
import { keepPage } from "./keep.ts";
import { type Attempt, simulateKind } from "./kind.ts";
import type { Answer, Given, Said } from "./worker.ts";

/** Memory of a thread, in MB: what it plays at once is bounded, and what goes beyond ends the thread and not the desk. */
const mostMemory = 1024;

/** Plays simulations on threads beside the process; `stop` leaves those under way to whoever runs next. */
export function openSimulations(desk: Desk): { kind: Kind; stop(): Promise<void> } {
  const threads = new Set<Worker>();
  let stopped = false;
  const play =
    (attempt: Attempt): Callout =>
    async () => {
      if (stopped) return;
      const thread = threadOf(desk, attempt);
      threads.add(thread);
      try {
        const report = await listen(desk, attempt, thread);
        if (report) await end(desk, attempt, { state: "done", report });
      } catch (error) {
        if (stopped) return;
        desk.log.error({ simulation: attempt.id, ...describe(error) }, "simulation failed");
        await end(desk, attempt, { state: "failed", report: null });
      } finally {
        threads.delete(thread);
        await thread.terminate();
      }
    };
  return {
    kind: simulateKind(play),
    async stop() {
      stopped = true;
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

function threadOf({ db, config }: Desk, attempt: Attempt): Worker {
  const url = db.pool.options.connectionString ?? config.databaseUrl ?? "";
  const given: Given = { attempt, url, testClock: db.testClock };
  return new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
}

/** Keeps what it says, page by page: it waits for the answer. Null: it stopped without a report. */
function listen({ db }: Desk, attempt: Attempt, thread: Worker): Promise<SimulationReport | null> {
  return new Promise((resolve, reject) => {
    thread.on("error", reject);
    thread.on("exit", () => resolve(null));
    thread.on("message", (said: Said) => {
      if (said.kind === "end") return resolve(said.report);
      inAccount(db, attempt.account, (tx) => keepPage(tx, attempt, said.page)).then(
        (goesOn) => thread.postMessage(goesOn satisfies Answer),
        reject,
      );
    });
  });
}

async function end(
  { db }: Desk,
  { account, id, attempt }: Attempt,
  ended: { state: "done" | "failed"; report: SimulationReport | null },
): Promise<void> {
  await inAccount(db, account, (tx) => endSimulation(tx, system, { id, attempt, ...ended }));
}
