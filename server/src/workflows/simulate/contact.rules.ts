import type { FieldValue } from "@relevo/contract/fields.ts";
import { type ContactHistory, type Cut, type Happened, isKnown, type Timeline } from "./timeline.rules.ts";

/**
 * A contact as of an instant. Tags and the wish to hear nothing are taken back from what they are now; the rest is as
 * it is now, since the log has no person's data. What is tried never came to be: it is put on top.
 * @param befell what is tried, in whichever of the contact's conversations
 */
export function contactAt(
  { contact, happened: told }: Timeline,
  befell: readonly Happened[],
  cut: Cut,
): ContactHistory {
  const tags = new Set(contact.tags);
  for (const { data } of told.filter((one) => isTagged(one) && !isKnown(one, cut)).reverse())
    change(tags, { added: data.removed, removed: data.added });
  const fields: Record<string, FieldValue> = { ...contact.fields };
  for (const one of befell) {
    if (!isKnown(one, cut)) continue;
    if (isTagged(one)) change(tags, { added: one.data.added, removed: one.data.removed });
    if (one.name === "contact.changed") put(fields, one);
  }
  return { ...contact, fields, tags: [...tags].sort(), optedOut: optedAt(contact, told, cut) };
}

function isTagged({ name }: Happened): boolean {
  return name === "contact.tagged";
}
function change(tags: Set<string>, { added, removed }: { added: unknown; removed: unknown }): void {
  for (const id of idsIn(removed)) tags.delete(id);
  for (const id of idsIn(added)) tags.add(id);
}
function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A field's value that is tried stands with its event: nowhere else is it kept. */
export function put(
  fields: Record<string, FieldValue>,
  { data: { field, value } }: Pick<Happened, "data">,
): void {
  if (typeof field !== "string") return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    fields[field] = value;
  else delete fields[field];
}

function optedAt({ optedOut }: ContactHistory, told: readonly Happened[], cut: Cut): boolean {
  const opted = told.filter(({ name }) => name === "contact.opted");
  const last = opted.findLast((one) => isKnown(one, cut));
  if (last) return last.data.out === true;
  const next = opted.at(0);
  return next ? next.data.out !== true : optedOut;
}
