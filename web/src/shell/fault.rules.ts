/**
 * What kind of failure an error is, for words that help: the server out of reach, a part of the page
 * that an update took away, or anything else, with a detail worth sending (no personal data is in it).
 */
export function faultOf(error: unknown): { kind: "offline" | "updated" | "about"; detail: string } {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // Chromium, Firefox and Safari say it in different words when a module is gone.
  if (/dynamically imported module|importing a module script|module script failed/i.test(detail)) {
    return { kind: "updated", detail };
  }
  if (error instanceof Error && error.name === "OfflineError") return { kind: "offline", detail };
  return { kind: "about", detail };
}
