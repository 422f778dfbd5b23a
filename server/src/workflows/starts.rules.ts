import type { Definition } from "@relevo/contract/workflows.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids the trigger told, where the definition's words may speak of them: people read names. */
export function namedIn(definition: Definition, variables: Readonly<Record<string, string>>): string[] {
  if (!speaksOfTrigger(definition)) return [];
  return Object.entries(variables).flatMap(([name, value]) =>
    name.startsWith("trigger.") && uuid.test(value) ? value : [],
  );
}

/** As a run keeps what its trigger told. */
export function triggerVariables(told: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [`trigger.${name}`, value]));
}

/** By definition, which never changes and is asked for at every look. */
const speaking = new WeakMap<Definition, boolean>();
function speaksOfTrigger(definition: Definition): boolean {
  const known = speaking.get(definition);
  if (known !== undefined) return known;
  const speaks = /\{\{\s*trigger\./.test(JSON.stringify(definition.steps));
  speaking.set(definition, speaks);
  return speaks;
}
