import { randomBytes } from "node:crypto";

/** A customer as WhatsApp shows one. Since business-scoped user ids any of the ids may be withheld. */
export type Person = { phone?: string; userId?: string; parentId?: string; name?: string; username?: string };

/** The company's number. */
export type Line = { waba: string; numberId: string; displayNumber: string };

/** One element of a webhook, with the profile Meta would send along. `list` says where it goes. */
export type Update = { list: "messages" | "statuses" | "message_echoes"; update: Part; profile: Part | null };
export type Part = Record<string, unknown>;

export const sheena: Person = {
  phone: "16505551234",
  userId: "US.13491208655302741918",
  name: "Sheena",
  username: "@sheena",
};
export const line: Line = {
  waba: "102290129340398",
  numberId: "106540352242922",
  displayNumber: "15550783881",
};

/** Up to 1,000 updates in one POST, the most Meta sends. */
export function webhook(updates: Update[], to: Line = line): Part {
  if (updates.length > 1000) throw new RangeError(`Meta sends at most 1000 updates, not ${updates.length}`);
  const echoes = updates.filter(({ list }) => list === "message_echoes");
  const others = updates.filter(({ list }) => list !== "message_echoes");
  const changes = [];
  if (others.length > 0) changes.push({ field: "messages", value: changeValue(others, to) });
  if (echoes.length > 0) changes.push({ field: "smb_message_echoes", value: changeValue(echoes, to) });
  return { object: "whatsapp_business_account", entry: [{ id: to.waba, changes }] };
}

/** A change at the level of the account: a template's status, an alert, a field nobody knows yet. */
export function accountWebhook(field: string, value: Part, time: number, to: Line = line): Part {
  return { object: "whatsapp_business_account", entry: [{ id: to.waba, time, changes: [{ field, value }] }] };
}

/** Joins what several webhooks tell into one with as many entries. */
export function joined(...webhooks: Part[]): Part {
  const entry = webhooks.flatMap((one) => (Array.isArray(one.entry) ? one.entry : []));
  return { object: "whatsapp_business_account", entry };
}

export type Common = { id?: string; at?: Date; replyTo?: string; forwarded?: boolean; extra?: Part };

/** A message of any type: `part` is what stands under the type's own name. */
export function message(from: Person, type: string, part: unknown, common: Common = {}): Update {
  const { id = wamid(), at = new Date(), replyTo, forwarded, extra } = common;
  const context = replyTo ? { context: { from: line.displayNumber, id: replyTo } } : {};
  const passedOn = forwarded ? { context: { forwarded: true } } : {};
  const ids = present({ from: from.phone, from_user_id: from.userId, from_parent_user_id: from.parentId });
  const update = {
    ...ids,
    id,
    timestamp: seconds(at),
    type,
    [type]: part,
    ...context,
    ...passedOn,
    ...extra,
  };
  return { list: "messages", update, profile: profileOf(from) };
}

export function textMessage(from: Person, body: string, common: Common = {}): Update {
  return message(from, "text", { body }, common);
}

export type MediaPart = {
  id: string;
  mimeType: string;
  sha256?: string;
  caption?: string;
  fileName?: string;
};

export function imageMessage(from: Person, media: MediaPart, common: Common = {}): Update {
  return message(from, "image", mediaPart(media), common);
}

export function videoMessage(from: Person, media: MediaPart, common: Common = {}): Update {
  return message(from, "video", mediaPart(media), common);
}

export function voiceMessage(from: Person, media: MediaPart, common: Common = {}): Update {
  return message(from, "audio", { ...mediaPart(media), voice: true }, common);
}

export function documentMessage(from: Person, media: MediaPart, common: Common = {}): Update {
  return message(from, "document", mediaPart(media), common);
}

export function stickerMessage(from: Person, media: MediaPart, common: Common = {}): Update {
  return message(from, "sticker", { ...mediaPart(media), animated: false }, common);
}

/** An emoji of undefined takes the reaction back, as does an empty one. */
export function reaction(
  from: Person,
  target: string,
  emoji: string | undefined,
  common: Common = {},
): Update {
  return message(from, "reaction", present({ message_id: target, emoji }), common);
}

export function buttonReply(from: Person, id: string, title: string, common: Common = {}): Update {
  return message(from, "interactive", { type: "button_reply", button_reply: { id, title } }, common);
}

export function editMessage(from: Person, target: string, body: string, common: Common = {}): Update {
  const part = { original_message_id: target, message: { type: "text", text: { body } } };
  return message(from, "edit", part, common);
}

export function revokeMessage(from: Person, target: string, common: Common = {}): Update {
  return message(from, "revoke", { original_message_id: target }, common);
}

/** The person has a new number and with it a new user id. System messages carry no profile. */
export function changedNumber(from: Person, to: Person, common: Common = {}): Update {
  const next = present({ wa_id: to.phone, user_id: to.userId, parent_user_id: to.parentId });
  const body = `User A changed from ${from.phone} to ${to.phone}`;
  const system = {
    type: "user_changed_number",
    body,
    ...present({ previous_user_id: from.userId }),
    ...next,
  };
  return { ...message(from, "system", system, common), profile: null };
}

/** Written on the company's own phone: `to` is the customer. */
export function echo(to: Person, type: string, part: unknown, common: Common = {}): Update {
  const { id = wamid(), at = new Date() } = common;
  const ids = present({ to: to.phone, to_user_id: to.userId, to_parent_user_id: to.parentId });
  const update = { from: line.displayNumber, ...ids, id, timestamp: seconds(at), type, [type]: part };
  return { list: "message_echoes", update, profile: null };
}

export type StatusPart = { id: string; status: string; at?: Date; ref?: string; error?: number };

/** What became of a message sent to this person. A failed one carries no profile. */
export function status(to: Person, { id, status: name, at = new Date(), ref, error }: StatusPart): Update {
  const ids = present({
    recipient_id: to.phone,
    recipient_user_id: to.userId,
    biz_opaque_callback_data: ref,
  });
  const failure = error === undefined ? {} : { errors: [statusError(error)] };
  const update = { id, status: name, timestamp: seconds(at), ...ids, ...failure };
  return { list: "statuses", update, profile: name === "failed" ? null : profileOf(to) };
}

/** A message id of the usual form, never the same twice. */
export function wamid(): string {
  return `wamid.${randomBytes(39).toString("base64")}`;
}

function changeValue(updates: Update[], to: Line): Part {
  const metadata = { display_phone_number: to.displayNumber, phone_number_id: to.numberId };
  const value: Part = { messaging_product: "whatsapp", metadata };
  const profiles = new Map(updates.map(({ profile }) => [JSON.stringify(profile), profile]));
  const contacts = [...profiles.values()].filter((profile) => profile !== null);
  if (contacts.length > 0) value.contacts = contacts;
  for (const list of ["messages", "statuses", "message_echoes"] as const) {
    const own = updates.filter((update) => update.list === list).map(({ update }) => update);
    if (own.length > 0) value[list] = own;
  }
  return value;
}

function profileOf({ phone, userId, parentId, name, username }: Person): Part {
  const ids = present({ wa_id: phone, user_id: userId, parent_user_id: parentId });
  return { profile: present({ name, username }), ...ids };
}

function mediaPart({ id, mimeType, sha256, caption, fileName }: MediaPart): Part {
  return present({ id, mime_type: mimeType, sha256, caption, filename: fileName });
}

function statusError(code: number): Part {
  const details = `details of ${code}`;
  return { code, title: `title of ${code}`, message: `message of ${code}`, error_data: { details } };
}

function seconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}

function present(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
