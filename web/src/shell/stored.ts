import { useSyncExternalStore } from "react";

/** A setting of this browser, shared by every part of the page that reads it. */
export interface Stored<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/**
 * Keeps a setting in `localStorage` under `key`, as JSON. `read` turns what is stored (unknown, or
 * undefined when there is nothing or storage is refused) into a value of the right form.
 */
export function stored<T>(key: string, read: (raw: unknown) => T): Stored<T> {
  const listeners = new Set<() => void>();
  let value = read(load(key));
  const announce = () => {
    for (const listener of listeners) listener();
  };
  if (typeof window !== "undefined") {
    // Another tab changed it.
    window.addEventListener("storage", (event) => {
      if (event.key !== key) return;
      value = read(load(key));
      announce();
    });
  }
  return {
    get: () => value,
    set(next) {
      value = next;
      save(key, next);
      announce();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The setting's value and its setter, as component state. */
export function useStored<T>(setting: Stored<T>): [T, (value: T) => void] {
  return [useSyncExternalStore(setting.subscribe, setting.get), setting.set];
}

function load(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function save(key: string, value: unknown) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage refused or full: the setting lasts as long as the page.
  }
}
