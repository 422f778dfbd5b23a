import { describe, type Log } from "./log.ts";

/** Who may be woken by a commit, and those who only look now and then. */
export type WorkerName = "split" | "receive" | "reactions" | "deadlines" | "live" | "tidy" | "statistics";

/** Something that finds its own work in the database: inbound, reactions, deadlines, sockets. */
export interface Worker {
  name: WorkerName;
  /** Ms from the start of one run to the start of the next, at least: under load more gathers for each. */
  pace?: number;
  /** It rests as long as it worked, up to so many ms: under load more gathers for each run, and leaves room for the others. */
  rest?: number;
  /** Does some of what there is to do; true if it did anything. One call at a time. */
  run(): Promise<boolean>;
  /** Waits for what it left running beside the loop, such as sends under way. */
  idle?(): Promise<void>;
}

export interface Loop {
  /** Somebody committed: these look now, not at their next tick; without names, all do. */
  wake(names?: ReadonlySet<WorkerName>): void;
  /** Runs every worker until none finds anything. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** How often a worker looks without being woken, in ms: a commit of another process is never seen later. */
const tick = 1000;

export function startLoop(workers: readonly Worker[], log: Log): Loop {
  let stopped = false;
  /** Turns that did something, whoever asked for them. */
  let worked = 0;
  const lanes = workers.map((worker) => lane(worker));
  return {
    wake: (names) => {
      for (const one of lanes) if (!names || names.has(one.name)) one.wake();
    },
    async settle() {
      for (;;) {
        // What a lane's own round left running ends first; what it does is found by the turns after it.
        for (const { idle } of workers) await idle?.();
        const before = worked;
        for (const one of lanes) await one.turn();
        if (worked === before) return;
      }
    },
    async stop() {
      stopped = true;
      for (const one of lanes) one.wake();
      await Promise.all(lanes.map((one) => one.ended));
      for (const { idle } of workers) await idle?.();
    },
  };

  function lane(worker: Worker) {
    let running: Promise<unknown> = Promise.resolve();
    let woken = false;
    let rouse = () => {};
    // Turns queue up behind each other: settle and the loop's own round never overlap.
    const turn = (): Promise<boolean> => {
      const next = running.then(async () => {
        const did = await safely(worker);
        if (did) worked += 1;
        return did;
      });
      running = next;
      return next;
    };
    const rest = () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, tick);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const wake = () => {
      woken = true;
      rouse();
    };
    const ended = (async () => {
      while (!stopped) {
        woken = false;
        const begun = performance.now();
        const worked = await turn();
        const spent = performance.now() - begun;
        const early = Math.max((worker.pace ?? 0) - spent, Math.min(spent, worker.rest ?? 0));
        if (early > 0 && !stopped) await new Promise((resolve) => setTimeout(resolve, early));
        if (worked) continue;
        if (!woken && !stopped) await rest();
      }
    })();
    return { name: worker.name, turn, wake, ended };
  }

  async function safely(worker: Worker): Promise<boolean> {
    try {
      return await worker.run();
    } catch (error) {
      if (!stopped) log.error({ worker: worker.name, ...describe(error) }, "worker failed; it looks again");
      return false;
    }
  }
}

/** Works through all of them; what one of them throws is thrown at the end, so that it holds up no other. */
export async function eachInTurn<T>(all: readonly T[], work: (one: T) => Promise<boolean>): Promise<boolean> {
  let worked = false;
  const faults: unknown[] = [];
  for (const one of all) {
    try {
      worked = (await work(one)) || worked;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return worked;
}
