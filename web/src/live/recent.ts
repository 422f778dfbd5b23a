import type { Frame } from "@relevo/contract/realtime.ts";

/** Frames kept for reads under way; a read that takes longer than this many frames starts a little stale. */
const KEPT = 2000;

let count = 0;
let frames: Frame[] = [];

/** Remembers frames that were just applied. */
export function remember(arrived: readonly Frame[]): void {
  count += arrived.length;
  frames = [...frames, ...arrived].slice(-KEPT);
}

/**
 * Marks the moment a read begins; the answer gives the frames that came since. The server's answer may have
 * been made before them, so they are applied to it once more.
 */
export function markRead(): () => readonly Frame[] {
  const start = count;
  return () => frames.slice(Math.max(0, frames.length - (count - start)));
}
