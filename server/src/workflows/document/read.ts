import type { Failure } from "@relevo/contract/refusals.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { cleanJson, type Json } from "../../platform/clean.rules.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Known } from "../check/known.rules.ts";
import { escaped } from "../texts.rules.ts";
import { adopted } from "./adopt.rules.ts";
import { WorkflowDocument } from "./format.ts";
import { readYaml, Unreadable } from "./yaml.ts";

/**
 * Reads what `writeDocument` wrote, or a person by hand: JSON or YAML. What it names is this account's from then on.
 * @throws INVALID at /text where it is neither, else with the pointer of each fault within the document
 */
export function readDocument(text: string, known: Known): { name: string; definition: Definition } {
  const answer = WorkflowDocument.safeParse(cleanJson(valueIn(text)).value);
  if (!answer.success) {
    const faults = answer.error.issues.slice(0, 20);
    throw new Refusal(faults.map(({ path, message }) => invalid(pointerOf(path), message)));
  }
  const { name, names, definition } = answer.data;
  return { name, definition: adopted(definition, names, known) };
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${escaped(String(part))}`).join("");
}
const invalid = (pointer: string, detail: string): Failure => ({ code: "INVALID", pointer, detail });

function valueIn(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return yamlIn(text);
  }
}

function yamlIn(text: string): Json {
  try {
    return readYaml(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Refusal([invalid("/text", error.message)]);
  }
}
