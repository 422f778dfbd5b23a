import { createHash } from "node:crypto";
import { cleanJson, cleanText } from "../../platform/clean.rules.ts";
import type { Fragment, Split } from "../inbound/channel.ts";
import type { Json, JsonObject } from "../inbound/item.ts";
import { addresseeOf, contactOf, identitiesOf, previousOf, recipientOf, senderOf } from "./contact.rules.ts";
import { objectOf, textOf } from "./json.rules.ts";

/** It is not JSON (cut short, or never Meta's), or a piece of it is not what such a piece must be. */
export class UnreadableWebhook extends Error {
  override readonly name = "UnreadableWebhook";
}

/** Where in a webhook we are. `number` is the `phone_number_id`, null for what concerns the whole account. */
export type Origin = {
  /** JSON pointer */
  pointer: string;
  number: string | null;
  waba: string | null;
  field: string | null;
  metadata: Json;
  arrivedAt: Date;
};

export type UpdateList = keyof typeof updateLists;

/** The lists that hold one update each element: the name it gets in a fragment, and whom it names. */
export const updateLists = {
  messages: { kind: "message", namesOf: senderOf, prefix: "m" },
  message_echoes: { kind: "echo", namesOf: addresseeOf, prefix: "e" },
  statuses: { kind: "status", namesOf: recipientOf, prefix: "s" },
} as const;

const lists: UpdateList[] = ["messages", "message_echoes", "statuses"];

/**
 * One message, echo or status on its own, complete enough to be stored and read later; or, in words, why it
 * can't be one. Its key: `m:<id>`, `e:<id>`, `s:<id>:<status>[:<participant>]`.
 */
export function cutUpdate(
  origin: Origin,
  list: UpdateList,
  update: JsonObject,
  profile: JsonObject | null,
): Fragment | string {
  const id = textOf(update.id);
  if (id === null) return "no id";
  // A longer one would not fit the unique index.
  if (id.length > 512) return "id longer than 512 characters";
  const status = textOf(update.status);
  if (list === "statuses" && (status === null || status.length > 64)) return "no status";
  const { kind, namesOf } = updateLists[list];
  const known =
    contactOf(namesOf(update), profile).identities.length + identitiesOf(previousOf(update)).length;
  if (list !== "statuses" && known === 0) return list === "messages" ? "no sender" : "no recipient";
  const parts: JsonObject = { at: atOf(update.timestamp, origin), [kind]: update };
  if (profile) parts.contact = profile;
  return cut(origin, updateKey(list, update), parts);
}

export function updateKey(list: UpdateList, update: JsonObject): string {
  const parts: (Json | undefined)[] = [updateLists[list].prefix, update.id];
  if (list === "statuses") parts.push(update.status, update.recipient_participant_id);
  return parts
    .map(textOf)
    .filter((part) => part !== null)
    .join(":");
}

/**
 * Anything else, kept whole. A notice has no id of Meta's: its key (`n:<hash>`, also in the body) is made of
 * content and time, so that a retry is recognised. Where Meta gives no time it is the arrival's: rather twice
 * than lost, since the same words may come again and mean it (a template approved, paused, approved).
 */
export function cutNotice(origin: Origin, notice: JsonObject, time: Json | undefined): Fragment {
  const at = atOf(time, origin);
  const { number, waba, field } = origin;
  const hash = createHash("sha256").update(
    JSON.stringify([waba, number, field, at, cleanJson(notice).value]),
  );
  const key = `n:${hash.digest("base64url")}`;
  return cut(origin, key, { at, notice, key });
}

/** What could not be cut, with all that is needed to try again. */
export function cutFault(
  origin: Origin,
  error: string,
  original: Json,
  update?: { list: UpdateList; contact: JsonObject | null },
): Split["faults"][number] {
  const at = origin.arrivedAt.toISOString();
  const { body } = cut(origin, "", { at, pointer: origin.pointer, fault: original, ...update });
  return { number: origin.number, body, error };
}

/**
 * Tries a parked fault again, which a later program may understand.
 * @throws UnreadableWebhook while it does not
 */
export function recutFault(body: JsonObject): Fragment {
  const list = lists.find((name) => name === body.list);
  const update = objectOf(body.fault);
  const pointer = textOf(body.pointer) ?? "";
  if (!list || !update) throw new UnreadableWebhook(`not understood: ${pointer}`);
  const origin: Origin = {
    pointer,
    number: textOf(body.number),
    waba: textOf(body.waba),
    field: textOf(body.field),
    metadata: body.metadata ?? null,
    arrivedAt: new Date(textOf(body.at) ?? 0),
  };
  const fragment = cutUpdate(origin, list, update, objectOf(body.contact));
  if (typeof fragment === "string") throw new UnreadableWebhook(`${fragment}: ${pointer}`);
  return fragment;
}

/** `cleaned` keeps the fact that U+0000 or lone surrogates were replaced. */
function cut({ number, waba, field, metadata }: Origin, externalId: string, parts: JsonObject): Fragment {
  const { value, changed } = cleanJson({ number, waba, field, ...parts, metadata });
  return {
    number,
    externalId: cleanText(externalId).value,
    body: changed ? { ...value, cleaned: true } : value,
  };
}

/** Before this WhatsApp did not exist. */
const earliest = Date.UTC(2009, 0);

/**
 * Unix seconds, as text or number; account webhooks may carry milliseconds; the arrival where there is neither.
 * A channel's time may be late, never ahead: one from the future would lead every list for ever.
 */
function atOf(value: Json | undefined, { arrivedAt }: Origin): string {
  const text = textOf(value);
  const given = text !== null && /^\d{9,14}$/.test(text) ? Number(text) * (text.length > 11 ? 1 : 1000) : 0;
  const arrived = arrivedAt.getTime();
  return new Date(given < earliest ? arrived : Math.min(given, arrived)).toISOString();
}
