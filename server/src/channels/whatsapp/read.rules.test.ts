import { describe, expect, test } from "vitest";
import * as build from "../../../test/emulators/graph/builders.ts";
import * as canonical from "../../../test/emulators/graph/canonical.ts";
import { metaJson } from "../../../test/emulators/graph/escape.ts";
import type { InboundItem } from "../inbound/item.ts";
import { readFragment } from "./read.rules.ts";
import { splitWebhook } from "./split.rules.ts";

const arrivedAt = new Date("2026-11-22T10:00:00Z");
const at = new Date("2026-11-21T18:29:06Z");
const { sheena } = build;

/** As it would come: escaped, split, stored and taken out again. */
function readAll(webhook: unknown): InboundItem[] {
  const { fragments } = splitWebhook(Buffer.from(metaJson(webhook)), arrivedAt);
  return fragments.map(({ body }) => readFragment(JSON.parse(JSON.stringify(body))));
}
const read = (update: build.Update) => readAll(build.webhook([update]))[0];
const message = (type: string, part: unknown, extra: build.Part = {}) =>
  read(build.message(sheena, type, part, { id: "wamid.X", at, extra }));

const user = { kind: "whatsapp-user", value: "US.13491208655302741918" };
const phone = { kind: "phone", value: "+16505551234" };
const none = { text: null, media: null, data: null };

describe("the canonical examples", () => {
  test("a text from somebody whose phone is withheld", () => {
    expect(readAll(canonical.textWithoutPhone)).toEqual([
      {
        kind: "message",
        externalId: "wamid.A1",
        at,
        direction: "in",
        contact: { identities: [user], name: "Sheena", username: "@sheena", mail: null },
        content: { ...none, type: "text", text: "Hallo 😀 a@b.ee 50% </b>" },
        replyTo: null,
        forwarded: false,
        referral: null,
      },
    ]);
  });

  test("a status that failed because the window is closed", () => {
    expect(readAll(canonical.failedStatus)).toEqual([
      {
        kind: "status",
        at: new Date("2026-11-21T18:29:10Z"),
        target: "wamid.B2",
        ref: null,
        status: "failed",
        recipient: { identities: [phone], name: null, username: null, mail: null },
        error: { code: 131047, title: "Re-engagement message", detail: expect.stringContaining("24 hours") },
      },
    ]);
  });

  test("a status with profile and price", () => {
    const recipient = { identities: [user, phone], name: "Sheena", username: null, mail: null };
    expect(readAll(canonical.deliveredStatus)).toMatchObject([
      { status: "delivered", recipient, error: null },
    ]);
  });

  test("a person with a new user id", () => {
    expect(readAll(canonical.changedUserId)).toEqual([
      {
        kind: "identity",
        externalId: "wamid.C4",
        at: new Date("2026-11-21T18:29:20Z"),
        contact: { identities: [user], name: null, username: null, mail: null },
        next: [{ kind: "whatsapp-user", value: "US.9" }],
        reason: "user-id",
        text: "…",
      },
    ]);
  });

  test("S1-63: what was written on the company's phone belongs to the customer's conversation", () => {
    expect(readAll(canonical.echoFromPhone)).toMatchObject([
      {
        kind: "message",
        externalId: "wamid.D5",
        direction: "echo",
        contact: { identities: [user, phone], name: null },
        content: { type: "text", text: "from the phone" },
      },
    ]);
  });
});

const bytes = { id: "77", mime_type: "image/jpeg", sha256: "c2hh" };
const file = {
  id: "77",
  url: null,
  mimeType: "image/jpeg",
  sha256: "c2hh",
  fileName: null,
  voice: false,
  animated: false,
};

