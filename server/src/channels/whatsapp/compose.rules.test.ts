import { expect, test } from "vitest";
import {
  type ComposeRefusal,
  composeMessage,
  type OutboundContent,
  type OutboundMessage,
} from "./compose.rules.ts";

const id = "01990000-0000-7000-8000-000000000001";
const common = { messaging_product: "whatsapp", recipient_type: "individual", biz_opaque_callback_data: id };

function compose(content: OutboundContent, rest: Partial<OutboundMessage> = {}) {
  const to = { phone: "+16505551234", userId: "US.1" };
  return composeMessage({ id, to, replyTo: null, content, ...rest });
}

const contents: [string, OutboundContent, object][] = [
  [
    "text",
    { type: "text", text: "Hola 😀", preview: true },
    { text: { body: "Hola 😀", preview_url: true } },
  ],
  ["image", { type: "image", mediaId: "1", caption: "look" }, { image: { id: "1", caption: "look" } }],
  ["video without caption", { type: "video", mediaId: "1", caption: null }, { video: { id: "1" } }],
  [
    "document",
    { type: "document", mediaId: "1", caption: "bill", fileName: "a.pdf" },
    { document: { id: "1", caption: "bill", filename: "a.pdf" } },
  ],
  ["audio", { type: "audio", mediaId: "1" }, { audio: { id: "1" } }],
  ["sticker", { type: "sticker", mediaId: "1" }, { sticker: { id: "1" } }],
  [
    "reaction",
    { type: "reaction", target: "wamid.A", emoji: "👍" },
    { reaction: { message_id: "wamid.A", emoji: "👍" } },
  ],
  [
    "reaction taken back",
    { type: "reaction", target: "wamid.A", emoji: null },
    { reaction: { message_id: "wamid.A", emoji: "" } },
  ],
  [
    "template",
    {
      type: "template",
      name: "hello",
      language: "es",
      components: [
        {
          type: "body",
          parameters: [
            { type: "text", text: "Diego" },
            { type: "text", text: "#12" },
          ],
        },
      ],
    },
    {
      template: {
        name: "hello",
        language: { code: "es" },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: "Diego" },
              { type: "text", text: "#12" },
            ],
          },
        ],
      },
    },
  ],
  [
    "template without variables",
    { type: "template", name: "hello", language: "es", components: [] },
    { template: { name: "hello", language: { code: "es" } } },
  ],
  [
    "a question with buttons",
    { type: "interactive", text: "¿Listo?", buttons: [{ id: "yes", title: "Sí" }] },
    {
      interactive: {
        type: "button",
        body: { text: "¿Listo?" },
        action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Sí" } }] },
      },
    },
  ],
];

test.each(contents)("%s", (_, content, part) => {
  const payload = { ...common, to: "+16505551234", type: content.type, ...part };
  expect(compose(content)).toEqual({ kind: "payload", payload });
});

const text: OutboundContent = { type: "text", text: "hi", preview: false };

test.each([
  ["a phone, with its plus", { phone: "5531987654321", userId: null }, { to: "+5531987654321" }],
  ["the user id where there is no phone", { phone: null, userId: "US.1" }, { recipient: "US.1" }],
  ["the user id where the phone is none", { phone: "US.1", userId: "US.1" }, { recipient: "US.1" }],
])("goes to %s", (_, to, part) => {
  const payload = { ...common, ...part, type: "text", text: { body: "hi", preview_url: false } };
  expect(compose(text, { to })).toEqual({ kind: "payload", payload });
});

test("quotes another message, except in a reaction", () => {
  const context = { message_id: "wamid.Q" };
  expect(compose(text, { replyTo: "wamid.Q" })).toMatchObject({ payload: { context } });
  const reaction = compose({ type: "reaction", target: "wamid.A", emoji: "👍" }, { replyTo: "wamid.Q" });
  expect(JSON.stringify(reaction)).not.toContain("context");
});

const tooLong: [string, OutboundContent, ComposeRefusal | null][] = [
  ["4,096 characters of text", { type: "text", text: "x".repeat(4096), preview: false }, null],
  ["4,097", { type: "text", text: "x".repeat(4097), preview: false }, "text-too-long"],
  ["65,536", { type: "text", text: "x".repeat(65_536), preview: false }, "text-too-long"],
  ["no text", { type: "text", text: " \n", preview: false }, "empty"],
  ["1,025 above buttons", { type: "interactive", text: "x".repeat(1025), buttons: [] }, "text-too-long"],
  ["a caption of 1,024", { type: "image", mediaId: "1", caption: "x".repeat(1024) }, null],
  ["a caption of 1,025", { type: "video", mediaId: "1", caption: "x".repeat(1025) }, "caption-too-long"],
];

test.each(tooLong)("%s", (_, content, reason) => {
  const composed = compose(content);
  expect(composed.kind === "refused" ? composed.reason : null).toBe(reason);
});

test("nobody to send to is refused", () => {
  expect(compose(text, { to: { phone: null, userId: null } })).toEqual({
    kind: "refused",
    reason: "no-recipient",
  });
});
