import { Definition } from "@relevo/contract/workflows.ts";
import { stringify } from "yaml";
import type { Known } from "../check/known.rules.ts";
import { referencesIn } from "../references.rules.ts";
import type { WorkflowDocument } from "./format.ts";

/** A definition as text that a person can read and `readDocument` takes back, with the names of what it names by id. */
export function writeDocument(
  definition: Definition,
  name: string,
  known: Known,
  format: "json" | "yaml",
): string {
  const names = referencesIn(definition).flatMap(({ kind, id }): [string, string][] => {
    const called = known[kind].get(id)?.name;
    return called === undefined ? [] : [[id, called]];
  });
  const document: WorkflowDocument = {
    format: "relevo.workflow/1",
    name,
    names: Object.fromEntries(names),
    // The database keeps keys by their length: as the contract lists them they can be read.
    definition: Definition.parse(definition),
  };
  if (format === "json") return `${JSON.stringify(document, null, 2)}\n`;
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}
