/**
 * PostgreSQL's text cannot hold U+0000, and JSON cannot hold lone surrogates: both become U+FFFD at the
 * border. Cheap when there is nothing to do.
 */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").toWellFormed();
}

/** The same for every string of a JSON value, keys included. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanJson(inner)]));
}

/** True where a JSON text may hold such a character: an escape of NUL or of a surrogate, or a raw NUL. */
export function mayBeUnclean(json: string): boolean {
  return json.includes("\\u0000") || /\\u[dD][89a-fA-F]/.test(json);
}