const contents: [string, string, unknown, object][] = [
  ["text", "text", { body: "hi" }, { text: "hi" }],
  ["an empty text", "text", { body: "" }, { text: "" }],
  ["image", "image", { ...bytes, caption: "look" }, { text: "look", media: file }],
  [
    "image with address",
    "image",
    { ...bytes, url: "https://l.fbsbx.com/x" },
    { media: { ...file, url: "https://l.fbsbx.com/x" } },
  ],
  ["video", "video", { ...bytes, mime_type: "video/mp4" }, { media: { ...file, mimeType: "video/mp4" } }],
  [
    "voice message",
    "audio",
    { ...bytes, mime_type: "audio/ogg; codecs=opus", voice: true },
    { media: { ...file, mimeType: "audio/ogg; codecs=opus", voice: true } },
  ],
  [
    "document with a hostile name",
    "document",
    { ...bytes, filename: "../../a<b>.pdf" },
    { media: { ...file, fileName: "../../a<b>.pdf" } },
  ],
  [
    "media without type or hash",
    "document",
    { id: 77 },
    { media: { ...file, mimeType: "application/octet-stream", sha256: null } },
  ],
  ["sticker", "sticker", { ...bytes, animated: true }, { media: { ...file, animated: true } }],
  [
    "location",
    "location",
    { latitude: -34.6, longitude: -58.4, name: "Obelisco", address: "Av. 9 de Julio" },
    {
      text: "Obelisco",
      data: { latitude: -34.6, longitude: -58.4, name: "Obelisco", address: "Av. 9 de Julio", url: null },
    },
  ],
  [
    "tap on a button",
    "interactive",
    { type: "button_reply", button_reply: { id: "yes", title: "Sí" } },
    { type: "choice", text: "Sí", data: { kind: "button", id: "yes", description: null } },
  ],
  [
    "tap on a list",
    "interactive",
    { type: "list_reply", list_reply: { id: "r1", title: "Ventas", description: "9–18" } },
    { type: "choice", text: "Ventas", data: { kind: "list", id: "r1", description: "9–18" } },
  ],
  [
    "form, with a null byte inside the inner JSON",
    "interactive",
    {
      type: "nfm_reply",
      nfm_reply: { name: "flow", body: "Sent", response_json: String.raw`{"a":"\u0000"}` },
    },
    { type: "choice", text: "Sent", data: { kind: "form", name: "flow", answers: { a: "\uFFFD" } } },
  ],
  [
    "form with broken answers",
    "interactive",
    { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: "{" } },
    { type: "choice", text: "Sent", data: { kind: "form", name: "flow", answers: "{" } },
  ],
  [
    "tap on a template's button",
    "button",
    { payload: "stop", text: "Parar" },
    { type: "choice", text: "Parar", data: { kind: "quick-reply", id: "stop", description: null } },
  ],
  [
    "order",
    "order",
    {
      catalog_id: "c",
      text: "please",
      product_items: [{ product_retailer_id: "p", quantity: 2, item_price: 9.5, currency: "ARS" }],
    },
    {
      text: "please",
      data: { catalogId: "c", items: [{ productId: "p", quantity: "2", price: "9.5", currency: "ARS" }] },
    },
  ],
  [
    "an unknown system message",
    "system",
    { body: "joined by link", type: "something_new" },
    { text: "joined by link", data: { body: "joined by link", type: "something_new" } },
  ],
];

