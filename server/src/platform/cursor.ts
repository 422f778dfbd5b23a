import { refuse } from "./refusal.ts";

/** An opaque keyset cursor over a sort key's parts. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor: an ISO instant and a key. @throws INVALID for anything else */
export function decodeCursor(cursor: string): { at: Date; key: string } {
  try {
    const [at, key]: unknown[] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const instant = new Date(String(at));
    if (typeof key === "string" && /^[0-9a-z-]{1,40}$/.test(key) && !Number.isNaN(instant.getTime()))
      return { at: instant, key };
  } catch {
    // told below
  }
  refuse("INVALID", { pointer: "/cursor" });
}
