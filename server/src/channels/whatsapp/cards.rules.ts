import type { InboundContent, JsonObject } from "../inbound/item.ts";
import { objectOf, objectsOf, textOf } from "./json.rules.ts";

/** Shared address-book cards; a card answered to a contact request may lack its name (2026). */
export function readCards(cards: JsonObject[], message: JsonObject): InboundContent | null {
  if (cards.length === 0) return null;
  const read = cards.map(readCard);
  const names = read
    .map((card) => card.name ?? card.phones[0]?.number ?? null)
    .filter((name) => name !== null);
  const data = { cards: read, origin: textOf(message.origin) };
  return { type: "contacts", text: names.join(", ") || null, media: null, data };
}

function readCard(card: JsonObject) {
  const name = objectOf(card.name);
  const full = [textOf(name?.first_name), textOf(name?.last_name)].filter((part) => part !== null).join(" ");
  return {
    name: textOf(name?.formatted_name) ?? (full || null),
    phones: objectsOf(card.phones).map((phone) => ({
      number: textOf(phone.phone),
      whatsapp: textOf(phone.wa_id),
    })),
    emails: objectsOf(card.emails).map((email) => textOf(email.email)),
    company: textOf(objectOf(card.org)?.company),
    original: card,
  };
}
