/** What a browser tells of where a request comes from. */
export interface Provenance {
  /** Sec-Fetch-Site; browsers send it on https and on localhost. */
  site: string | undefined;
  /** Origin; browsers send it with every request that is not GET or HEAD, and with sockets. */
  origin: string | undefined;
}

/**
 * Whether a request that carries the session's cookie was made by one of our own pages. Neither header means
 * no proof, hence no: programs use an API key.
 */
export function isOwnPage({ site, origin }: Provenance, own: readonly string[]): boolean {
  if (site !== undefined) return site === "same-origin";
  return origin !== undefined && own.includes(origin);
}
