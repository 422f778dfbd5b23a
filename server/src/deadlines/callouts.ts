import { describe, type Log } from "../platform/log.ts";
import type { Callout } from "./kind.ts";

/** Calls out of the house at once, of one line; more wait their turn. */
const abreast = 16;

interface Line {
  waiting: Callout[];
  running: number;
}

/** Runs callouts beside the loop, those of one line in turn; `idle` waits until none is under way. */
export function callouts(log: Log) {
  const lines = new Map<string, Line>();
  let resting: (() => void)[] = [];
  return {
    start(callout: Callout, name: string) {
      const line = lines.get(name) ?? { waiting: [], running: 0 };
      lines.set(name, line);
      line.waiting.push(callout);
      next(name, line);
    },
    idle: () =>
      lines.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => resting.push(resolve)),
  };

  function next(name: string, line: Line) {
    const callout = line.running < abreast ? line.waiting.shift() : undefined;
    if (!callout) return;
    line.running += 1;
    callout()
      // What a lost callout leaves behind is found by its own deadline, such as `uncertain`.
      .catch((error: unknown) => log.error(describe(error), "callout failed"))
      .finally(() => {
        line.running -= 1;
        if (line.waiting.length > 0) next(name, line);
        else if (line.running === 0) end(name);
      });
  }

  function end(name: string) {
    lines.delete(name);
    if (lines.size > 0) return;
    for (const rest of resting) rest();
    resting = [];
  }
}
