/**
 * What a live list shows while somebody is pointing at it, so that nothing moves under the cursor:
 * every row of `shown` keeps its place with its fresh content (what left stays as it was), what
 * belongs below the last of them is added there, and everything else that is new waits.
 */
export function steady<Item>(
  shown: readonly Item[],
  next: readonly Item[],
  keyOf: (item: Item) => string,
): { items: Item[]; waiting: number } {
  const fresh = new Map(next.map((item) => [keyOf(item), item]));
  const known = new Set(shown.map(keyOf));
  const lastKnown = next.findLastIndex((item) => known.has(keyOf(item)));
  const below = next.slice(lastKnown + 1);
  return {
    items: [...shown.map((item) => fresh.get(keyOf(item)) ?? item), ...below],
    waiting: next.length - below.length - next.filter((item) => known.has(keyOf(item))).length,
  };
}
