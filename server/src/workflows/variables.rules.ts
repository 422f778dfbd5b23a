import type { FieldKind, FieldValue } from "@relevo/contract/fields.ts";
import type { Facts } from "./facts.rules.ts";

type Variables = Readonly<Record<string, string>>;

/**
 * What a run keeps under this name: itself, or what lies at the path in the JSON kept under the beginning of the name
 * (`order.items.0.price`). Null: nothing, or nothing in it.
 */
export function variableOf(variables: Variables, name: string): string | null {
  if (Object.hasOwn(variables, name)) return variables[name] || null;
  const parts = name.split(".");
  for (let length = parts.length - 1; length > 0; length--) {
    const root = parts.slice(0, length).join(".");
    if (Object.hasOwn(variables, root)) return within(variables[root] ?? "", parts.slice(length));
  }
  return null;
}

/** A value of the account's own field; null where there is none, or it is not of the field's kind. */
export function fieldOf(
  { fields, contact, ticket }: Facts,
  id: string,
  of?: "contact" | "ticket",
): { kind: FieldKind; value: FieldValue } | null {
  const field = fields.get(id);
  if (!field || (of !== undefined && field.of !== of)) return null;
  const values = field.of === "contact" ? contact.fields : ticket?.fields;
  const value = values && Object.hasOwn(values, id) ? values[id] : undefined;
  if (value === undefined || value === "" || typeof value !== types[field.kind]) return null;
  return { kind: field.kind, value };
}
const types = {
  text: "string",
  number: "number",
  date: "string",
  choice: "string",
  yes_no: "boolean",
} as const satisfies Record<FieldKind, string>;

function within(json: string, path: readonly string[]): string | null {
  let at = parsed(json);
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return null;
    at = Reflect.get(at, key);
  }
  if (at === undefined || at === null || at === "") return null;
  return typeof at === "object" ? JSON.stringify(at) : String(at);
}

function parsed(json: string): unknown {
  if (!/^\s*[[{]/.test(json)) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
