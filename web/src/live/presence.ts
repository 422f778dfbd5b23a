import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let online: ReadonlySet<string> | undefined;

/** Told by the stream: the members connected now. */
export function notePresence(ids: readonly string[]): void {
  online = new Set(ids);
  for (const listener of listeners) listener();
}

/** The members connected now; undefined before the stream has told. */
export function useOnline(): ReadonlySet<string> | undefined {
  return useSyncExternalStore(subscribe, () => online);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
