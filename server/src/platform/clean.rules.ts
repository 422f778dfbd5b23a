/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/**
 * Replaces what PostgreSQL refuses in text and jsonb: U+0000 and lone surrogates become U+FFFD.
 * `changed` tells that the value is no longer what arrived.
 */
export function cleanText(text: string): { value: string; changed: boolean } {
  if (text.isWellFormed() && !text.includes("\0")) return { value: text, changed: false };
  return { value: text.toWellFormed().replaceAll("\0", "\uFFFD"), changed: true };
}

/**
 * `cleanText` for every string and key of a JSON value; what lies deeper than 64 levels is cut to null
 * (JSON.parse takes any depth, JSON.stringify and jsonb overflow on it). The very same value comes back
 * when nothing had to be changed, so that the usual case allocates nothing.
 */
export function cleanJson(value: JsonObject): { value: JsonObject; changed: boolean };
export function cleanJson(value: Json): { value: Json; changed: boolean };
export function cleanJson(value: Json): { value: Json; changed: boolean } {
  const cleaned = clean(value, 0);
  return { value: cleaned, changed: cleaned !== value };
}

const maxDepth = 64;

function clean(value: Json, depth: number): Json {
  if (typeof value === "string") return cleanText(value).value;
  if (typeof value !== "object" || value === null) return value;
  if (depth === maxDepth) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => clean(item, depth + 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  let changed = false;
  const entries = Object.keys(value).map((key): [string, Json] => {
    const before = value[key] ?? null;
    const after = clean(before, depth + 1);
    const name = cleanText(key).value;
    if (after !== before || name !== key) changed = true;
    return [name, after];
  });
  // fromEntries defines properties, so a key named __proto__ stays a key.
  return changed ? Object.fromEntries(entries) : value;
}
