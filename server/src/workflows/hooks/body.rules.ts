/** What stands at a path such as `customer.phones.0`, as text; null where nothing that can be read as text does. */
export function textAt(body: unknown, path: string): string | null {
  let value = body;
  for (const key of keysOf(path)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** The same path as a JSON pointer. */
export function pointerOf(path: string): string {
  return keysOf(path)
    .map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

const keysOf = (path: string) => path.split(".");
