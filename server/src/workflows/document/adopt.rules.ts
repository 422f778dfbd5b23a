import type { Definition } from "@relevo/contract/workflows.ts";
import { type Known, knows } from "../check/known.rules.ts";
import { mapReferences, type ReferenceKind } from "../references.rules.ts";

/**
 * A definition from elsewhere with this account's own ids: what is not here by its id is what alone has its name here.
 * Else it is left to be chosen, or stays where nothing would say something else: either is a problem of the draft.
 */
export function adopted(
  definition: Definition,
  names: Readonly<Record<string, string>>,
  known: Known,
): Definition {
  return mapReferences(definition, ({ kind, id }) => {
    if (knows(known, kind, id)) return id;
    return Object.hasOwn(names, id) ? onlyNamed(known, kind, names[id]) : null;
  });
}

function onlyNamed(known: Known, kind: ReferenceKind, name: string | undefined): string | null {
  const same = [...known[kind]].filter(([, one]) => one.name === name);
  const [first] = same;
  return first && same.length === 1 ? first[0] : null;
}
