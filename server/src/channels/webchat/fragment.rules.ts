import type { JsonObject } from "../inbound/item.ts";

/** What the web chat keeps of one act of a visitor: the body of its inbound item. */
export type Fragment = Written | Read;

/** A message. */
export interface Written {
  kind: "message";
  /** Made by the visitor's page. */
  id: string;
  /** When the desk got it, ISO 8601: it is on our own clock. */
  at: string;
  visitor: string;
  name: string | null;
  mail: string | null;
  text: string;
  files: { id: string; name: string; mimeType: string; size: number }[];
}

/** One message of the desk was seen. */
export interface Read {
  kind: "read";
  message: string;
  at: string;
  visitor: string;
}

/** What external id an act has within its connection: the same act again is the same item. */
export function externalIdOf(fragment: Fragment): string {
  return fragment.kind === "message" ? messageKey(fragment.id) : `r:${fragment.message}`;
}

/** The external id of a message by the id its page gave it; `givenId` is the way back. */
export function messageKey(id: string): string {
  return `m:${id}`;
}
export function givenId(external: string): string {
  return external.replace(/^m:/, "");
}

/** A stored body as the fragment it was written from. @throws for anything else: the item is parked */
export function fragmentOf(body: JsonObject): Fragment {
  const { kind, at, visitor } = body;
  if (typeof at !== "string" || Number.isNaN(Date.parse(at)) || typeof visitor !== "string")
    throw new Error("not a web chat fragment");
  if (kind === "read" && typeof body.message === "string")
    return { kind, at, visitor, message: body.message };
  if (kind !== "message" || typeof body.id !== "string" || typeof body.text !== "string")
    throw new Error("not a web chat fragment");
  return {
    kind,
    id: body.id,
    at,
    visitor,
    name: typeof body.name === "string" ? body.name : null,
    mail: typeof body.mail === "string" ? body.mail : null,
    text: body.text,
    files: filesOf(body.files),
  };
}

function filesOf(value: JsonObject[string] | undefined): Written["files"] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((file) => {
    if (typeof file !== "object" || file === null || Array.isArray(file)) return [];
    const { id, name, mimeType, size } = file;
    const whole =
      typeof id === "string" &&
      typeof name === "string" &&
      typeof mimeType === "string" &&
      typeof size === "number";
    return whole ? [{ id, name, mimeType, size }] : [];
  });
}
