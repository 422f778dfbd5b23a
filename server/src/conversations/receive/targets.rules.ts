import type { InboundItem } from "../../channels/inbound/item.ts";

/** The messages items speak of: external ids, and our own ids that a status gives back. */
export function targetsOf(items: readonly InboundItem[]): { externals: string[]; refs: string[] } {
  const externals = new Set<string>();
  const refs = new Set<string>();
  for (const item of items) {
    if (item.kind === "message") externals.add(item.externalId);
    if ("target" in item) externals.add(item.target);
    if (item.kind === "status" && item.ref && /^[0-9a-f-]{36}$/.test(item.ref)) refs.add(item.ref);
  }
  return { externals: [...externals], refs: [...refs] };
}
