import { actorOf, type By } from "../platform/caller.ts";
import type { Place } from "../platform/events.ts";

/** Where what happens to a task happened. */
export function placeOf(by: By, row: { contact_id: string; conversation_id: string | null }): Place {
  const place = { actor: actorOf(by), contact: row.contact_id };
  return row.conversation_id ? { ...place, conversation: row.conversation_id } : place;
}
