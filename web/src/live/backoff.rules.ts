const FIRST = 500;
const MOST = 20_000;

/**
 * Ms to wait before the next attempt; `failures` counts those in a row, from 0. `chance` is 0 to 1: a desk
 * that comes back is not met by everybody in the same instant.
 */
export function waitBefore(failures: number, chance: number): number {
  const ceiling = Math.min(MOST, FIRST * 2 ** failures);
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}
