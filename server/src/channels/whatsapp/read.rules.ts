import type { Direction, InboundItem, JsonObject } from "../inbound/item.ts";
import { addresseeOf, contactOf, senderOf } from "./contact.rules.ts";
import { readContent } from "./content.rules.ts";
import { recutFault, updateKey } from "./fragment.rules.ts";
import { readIdentity } from "./identity.rules.ts";
import { objectOf, textOf } from "./json.rules.ts";
import { readStatus } from "./report.rules.ts";

/**
 * Says in the desk's words what the body of one fragment tells. What it does not understand is a notice; a parked
 * fault is cut again first.
 * @throws UnreadableWebhook for a fault that still can't be cut
 */
export function readFragment(body: JsonObject): InboundItem {
  if (body.fault !== undefined) return readFragment(recutFault(body).body);
  const at = new Date(textOf(body.at) ?? 0);
  const profile = objectOf(body.contact);
  const status = objectOf(body.status);
  const read =
    readMessage(at, "in", objectOf(body.message), profile) ??
    readMessage(at, "echo", objectOf(body.echo), profile) ??
    readStatus(at, status, profile);
  const externalId = textOf(body.key) ?? updateKey("statuses", status ?? {});
  const data = objectOf(body.notice) ?? status ?? body;
  return read ?? { kind: "notice", externalId, at, field: textOf(body.field) ?? "", data };
}

function readMessage(
  at: Date,
  direction: Direction,
  message: JsonObject | null,
  profile: JsonObject | null,
): InboundItem | null {
  const externalId = textOf(message?.id);
  if (!message || externalId === null) return null;
  const type = textOf(message.type) ?? "";
  const part = objectOf(message[type]);
  const identity = type === "system" ? readIdentity(externalId, at, message, profile) : null;
  if (identity) return identity;

  const contact = contactOf(direction === "in" ? senderOf(message) : addresseeOf(message), profile);
  const fact = { externalId, at, direction, contact };
  const original = textOf(part?.original_message_id);
  const target = textOf(part?.message_id);
  if (type === "edit" && original !== null) {
    return {
      kind: "edit",
      ...fact,
      target: original,
      content: readContent(objectOf(part?.message) ?? message),
    };
  }
  if (type === "revoke" && original !== null) return { kind: "revoke", ...fact, target: original };
  if (type === "reaction" && target !== null) {
    return { kind: "reaction", ...fact, target, emoji: textOf(part?.emoji) };
  }
  const context = objectOf(message.context);
  return {
    kind: "message",
    ...fact,
    content: readContent(message),
    replyTo: textOf(context?.id),
    forwarded: context?.forwarded === true || context?.frequently_forwarded === true,
    referral: objectOf(message.referral),
  };
}
