import type { ContentType, InboundItem, JsonObject } from "../inbound/item.ts";
import { externalIdOf, fragmentOf, type Written } from "./fragment.rules.ts";

/** What a visitor did, in the desk's words. @throws for a body that is no fragment */
export function readFragment(body: JsonObject): InboundItem {
  const fragment = fragmentOf(body);
  const at = new Date(fragment.at);
  const identities = [{ kind: "visitor" as const, value: fragment.visitor }];
  if (fragment.kind === "read") {
    const { message } = fragment;
    const recipient = { identities, name: null, username: null, mail: null };
    return { kind: "status", at, target: message, ref: message, status: "read", recipient, error: null };
  }
  const contact = { identities, name: fragment.name, username: null, mail: fragment.mail };
  return {
    kind: "message",
    externalId: externalIdOf(fragment),
    at,
    direction: "in",
    contact,
    content: {
      type: typeOf(fragment),
      text: fragment.text,
      media: null,
      data: { fileIds: fragment.files.map(({ id }) => id) },
    },
    replyTo: null,
    forwarded: false,
    referral: null,
  };
}

function typeOf({ files: [first] }: Written): ContentType {
  if (!first) return "text";
  const [family] = first.mimeType.split("/");
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}
