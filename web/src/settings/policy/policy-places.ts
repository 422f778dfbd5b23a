import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { isNumeric, type Wrong, wrongNumber } from "./check.rules.ts";
import { type PolicyField, policyFields } from "./fields.rules.ts";

/** A rule's place in the request, which the server's failures point to. */
export function pointerOf(field: PolicyField): string {
  return `policy/${field}`;
}

/** Where each refusal belongs, and what it says there. */
export const places: Places<string, WordKey> = {
  fields: Object.fromEntries(policyFields.map((field) => [pointerOf(field), wrongIn(field)])),
};

/** What is wrong before the server is asked, in words and by place. */
export function wrongWords(wrong: Partial<Record<PolicyField, Wrong>>): Record<string, WordKey> {
  const found = policyFields.flatMap((field) => {
    const kind = wrong[field];
    return kind ? [[pointerOf(field), `settings.policy.wrong.${kind}`] as const] : [];
  });
  return Object.fromEntries(found);
}

function wrongIn(field: PolicyField): WordKey {
  if (isNumeric(field)) return `settings.policy.wrong.${wrongNumber(field)}`;
  if (field === "close/anyOf") return "settings.policy.wrong.evidence";
  if (field === "greeting" || field === "away") return "settings.policy.wrong.text";
  if (field === "calendarId") return "settings.policy.wrong.calendar";
  return field === "autoTicket" ? "settings.policy.wrong.stage" : "settings.policy.wrong.choice";
}
