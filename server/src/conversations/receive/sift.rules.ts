import type { InboundItem } from "../../channels/inbound/item.ts";

/**
 * Parts what can be received from what is left for later: items whose contacts are not here, and with a message that
 * is left all that speaks of it.
 */
export function sift<A extends { item: InboundItem }>(
  arrived: readonly A[],
  isHere: (item: InboundItem) => boolean,
): { taken: A[]; left: A[] } {
  const taken: A[] = [];
  const left: A[] = [];
  const later = new Set<string>();
  for (const one of arrived) {
    const { item } = one;
    if (isHere(item) && !("target" in item && later.has(item.target))) {
      taken.push(one);
      continue;
    }
    left.push(one);
    if (item.kind === "message") later.add(item.externalId);
  }
  return { taken, left };
}
