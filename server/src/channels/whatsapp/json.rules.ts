import type { Json, JsonObject } from "../inbound/item.ts";

/** The value as an object, or null. With its two neighbours: how a payload is read without trusting it. */
export function objectOf(value: Json | undefined): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

/** The objects of a list; anything else counts as an empty one. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf).filter((item) => item !== null) : [];
}

/** Text that says something; Meta writes ids and codes both as strings and as numbers. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}
