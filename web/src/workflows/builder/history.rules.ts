/** What was done to something, to be undone and done again. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** What was edited last: typing in one place is one act. */
  tag: string | null;
}

/** Acts that are kept. */
const MOST = 100;

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [], tag: null };
}

/** One more act. With the tag of the one before it goes on with that. */
export function done<T>(history: History<T>, now: T, tag: string | null = null): History<T> {
  if (now === history.now) return history;
  if (tag !== null && tag === history.tag) return { ...history, now, future: [] };
  return { past: [...history.past, history.now].slice(-MOST), now, future: [], tag };
}

export function undone<T>({ past, now, future, tag }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, now, future, tag };
  return { past: past.slice(0, -1), now: before, future: [now, ...future], tag: null };
}

export function redone<T>({ past, now, future, tag }: History<T>): History<T> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, now, future, tag };
  return { past: [...past, now], now: after, future: rest, tag: null };
}
