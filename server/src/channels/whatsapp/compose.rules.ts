import type { JsonObject } from "../inbound/item.ts";

/** What we send to a person, whoever wrote it. Media were uploaded before: `mediaId` is the channel's. */
export type OutboundMessage = {
  /** Our message id (UUID): comes back with every status. */
  id: string;
  to: { phone: string | null; userId: string | null };
  /** External id of the message quoted. */
  replyTo: string | null;
  content: OutboundContent;
};

export type OutboundContent =
  | { type: "text"; text: string; preview: boolean }
  | { type: "interactive"; text: string; buttons: readonly { id: string; title: string }[] }
  | { type: "image" | "video"; mediaId: string; caption: string | null }
  | { type: "document"; mediaId: string; caption: string | null; fileName: string | null }
  | { type: "audio" | "sticker"; mediaId: string }
  /** `emoji` null takes the reaction back. */
  | { type: "reaction"; target: string; emoji: string | null }
  /** `components`: what fills its header, body and buttons. */
  | { type: "template"; name: string; language: string; components: JsonObject[] };

export type Composed = { kind: "payload"; payload: JsonObject } | { kind: "refused"; reason: ComposeRefusal };

export type ComposeRefusal = "no-recipient" | "empty" | "text-too-long" | "caption-too-long";

/** WhatsApp's limits, counted in UTF-16 units: never more than Meta counts, whichever way it counts. */
const limits = { text: 4096, caption: 1024, buttoned: 1024 };

/** The body of `POST /<number>/messages`, or why WhatsApp would not take it. */
export function composeMessage(message: OutboundMessage): Composed {
  const recipient = composeRecipient(message.to);
  if (!recipient) return { kind: "refused", reason: "no-recipient" };
  const { content } = message;
  const reason = refusalOf(content);
  if (reason) return { kind: "refused", reason };
  const payload: JsonObject = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...recipient,
    type: content.type,
    [content.type]: composeContent(content),
    biz_opaque_callback_data: message.id,
  };
  // A reaction names its target itself and must not carry a context.
  if (message.replyTo !== null && content.type !== "reaction")
    payload.context = { message_id: message.replyTo };
  return { kind: "payload", payload };
}

/** Without the "+" Meta would put the company's own country code in front. */
function composeRecipient({ phone, userId }: OutboundMessage["to"]): JsonObject | null {
  const digits = phone === null ? null : /^\+?(\d{5,20})$/.exec(phone)?.[1];
  if (digits) return { to: `+${digits}` };
  return userId ? { recipient: userId } : null;
}

function refusalOf(content: OutboundContent): ComposeRefusal | null {
  if (content.type === "text" && content.text.trim() === "") return "empty";
  if (content.type === "text" && content.text.length > limits.text) return "text-too-long";
  if (content.type === "interactive" && content.text.length > limits.buttoned) return "text-too-long";
  return "caption" in content && (content.caption?.length ?? 0) > limits.caption ? "caption-too-long" : null;
}

function composeContent(content: OutboundContent): JsonObject {
  switch (content.type) {
    case "text":
      return { body: content.text, preview_url: content.preview };
    case "interactive":
      return {
        type: "button",
        body: { text: content.text },
        action: {
          buttons: content.buttons.map(({ id, title }) => ({ type: "reply", reply: { id, title } })),
        },
      };
    case "image":
    case "video":
      return { id: content.mediaId, ...optional("caption", content.caption) };
    case "document":
      return {
        id: content.mediaId,
        ...optional("caption", content.caption),
        ...optional("filename", content.fileName),
      };
    case "audio":
    case "sticker":
      return { id: content.mediaId };
    case "reaction":
      return { message_id: content.target, emoji: content.emoji ?? "" };
    case "template":
      return {
        name: content.name,
        language: { code: content.language },
        ...(content.components.length > 0 ? { components: content.components } : {}),
      };
  }
}

function optional(key: string, value: string | null): JsonObject {
  return value ? { [key]: value } : {};
}
