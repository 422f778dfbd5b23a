export interface StopSignals {
  /** Somebody wants the desk to stop: Ctrl-C, SIGTERM, or the terminal is closed. */
  first: Promise<void>;
  /** And again, since it takes too long. */
  second: Promise<void>;
  readonly asked: boolean;
}

/** Ms in which a repetition is the same wish: npm passes on a Ctrl-C that the terminal gave us already. */
const echo = 500;

export function stopSignals(): StopSignals {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        first.resolve();
      } else if (performance.now() - askedAt > echo) second.resolve();
    });
  return {
    first: first.promise,
    second: second.promise,
    get asked() {
      return askedAt !== undefined;
    },
  };
}
