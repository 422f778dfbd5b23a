import { useSyncExternalStore } from "react";

/** Whether what happens elsewhere reaches this page now. */
export type Connection = "live" | "retrying";

const listeners = new Set<() => void>();
let state: Connection = "live";

/** Told by the socket; the page shows it as a quiet pill. */
export function setConnection(next: Connection): void {
  state = next;
  for (const listener of listeners) listener();
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
