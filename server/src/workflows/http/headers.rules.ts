/** What the connection itself says, and what the desk says of every request. */
const ours = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "idempotency-key",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** May a step send this header? */
export function mayName(name: string): boolean {
  const low = name.toLowerCase();
  return /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(low) && !ours.has(low) && !low.startsWith("proxy-");
}

/** May a header say this? No line ends, no control characters, and only what one byte holds. */
export function maySay(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
