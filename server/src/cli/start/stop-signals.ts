import type { EventEmitter } from "node:events";

export interface StopSignals {
  /** Somebody wants the desk to stop: Ctrl-C, SIGTERM, or the terminal is closed. */
  first: Promise<void>;
  /** And again, since it takes too long. */
  second: Promise<void>;
  readonly asked: boolean;
}

/** Ms in which a repetition is the same wish: npm passes on a Ctrl-C that the terminal gave us already. */
const echo = 500;

/** Listens from now on. @param from the process, or what stands for it in a test; `clock` in ms */
export function stopSignals(
  from: EventEmitter = process,
  clock: () => number = () => performance.now(),
): StopSignals {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    from.on(signal, () => {
      if (askedAt === undefined) {
        askedAt = clock();
        first.resolve();
      } else if (clock() - askedAt > echo) second.resolve();
    });
  return {
    first: first.promise,
    second: second.promise,
    get asked() {
      return askedAt !== undefined;
    },
  };
}
