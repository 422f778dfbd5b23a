import type { FieldKind, FieldValue } from "@relevo/contract/fields.ts";
import type { Facts } from "./facts.rules.ts";

/** What a run keeps under this name; null: nothing, or nothing in it. */
export function variableOf(variables: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(variables, name) ? variables[name] || null : null;
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
