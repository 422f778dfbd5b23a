import type { auditEs } from "./audit.es.ts";

export type FieldWord = keyof (typeof auditEs)["fields"];
export type ValueWord = keyof (typeof auditEs)["values"];
/** A value as it is told: a word of ours, a number or a text as it stands, or nothing worth telling. */
export type ToldValue = { word: ValueWord } | { text: string } | null;
export interface Change {
  field: FieldWord;
  from: ToldValue;
  to: ToldValue;
}

/**
 * What an event says of changed settings: fields by name, or with from and to. Ids and lists of objects are not told;
 * that they changed is.
 */
export function changesOf(
  fields: unknown,
  words: { fields: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> },
): Change[] {
  const known = (field: unknown): field is FieldWord => typeof field === "string" && field in words.fields;
  if (Array.isArray(fields)) return fields.filter(known).map((field) => ({ field, from: null, to: null }));
  if (typeof fields !== "object" || fields === null) return [];
  return Object.entries(fields).flatMap(([field, change]) => {
    if (!known(field)) return [];
    const { from, to } = isChange(change) ? change : { from: null, to: null };
    return [{ field, from: told(field, from, words.values), to: told(field, to, words.values) }];
  });
}

function isChange(change: unknown): change is { from: unknown; to: unknown } {
  return typeof change === "object" && change !== null && "from" in change && "to" in change;
}

function told(field: FieldWord, value: unknown, values: Readonly<Record<string, string>>): ToldValue {
  if (field === "at" && typeof value === "number")
    return {
      text: `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`,
    };
  if (typeof value === "number") return { text: String(value) };
  if (typeof value !== "string" && typeof value !== "boolean") return null;
  const word = String(value);
  if (isWord(word, values)) return { word };
  return field === "name" || field === "currency" ? { text: word } : null;
}

function isWord(word: string, values: Readonly<Record<string, string>>): word is ValueWord {
  return word in values;
}