describe("the types of messages", () => {
  test.each(contents)("%s", (_, type, part, content) => {
    expect(message(type, part)).toMatchObject({ kind: "message", externalId: "wamid.X", at });
    expect(message(type, part)).toHaveProperty("content", { ...none, type, ...content });
  });

  test("contacts, of which a card may lack its name", () => {
    const ana = {
      name: { formatted_name: "Ana Pérez" },
      phones: [{ phone: "+54 11 2345-6789", wa_id: "5491123456789" }],
      emails: [{ email: "ana@example.com" }],
      org: { company: "Acme" },
    };
    const nameless = { phones: [{ phone: "+55 31 8765-4321" }], vcard: "BEGIN:VCARD" };
    expect(message("contacts", [ana, nameless], { origin: "contact_request" })).toHaveProperty("content", {
      ...none,
      type: "contacts",
      text: "Ana Pérez, +55 31 8765-4321",
      data: {
        origin: "contact_request",
        cards: [
          {
            name: "Ana Pérez",
            phones: [{ number: "+54 11 2345-6789", whatsapp: "5491123456789" }],
            emails: ["ana@example.com"],
            company: "Acme",
            original: ana,
          },
          {
            name: null,
            phones: [{ number: "+55 31 8765-4321", whatsapp: null }],
            emails: [],
            company: null,
            original: nameless,
          },
        ],
      },
    });
  });

  test.each<[string, string, unknown]>([
    ["a type nobody knows", "hologram", { id: "1" }],
    ["a type named like a property", "constructor", {}],
    ["what Meta calls unsupported", "unsupported", { type: "poll" }],
    ["an image without id", "image", { caption: "look" }],
    ["a text without body", "text", {}],
    ["a location without place", "location", { name: "here" }],
    ["no cards", "contacts", []],
    ["an unknown interaction", "interactive", { type: "call_permission_reply", call_permission_reply: {} }],
    ["a reaction to nothing", "reaction", { emoji: "👍" }],
    ["an edit of nothing", "edit", { message: { type: "text" } }],
    ["a revoke of nothing", "revoke", {}],
  ])("%s is kept as unsupported with its original", (_, type, part) => {
    const errors = [{ code: 131051 }];
    const item = message(type, part, { errors });
    expect(item).toMatchObject({
      kind: "message",
      content: { type: "unsupported", text: null, media: null },
    });
    expect(item).toHaveProperty(
      "content.data",
      expect.objectContaining({ id: "wamid.X", type, [type]: part, errors }),
    );
  });

  test("a message without type, and one whose part is missing", () => {
    const bare = { list: "messages", update: { id: "a", from: "16505551234" }, profile: null } as const;
    expect(read(bare)).toMatchObject({ kind: "message", at: arrivedAt, content: { type: "unsupported" } });
    expect(message("image", undefined)).toMatchObject({ content: { type: "unsupported" } });
  });
});

describe("what rides on a message", () => {
  test("the message quoted", () => {
    expect(read(build.textMessage(sheena, "yes", { replyTo: "wamid.Q" }))).toMatchObject({
      replyTo: "wamid.Q",
    });
  });

  test.each(["forwarded", "frequently_forwarded"])("%s", (name) => {
    const item = message("text", { body: "x" }, { context: { [name]: true } });
    expect(item).toMatchObject({ forwarded: true, replyTo: null });
  });

  test("the advertisement, the product and the group", () => {
    const referral = { source_type: "ad", headline: "Sale", ctwa_clid: "x" };
    const context = { id: "wamid.Q", referred_product: { catalog_id: "c", product_retailer_id: "p" } };
    expect(message("text", { body: "x" }, { referral, context, group_id: "g" })).toMatchObject({
      referral,
      replyTo: "wamid.Q",
      content: {
        type: "text",
        text: "x",
        data: { product: { catalogId: "c", productId: "p" }, groupId: "g" },
      },
    });
  });

  test.each([
    ["an emoji", "👍", "👍"],
    ["an empty one", "", null],
    ["none", undefined, null],
  ])("a reaction with %s", (_, emoji, expected) => {
    const item = read(build.reaction(sheena, "wamid.T", emoji, { id: "wamid.R" }));
    expect(item).toMatchObject({
      kind: "reaction",
      externalId: "wamid.R",
      direction: "in",
      target: "wamid.T",
      emoji: expected,
    });
  });

  test("S1-63: a reaction made on the company's phone is not the customer's", () => {
    const item = read(build.echo(sheena, "reaction", { message_id: "wamid.T", emoji: "👍" }));
    expect(item).toMatchObject({
      kind: "reaction",
      direction: "echo",
      contact: { identities: [user, phone] },
    });
  });

  test("an edit brings the new content, a revoke its target", () => {
    const edit = read(build.editMessage(sheena, "wamid.T", "better"));
    expect(edit).toMatchObject({
      kind: "edit",
      target: "wamid.T",
      content: { type: "text", text: "better" },
    });
    expect(read(build.revokeMessage(sheena, "wamid.T"))).toMatchObject({
      kind: "revoke",
      target: "wamid.T",
      direction: "in",
    });
  });
});

