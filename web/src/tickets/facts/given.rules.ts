import type { Field, FieldValue } from "@relevo/contract/fields.ts";
import { builtInFields, type TicketField } from "@relevo/contract/funnels.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { TicketChange } from "@relevo/contract/tickets.ts";

/** What was written for data that are asked for; null: emptied. */
export type Given = Partial<Record<TicketField, FieldValue | null>>;

/** What a contact's own data become; the company is chosen by a field of its own. */
export interface ContactChange {
  name?: string;
  phone?: string | null;
  mail?: string | null;
  fields?: Record<string, FieldValue | null>;
}

/** Sorts what was given into what the ticket takes along in the same act, and what is the contact's. */
export function changesOf(
  given: Given,
  fields: readonly Pick<Field, "id" | "of">[],
): { ticket: TicketChange; contact: ContactChange } {
  const ticket: TicketChange = {};
  const contact: ContactChange = {};
  for (const [name, value = null] of Object.entries(given)) {
    if (name.startsWith("field:")) {
      const id = name.slice("field:".length);
      const holder = fields.find((field) => field.id === id)?.of === "contact" ? contact : ticket;
      holder.fields = { ...holder.fields, [id]: value };
    } else if (name === "value") ticket.value = typeof value === "number" ? value : null;
    else if (name === "description" || name === "nextStep") ticket[name] = textOf(value);
    else if (name === "nextStepAt") ticket.nextStepAt = textOf(value) || null;
    else if (name === "contactName") contact.name = textOf(value);
    else if (name === "contactPhone") contact.phone = textOf(value) || null;
    else if (name === "contactMail") contact.mail = textOf(value) || null;
  }
  return { ticket, contact };
}

/** Which data were not taken, by where the failures point: into the contact's own, or into the act's changes. */
export function wrongIn(failures: readonly Pick<Failure, "code" | "pointer">[]): TicketField[] {
  return failures.flatMap(({ code, pointer }): TicketField[] => {
    if (code !== "INVALID" || !pointer) return [];
    const [part = "", id] = pointer
      .replace(/^\/changes/, "")
      .slice(1)
      .split("/");
    if (part === "fields" && id) return [`field:${id}`];
    return ofContact[part] ?? builtInFields.filter((name) => name === part);
  });
}
const ofContact: Record<string, TicketField[]> = {
  name: ["contactName"],
  phone: ["contactPhone"],
  mail: ["contactMail"],
  companyId: ["company"],
};

/** Whether a value says something; a no is an answer, too. */
export function isGiven(value: FieldValue | null | undefined): boolean {
  if (typeof value === "string") return value.trim() !== "";
  return value !== null && value !== undefined && !Number.isNaN(value);
}

function textOf(value: FieldValue | null): string {
  return typeof value === "string" ? value.trim() : "";
}
