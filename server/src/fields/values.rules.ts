import type { Field, FieldChanges, FieldValue, FieldValues } from "@relevo/contract/fields.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

/** The fields that can be written, by id. */
export type Writable = ReadonlyMap<string, Pick<Field, "kind" | "options">>;

/**
 * What cannot be written, by JSON pointer. What stands there already may be sent back, even where it is no option any
 * more.
 */
export function valueFailures(changes: FieldChanges, now: FieldValues, fields: Writable): Failure[] {
  return changedIn(changes, now).flatMap((id): Failure[] => {
    const field = fields.get(id);
    const value = changes[id] ?? null;
    if (field && (value === null || fits(value, field))) return [];
    const detail = field ? says[field.kind] : "There is no such field.";
    return [{ code: "INVALID", pointer: `/fields/${id}`, detail }];
  });
}

/** The ids whose value a change makes another one. */
export function changedIn(changes: FieldChanges, now: FieldValues): string[] {
  return Object.keys(changes).filter((id) => (changes[id] ?? null) !== (now[id] ?? null));
}

/** The values after a change: null takes one away, what is not named stays. */
export function valuesAfter(changes: FieldChanges, now: FieldValues): FieldValues {
  const all = Object.entries({ ...now, ...changes });
  return Object.fromEntries(
    all.filter((entry): entry is [string, FieldValue] => entry[1] !== null && entry[1] !== undefined),
  );
}

const says: Record<Field["kind"], string> = {
  text: "A text is expected.",
  number: "A number is expected.",
  date: "A date is expected, as YYYY-MM-DD.",
  choice: "It is not one of the options.",
  yes_no: "True or false is expected.",
};

function fits(value: FieldValue, { kind, options }: Pick<Field, "kind" | "options">): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "yes_no":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isDate(value);
    case "choice":
      return typeof value === "string" && options.includes(value);
  }
}

/** A day that the calendar has, in the years 0001 to 9999. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