describe("who it is", () => {
  const identities = (part: build.Part, profile: build.Part | null = null) => {
    const update = { id: "a", type: "text", text: { body: "x" }, timestamp: "1795285746", ...part };
    const item = read({ list: "messages", update, profile });
    return item && "contact" in item ? item.contact.identities : null;
  };
  const parent = { kind: "whatsapp-parent", value: "US.ENT.1181" };

  test("strongest first, from message and profile together", () => {
    const profile = { user_id: user.value, parent_user_id: parent.value, wa_id: "16505551234" };
    expect(identities({ from: "16505551234" }, profile)).toEqual([user, parent, phone]);
    expect(identities({ from_parent_user_id: parent.value, from_user_id: user.value })).toEqual([
      user,
      parent,
    ]);
  });

  test.each<[string, build.Part, object[]]>([
    ["a phone alone", { from: "16505551234" }, [phone]],
    ["Meta's own slip in a sample", { from_user_id: "uUS.13491208655302741918" }, [user]],
    ["a user id in the phone's place", { from: "US.13491208655302741918" }, [user]],
    ["a parent id in the phone's place", { from: "US.ENT.1181" }, [parent]],
    ["a phone that is none beside a user id", { from: "1650***1234", from_user_id: user.value }, [user]],
    ["empty text", { from: "", from_user_id: user.value }, [user]],
  ])("%s", (_, part, expected) => {
    expect(identities(part)).toEqual(expected);
  });

  test("a new number moves phone and user id", () => {
    const next = { phone: "16505559999", userId: "US.9" };
    expect(read(build.changedNumber(sheena, next))).toMatchObject({
      kind: "identity",
      reason: "number",
      contact: { identities: [user, phone] },
      next: [
        { kind: "whatsapp-user", value: "US.9" },
        { kind: "phone", value: "+16505559999" },
      ],
    });
  });

  test("a new number told before user ids: the sender is the old one", () => {
    const item = message("system", { type: "user_changed_number", wa_id: "16505559999", body: "x" });
    expect(item).toMatchObject({ contact: { identities: [user, phone] }, next: [{ value: "+16505559999" }] });
  });

  test("a new device key moves nothing", () => {
    const identity = { acknowledged: false, hash: "h" };
    const item = message("system", { type: "customer_identity_changed", body: "changed", identity });
    expect(item).toMatchObject({
      kind: "identity",
      reason: "key",
      next: [],
      contact: { identities: [user, phone] },
    });
  });

  test("a new user id that does not say whose is only a system message", () => {
    const update = {
      id: "a",
      type: "system",
      from_user_id: "US.9",
      system: { type: "user_changed_user_id", user_id: "US.9" },
    };
    const item = read({ list: "messages", update, profile: null });
    expect(item).toMatchObject({ kind: "message", content: { type: "system" } });
  });
});

describe("statuses", () => {
  const ref = "01990000-0000-7000-8000-00000000000a";

  test.each(["sent", "delivered", "read", "played", "failed"])("%s, with our own id", (status) => {
    const item = read(build.status(sheena, { id: "wamid.S", status, at, ref }));
    expect(item).toMatchObject({ kind: "status", status, target: "wamid.S", at, ref, error: null });
  });

  test.each(["msg_01", "", "x".repeat(500), `${ref}0`, `0${ref}`])(
    "foreign callback data %j is no id of ours",
    (other) => {
      expect(read(build.status(sheena, { id: "a", status: "sent", ref: other }))).toMatchObject({
        ref: null,
      });
    },
  );

  test("one without any recipient still says what became of the message", () => {
    expect(read(build.status({}, { id: "a", status: "read" }))).toMatchObject({
      target: "a",
      recipient: { identities: [] },
    });
  });

  test("an error without numeric code", () => {
    const update = { id: "a", status: "failed", errors: [{ code: "x", message: "broken" }] };
    const error = { code: -1, title: "broken", detail: "broken" };
    expect(read({ list: "statuses", update, profile: null })).toMatchObject({ error });
  });

  test("a status we have no word for is kept as a notice", () => {
    const item = read(build.status(sheena, { id: "a", status: "warning" }));
    expect(item).toMatchObject({ kind: "notice", externalId: "s:a:warning", data: { status: "warning" } });
  });
});

test("what concerns the account is a notice with its field, key and time", () => {
  const [item] = readAll(
    build.accountWebhook("message_template_status_update", { event: "PAUSED" }, 1795285746),
  );
  expect(item).toEqual({
    kind: "notice",
    externalId: expect.stringMatching(/^n:[\w-]{43}$/),
    at,
    field: "message_template_status_update",
    data: { event: "PAUSED" },
  });
});
