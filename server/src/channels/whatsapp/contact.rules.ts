import type { Identity, InboundContact, Json, JsonObject } from "../inbound/item.ts";
import { objectOf, textOf } from "./json.rules.ts";

/** The ids of a person wherever a payload names one; each may be absent since business-scoped user ids. */
export type Names = { user?: Json | undefined; parent?: Json | undefined; phone?: Json | undefined };

export function senderOf(message: JsonObject): Names {
  return { user: message.from_user_id, parent: message.from_parent_user_id, phone: message.from };
}

/** Whom the company wrote to from its own phone. */
export function addresseeOf(echo: JsonObject): Names {
  return { user: echo.to_user_id, parent: echo.to_parent_user_id, phone: echo.to };
}

/** Who a system message is about, as known until now; `from_user_id` may already be the new id. */
export function previousOf(message: JsonObject): Names {
  const system = objectOf(message.system);
  return { user: system?.previous_user_id, parent: system?.previous_parent_user_id };
}

/** Who that person is from now on. */
export function nextOf(message: JsonObject): Names {
  const system = objectOf(message.system);
  return { user: system?.user_id, parent: system?.parent_user_id, phone: system?.wa_id };
}

export function recipientOf(status: JsonObject): Names {
  const inGroup = status.recipient_type === "group";
  return {
    user: status.recipient_user_id,
    parent: status.parent_recipient_user_id ?? status.parent_user_id,
    phone: inGroup ? status.recipient_participant_id : status.recipient_id,
  };
}

/** The person as the desk knows one: named by the update itself first, then by the profile sent along. */
export function contactOf(names: Names, profile: JsonObject | null): InboundContact {
  const shown = objectOf(profile?.profile);
  return {
    identities: identitiesOf(names, namesOfProfile(profile)),
    name: textOf(shown?.name),
    username: textOf(shown?.username),
    mail: null,
  };
}

/** Strongest first, one of each kind; the first source that names a kind wins. */
export function identitiesOf(...sources: Names[]): Identity[] {
  const found = new Map<Identity["kind"], Identity>();
  for (const source of sources) {
    for (const field of ["user", "parent", "phone"] as const) {
      const identity = identityOf(field, source[field]);
      if (identity && !found.has(identity.kind)) found.set(identity.kind, identity);
    }
  }
  return strongestFirst.map((kind) => found.get(kind)).filter((identity) => identity !== undefined);
}

const strongestFirst = ["whatsapp-user", "whatsapp-parent", "phone"] as const;

/** A profile sent along names its person too. */
export function namesOfProfile(profile: JsonObject | null): Names {
  return { user: profile?.user_id, parent: profile?.parent_user_id, phone: profile?.wa_id };
}

/** By shape before place: third parties report user ids in the phone's fields, Meta's own sample writes `uUS.…`. */
function identityOf(field: "user" | "parent" | "phone", raw: Json | undefined): Identity | null {
  const value = textOf(raw)?.replace(/^u(?=[A-Z]{2}\.)/, "");
  if (!value || value.length > 200) return null;
  if (/^[A-Z]{2}\.ENT\./.test(value)) return { kind: "whatsapp-parent", value };
  if (/^[A-Z]{2}\./.test(value))
    return { kind: field === "parent" ? "whatsapp-parent" : "whatsapp-user", value };
  if (field !== "phone") return { kind: field === "user" ? "whatsapp-user" : "whatsapp-parent", value };
  const digits = /^\+?(\d{5,20})$/.exec(value)?.[1];
  return digits ? { kind: "phone", value: `+${digits}` } : null;
}
