import type { InboundIdentity, JsonObject } from "../inbound/item.ts";
import { contactOf, identitiesOf, nextOf, previousOf, senderOf } from "./contact.rules.ts";
import { objectOf, textOf } from "./json.rules.ts";

/**
 * A system message that says a person goes by other ids now, or null when it says something else. The sender's
 * ids are the old ones, except those that equal the new: `from_user_id` may already be the new user id. When
 * nothing old is left (no `previous_user_id`, before Aug-2026) there is nobody to find, and it is no move.
 */
export function readIdentity(
  externalId: string,
  at: Date,
  message: JsonObject,
  profile: JsonObject | null,
): InboundIdentity | null {
  const system = objectOf(message.system);
  const reason = reasons.get(textOf(system?.type) ?? "");
  if (!reason) return null;
  const next = reason === "key" ? [] : identitiesOf(nextOf(message));
  const { identities: current, name, username } = contactOf(senderOf(message), profile);
  const previous = identitiesOf(previousOf(message));
  const left = current.filter(({ kind }) => !previous.some((identity) => identity.kind === kind));
  const identities = [...previous, ...left].filter(
    ({ value }) => !next.some((identity) => identity.value === value),
  );
  if (identities.length === 0) return null;
  const contact = { identities, name, username, mail: null };
  return { kind: "identity", externalId, at, contact, next, reason, text: textOf(system?.body) };
}

const reasons = new Map<string, InboundIdentity["reason"]>([
  ["user_changed_number", "number"],
  ["user_changed_user_id", "user-id"],
  ["customer_identity_changed", "key"],
]);
