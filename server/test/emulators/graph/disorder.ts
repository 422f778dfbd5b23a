/** What networks do to webhooks. Same seed, same disorder. */

/** The list in another order. */
export function shuffled<T>(items: T[], seed: number): T[] {
  const random = randomFrom(seed);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The list with about `share` (0–1) of its elements delivered a second time, later on. */
export function withDuplicates<T>(items: T[], share: number, seed: number): T[] {
  const random = randomFrom(seed);
  const result: T[] = [];
  const again: T[] = [];
  for (const item of items) {
    result.push(item);
    if (random() < share) again.push(item);
    const late = random() < 0.5 ? again.shift() : undefined;
    if (late !== undefined) result.push(late);
  }
  return [...result, ...again];
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
