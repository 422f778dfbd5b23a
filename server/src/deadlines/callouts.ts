import { describe, type Log } from "../platform/log.ts";
import type { Callout } from "./kind.ts";

/** Calls out of the house at once; more wait their turn. */
const abreast = 16;

/** Runs callouts beside the loop; `idle` waits until none is under way. */
export function callouts(log: Log) {
  const waiting: Callout[] = [];
  let running = 0;
  let resting: (() => void)[] = [];
  return {
    start(callout: Callout) {
      waiting.push(callout);
      next();
    },
    idle: () =>
      running === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => resting.push(resolve)),
  };

  function next() {
    const callout = running < abreast ? waiting.shift() : undefined;
    if (!callout) return;
    running += 1;
    callout()
      // What a lost callout leaves behind is found by its own deadline, such as `uncertain`.
      .catch((error: unknown) => log.error(describe(error), "callout failed"))
      .finally(() => {
        running -= 1;
        if (waiting.length > 0) next();
        else if (running === 0) {
          for (const rest of resting) rest();
          resting = [];
        }
      });
  }
}
