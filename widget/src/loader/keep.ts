/** A value in the page's own storage; where that is blocked, only in memory. */
export function keeper<T extends object>(storage: "localStorage" | "sessionStorage", key: string) {
  let value: Partial<T> = {};
  try {
    const read: unknown = JSON.parse(window[storage].getItem(key) ?? "{}");
    if (typeof read === "object" && read !== null) value = read;
  } catch {
    // Blocked, or written by something else.
  }
  return {
    get: (): Partial<T> => value,
    set(change: Partial<T>): void {
      value = { ...value, ...change };
      try {
        window[storage].setItem(key, JSON.stringify(value));
      } catch {
        // Blocked or full: it lives as long as the page.
      }
    },
  };
}
