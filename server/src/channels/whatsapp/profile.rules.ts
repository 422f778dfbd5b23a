import type { JsonObject } from "../inbound/item.ts";
import { identitiesOf, namesOfProfile } from "./contact.rules.ts";
import { type UpdateList, updateLists } from "./fragment.rules.ts";
import { objectsOf } from "./json.rules.ts";

/**
 * Finds the profile that belongs to an update among `value.contacts`: by any id they share. A lone profile
 * beside a lone update (`alone`) is taken too, unless both carry the same kind of id and it differs.
 */
export function profileFinder(
  value: JsonObject,
  alone: boolean,
): (list: UpdateList, update: JsonObject) => JsonObject | null {
  const profiles = objectsOf(value.contacts);
  const byId = new Map<string, JsonObject>();
  for (const profile of profiles) {
    for (const { value: id } of identitiesOf(namesOfProfile(profile))) byId.set(id, profile);
  }
  return (list, update) => {
    const ids = identitiesOf(updateLists[list].namesOf(update));
    for (const { value: id } of ids) {
      const profile = byId.get(id);
      if (profile) return profile;
    }
    const [profile] = profiles;
    if (!alone || profiles.length !== 1 || !profile) return null;
    const other = identitiesOf(namesOfProfile(profile));
    return ids.some(({ kind }) => other.some((known) => known.kind === kind)) ? null : profile;
  };
}
