import type { Template, TemplateState } from "@relevo/contract/templates.ts";
import { cleanJson } from "../../../platform/clean.rules.ts";
import type { Json, JsonObject } from "../../inbound/item.ts";
import { objectsOf, textOf } from "../json.rules.ts";

/** A template as the channel lists it, as far as the desk keeps it. */
export interface Listed {
  external: string;
  name: string;
  language: string;
  category: Template["category"];
  state: TemplateState;
  rejection: string | null;
  components: JsonObject[];
}

/** Characters of components: Meta's own limits add up to some 8,000. */
const largest = 65_536;

/** One entry of the listing; null for what cannot be a template: it is not shown. */
export function readListed(entry: JsonObject): Listed | null {
  const one = cleanJson(entry).value;
  const [external, name, language] = [textOf(one.id), textOf(one.name), textOf(one.language)];
  const components = objectsOf(one.components);
  if (external === null || name === null || language === null || components.length === 0) return null;
  if (external.length > 64 || name.length > 512 || language.length > 32) return null;
  if (JSON.stringify(components).length > largest) return null;
  const state = stateOf(one.status) ?? "disabled";
  return {
    external,
    name,
    language,
    // A category nobody knows yet is held to the strictest.
    category: categories.find((known) => known.toUpperCase() === one.category) ?? "marketing",
    state,
    rejection: state === "rejected" ? reasonOf(one.rejected_reason) : null,
    components,
  };
}

const categories = ["marketing", "utility", "authentication"] as const;

/** Meta's word for a state, of a listing or of a webhook; null for one that says nothing about sending. */
export function stateOf(word: Json | undefined): TemplateState | null {
  return states.get(textOf(word) ?? "") ?? null;
}

const states = new Map<string, TemplateState>([
  ["APPROVED", "approved"],
  ["REINSTATED", "approved"],
  ["PENDING", "pending"],
  ["IN_APPEAL", "pending"],
  ["REJECTED", "rejected"],
  ["PAUSED", "paused"],
  ["DISABLED", "disabled"],
  ["LOCKED", "disabled"],
  ["LIMIT_EXCEEDED", "disabled"],
  ["ARCHIVED", "disabled"],
  ["PENDING_DELETION", "missing"],
  ["DELETED", "missing"],
]);

/** Meta writes NONE where there is none. */
export function reasonOf(reason: Json | undefined): string | null {
  const text = textOf(reason);
  return text === null || text === "NONE" ? null : text.slice(0, 500);
}
