import { useSyncExternalStore } from "react";

/** A clock that tells its listeners once a minute, by one timer however many they are. */
export function minuteClock(now: () => number) {
  const listeners = new Set<() => void>();
  let shown = now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    shown = now();
    for (const listener of listeners) listener();
  };
  return {
    /** The instant all listeners show, epoch ms. */
    shown: () => shown,
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        // Nobody looked since the last tick, so what is shown may be old.
        shown = now();
        timer = setInterval(tick, 60_000);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}

const clock = minuteClock(Date.now);

/** The present, in epoch ms, as often as words like "hace 5 min" need it. */
export function useMinute(): number {
  return useSyncExternalStore(clock.subscribe, clock.shown);
}
