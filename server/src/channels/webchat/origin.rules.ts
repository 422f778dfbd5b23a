/**
 * Whether a page of `origin` may speak for a visitor: our own frame always, others where the connection
 * names no origins, or names theirs. A request that tells no origin passes only where any may.
 */
export function mayStand(
  origin: string | undefined,
  allowed: readonly string[],
  own: readonly string[],
): boolean {
  if (allowed.length === 0) return true;
  return origin !== undefined && (own.includes(origin) || allowed.includes(origin));
}

/** The pages that may hold the chat's frame, as a content security policy says it; null for any page. */
export function frameAncestors(allowed: readonly string[]): string | null {
  return allowed.length === 0 ? null : `frame-ancestors 'self' ${allowed.join(" ")}`;
}
