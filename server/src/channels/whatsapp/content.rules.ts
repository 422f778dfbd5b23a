import type { ContentType, InboundContent, InboundMedia, Json, JsonObject } from "../inbound/item.ts";
import { readCards } from "./cards.rules.ts";
import { readButton, readInteractive } from "./choice.rules.ts";
import { objectOf, objectsOf, textOf } from "./json.rules.ts";

/**
 * What a message says, whatever its type. A type we do not know, or a known one without its substance, becomes
 * `unsupported` with the original in `data`: shown as a placeholder, never dropped.
 */
export function readContent(message: JsonObject): InboundContent {
  const type = textOf(message.type) ?? "";
  const content = readers.get(type)?.(message[type], message);
  if (!content) return { type: "unsupported", text: null, media: null, data: message };
  const extras = extrasOf(message);
  return extras ? { ...content, data: { ...content.data, ...extras } } : content;
}

type Reader = (part: Json | undefined, message: JsonObject) => InboundContent | null;

const readers = new Map<string, Reader>([
  ["text", (part) => readText(objectOf(part))],
  ["image", (part) => readMedia("image", objectOf(part))],
  ["video", (part) => readMedia("video", objectOf(part))],
  ["audio", (part) => readMedia("audio", objectOf(part))],
  ["document", (part) => readMedia("document", objectOf(part))],
  ["sticker", (part) => readMedia("sticker", objectOf(part))],
  ["location", (part) => readLocation(objectOf(part))],
  ["contacts", (part, message) => readCards(objectsOf(part), message)],
  ["interactive", (part) => readInteractive(objectOf(part))],
  ["button", (part) => readButton(objectOf(part))],
  ["order", (part) => readOrder(objectOf(part))],
  ["system", (part) => readSystem(objectOf(part))],
]);

function readText(part: JsonObject | null): InboundContent | null {
  return typeof part?.body === "string" ? { type: "text", text: part.body, media: null, data: null } : null;
}

function readMedia(type: ContentType, part: JsonObject | null): InboundContent | null {
  const id = textOf(part?.id);
  if (!part || id === null) return null;
  const media: InboundMedia = {
    id,
    url: textOf(part.url),
    mimeType: textOf(part.mime_type) ?? "application/octet-stream",
    sha256: textOf(part.sha256),
    fileName: textOf(part.filename),
    voice: part.voice === true,
    animated: part.animated === true,
  };
  return { type, text: textOf(part.caption), media, data: null };
}

function readLocation(part: JsonObject | null): InboundContent | null {
  if (typeof part?.latitude !== "number" || typeof part.longitude !== "number") return null;
  const { latitude, longitude } = part;
  const [name, address, url] = [textOf(part.name), textOf(part.address), textOf(part.url)];
  const data = { latitude, longitude, name, address, url };
  return { type: "location", text: name ?? address, media: null, data };
}

function readOrder(part: JsonObject | null): InboundContent | null {
  if (!part || !Array.isArray(part.product_items)) return null;
  const items = objectsOf(part.product_items).map((item) => ({
    productId: textOf(item.product_retailer_id),
    quantity: textOf(item.quantity),
    price: textOf(item.item_price),
    currency: textOf(item.currency),
  }));
  const data = { catalogId: textOf(part.catalog_id), items };
  return { type: "order", text: textOf(part.text), media: null, data };
}

function readSystem(part: JsonObject | null): InboundContent | null {
  return part && { type: "system", text: textOf(part.body), media: null, data: part };
}

/** What may ride on any type: the product asked about, the group written in. */
function extrasOf(message: JsonObject): JsonObject | null {
  const product = objectOf(objectOf(message.context)?.referred_product);
  const groupId = textOf(message.group_id);
  if (!product && groupId === null) return null;
  const extras: JsonObject = {};
  if (product) {
    extras.product = {
      catalogId: textOf(product.catalog_id),
      productId: textOf(product.product_retailer_id),
    };
  }
  if (groupId !== null) extras.groupId = groupId;
  return extras;
}
