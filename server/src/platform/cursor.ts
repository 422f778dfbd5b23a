import { refuseField } from "./refusal.ts";

/** An opaque keyset cursor over a sort key's parts. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The parts of a cursor: an ISO instant and a row's id. @throws INVALID for anything else */
export function decodeCursor(cursor: string, key: RegExp = uuid): { at: Date; key: string } {
  try {
    const [at, id]: unknown[] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const instant = new Date(String(at));
    const written = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(at));
    if (written && typeof id === "string" && key.test(id) && !Number.isNaN(instant.getTime()))
      return { at: instant, key: id };
  } catch {
    // told below
  }
  refuseField("/cursor");
}
