import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as build from "../../../test/emulators/graph/builders.ts";
import * as canonical from "../../../test/emulators/graph/canonical.ts";
import { shuffled } from "../../../test/emulators/graph/disorder.ts";
import { metaJson } from "../../../test/emulators/graph/escape.ts";
import { readFragment } from "./read.rules.ts";
import { splitWebhook } from "./split.rules.ts";

const arrivedAt = new Date("2026-11-22T10:00:00Z");
const { sheena, line } = build;
const split = (webhook: unknown, at = arrivedAt) => splitWebhook(Buffer.from(metaJson(webhook)), at);
const keys = (webhook: unknown) => split(webhook).fragments.map(({ externalId }) => externalId);
const errors = (webhook: unknown) =>
  split(webhook).faults.map(({ error, body }) => `${body.pointer}: ${error}`);
const value = (part: object) => ({
  object: "whatsapp_business_account",
  entry: [
    { id: "1", changes: [{ field: "messages", value: { metadata: { phone_number_id: "2" }, ...part } }] },
  ],
});

describe("every piece counts", () => {
  test.each([
    ["a message", canonical.textWithoutPhone, "m:wamid.A1"],
    ["a failed status", canonical.failedStatus, "s:wamid.B2:failed"],
    ["a delivered status", canonical.deliveredStatus, "s:wamid.B3:delivered"],
    ["a system message", canonical.changedUserId, "m:wamid.C4"],
    ["S1-63: an echo", canonical.echoFromPhone, "e:wamid.D5"],
  ])("%s has its number and key", (_, webhook, externalId) => {
    const { fragments, faults } = split(webhook);
    expect(faults).toEqual([]);
    expect(fragments).toMatchObject([{ number: "106540352242922", externalId }]);
    expect(fragments[0]?.body).toMatchObject({ number: "106540352242922", waba: "102290129340398" });
  });

  test("of two entries, two fields, messages, statuses and echoes", () => {
    const other = { ...line, waba: "9", numberId: "99" };
    const first = build.webhook([
      build.textMessage(sheena, "1", { id: "a" }),
      build.textMessage(sheena, "2", { id: "b" }),
      build.status(sheena, { id: "c", status: "sent" }),
      build.status(sheena, { id: "c", status: "read" }),
      build.echo(sheena, "text", { body: "3" }, { id: "d" }),
    ]);
    const joined = build.joined(first, build.webhook([build.textMessage(sheena, "4", { id: "e" })], other));
    expect(split(joined).fragments.map(({ number, externalId }) => `${number} ${externalId}`)).toEqual([
      `${line.numberId} m:a`,
      `${line.numberId} m:b`,
      `${line.numberId} s:c:sent`,
      `${line.numberId} s:c:read`,
      `${line.numberId} e:d`,
      "99 m:e",
    ]);
  });

  test("a status per participant of a group has a key of its own", () => {
    const status = { id: "a", status: "read", timestamp: "1795285751", recipient_type: "group" };
    const statuses = [
      { ...status, recipient_participant_id: "16505551234" },
      { ...status, recipient_participant_id: "16505559999" },
    ];
    expect(keys(value({ statuses }))).toEqual(["s:a:read:16505551234", "s:a:read:16505559999"]);
  });

  test("the time is the channel's; the arrival's where it gives none that makes sense", () => {
    const at = (timestamp: unknown) =>
      split(value({ messages: [{ id: "a", from: "1650555", timestamp }] })).fragments[0]?.body.at;
    expect(at("1795285746")).toBe("2026-11-21T18:29:06.000Z");
    expect(at(1795285746)).toBe("2026-11-21T18:29:06.000Z");
    expect(at(1795285746123)).toBe("2026-11-21T18:29:06.123Z");
    for (const none of [undefined, null, "", "soon", -5, 1e300])
      expect(at(none)).toBe(arrivedAt.toISOString());
  });

  test("fields of the account, errors and unknown keys are kept as notices", () => {
    const template = build.accountWebhook(
      "message_template_status_update",
      { event: "APPROVED" },
      1795285746,
    );
    const unknown = build.accountWebhook("brand_new_field", { some: ["thing"] }, 1795285746);
    const messages = [{ id: "a", from: "16505551234", timestamp: "1795285746" }];
    const mixed = value({ messages, errors: [{ code: 130429 }], calls: [{ id: "c" }] });
    const { fragments, faults } = split(build.joined(template, unknown, mixed));
    expect(faults).toEqual([]);
    expect(fragments.map(({ body }) => body.notice)).toEqual([
      { event: "APPROVED" },
      { some: ["thing"] },
      undefined,
      { errors: [{ code: 130429 }], calls: [{ id: "c" }] },
    ]);
  });

  test("a notice repeated is the same, at another time another", () => {
    const approved = (time: number) => keys(build.accountWebhook("f", { event: "APPROVED" }, time));
    expect(approved(1795285746)).toEqual(approved(1795285746));
    expect(approved(1795285746)).not.toEqual(approved(1795285747));
    const timeless = value({ errors: [{ code: 1 }] });
    const later = split(timeless, new Date(arrivedAt.getTime() + 1));
    expect(later.fragments[0]?.externalId).not.toBe(keys(timeless)[0]);
  });
});

describe("the profile that belongs to a message", () => {
  const elena = { phone: "5531987654321", userId: "BR.7", name: "Elena" };
  const names = (webhook: unknown) =>
    split(webhook).fragments.map(({ body }) => {
      const item = readFragment(body);
      return "contact" in item ? item.contact.name : null;
    });

  test("is found by user id or phone among several", () => {
    const updates = [
      build.textMessage(elena, "1"),
      build.textMessage({ ...sheena, phone: "" }, "2"),
      build.textMessage({ phone: "16505550000", name: "Diego" }, "3"),
    ];
    expect(names(build.webhook(updates))).toEqual(["Elena", "Sheena", "Diego"]);
  });

  test("is taken when both are alone and name the person differently", () => {
    const contacts = [{ profile: { name: "Elena" }, user_id: "BR.7" }];
    const message = { id: "a", from: "5531987654321", timestamp: "1795285746" };
    expect(names(value({ contacts, messages: [message] }))).toEqual(["Elena"]);
  });

  test("is nobody else's", () => {
    const contacts = [{ profile: { name: "Elena" }, user_id: "BR.7", wa_id: "5531987654321" }];
    const message = { id: "a", from_user_id: "BR.8", timestamp: "1795285746" };
    expect(names(value({ contacts, messages: [message] }))).toEqual([null]);
    const two = [message, { ...message, id: "b", from_user_id: "BR.9" }];
    expect(names(value({ contacts: [{ profile: { name: "Elena" } }], messages: two }))).toEqual([null, null]);
  });
});

describe("what is malformed is a fault, and the good ones count", () => {
  test.each<[string, unknown, string]>([
    ["another product", { object: "page", entry: [] }, ": not a WhatsApp webhook"],
    ["no object", [], ": not a WhatsApp webhook"],
    ["null", null, ": not a WhatsApp webhook"],
    ["no entries", { object: "whatsapp_business_account" }, "/entry: not a list"],
    ["an entry that is none", { object: "whatsapp_business_account", entry: [7] }, "/entry/0: not an object"],
    [
      "no changes",
      { object: "whatsapp_business_account", entry: [{ id: "1" }] },
      "/entry/0/changes: not a list",
    ],
    [
      "a change without field",
      { object: "whatsapp_business_account", entry: [{ changes: [{ value: {} }] }] },
      "/entry/0/changes/0: no field",
    ],
    [
      "a change without value",
      { object: "whatsapp_business_account", entry: [{ changes: [{ field: "messages", value: "x" }] }] },
      "/entry/0/changes/0: no value",
    ],
    ["a value with nothing in it", value({}), "/entry/0/changes/0/value: nothing in it"],
    ["messages that are no list", value({ messages: {} }), "/entry/0/changes/0/value/messages: not a list"],
    [
      "a message that is none",
      value({ messages: ["x"] }),
      "/entry/0/changes/0/value/messages/0: not an object",
    ],
    ["no id", value({ messages: [{ from: "1650555" }] }), "/entry/0/changes/0/value/messages/0: no id"],
    [
      "an endless id",
      value({ messages: [{ id: "x".repeat(513), from: "1650555" }] }),
      "/entry/0/changes/0/value/messages/0: id longer than 512 characters",
    ],
    [
      "nobody",
      value({ messages: [{ id: "a", from: {} }] }),
      "/entry/0/changes/0/value/messages/0: no sender",
    ],
    [
      "no status",
      value({ statuses: [{ id: "a", status: "sent" }, { id: "a" }] }),
      "/entry/0/changes/0/value/statuses/1: no status",
    ],
  ])("%s", (_, webhook, error) => {
    expect(errors(webhook)).toEqual([error]);
  });

  test("one bad message between two good ones", () => {
    const good = (id: string) => ({ id, from: "16505551234", timestamp: "1795285746", type: "text" });
    const { fragments, faults } = split(
      value({ messages: [good("a"), { ...good(""), secret: 1 }, good("c")] }),
    );
    expect(fragments.map(({ externalId }) => externalId)).toEqual(["m:a", "m:c"]);
    expect(faults).toMatchObject([
      { number: "2", error: "no id", body: { fault: { secret: 1 }, number: "2" } },
    ]);
  });

  test("a parked fault is refused again, and read once it is understood", () => {
    const [fault] = split(value({ messages: [{ id: "a", timestamp: "1795285746", type: "text" }] })).faults;
    if (!fault) throw new Error("expected a fault");
    expect(() => readFragment(fault.body)).toThrow("no sender: /entry/0/changes/0/value/messages/0");
    const mended = {
      id: "a",
      timestamp: "1795285746",
      from: "16505551234",
      type: "text",
      text: { body: "hi" },
    };
    expect(readFragment({ ...fault.body, fault: mended })).toMatchObject({
      kind: "message",
      externalId: "a",
      at: new Date("2026-11-21T18:29:06Z"),
      content: { text: "hi" },
    });
    const [other] = split({ object: "page" }).faults;
    expect(() => readFragment(other?.body ?? {})).toThrow("not understood");
  });

  test("JSON cut short is one clear error without the content", () => {
    const raw = Buffer.from(metaJson(canonical.textWithoutPhone));
    for (const length of [0, 1, raw.length / 2, raw.length - 1]) {
      const cut = raw.subarray(0, length);
      expect(() => splitWebhook(cut, arrivedAt)).toThrow(`not JSON (${cut.length} bytes)`);
    }
  });

  test("bytes that are no UTF-8 do not stop it", () => {
    const raw = Buffer.from(JSON.stringify(value({ messages: [{ id: "a", from: "1650555", name: "#" }] })));
    raw[raw.indexOf("#")] = 0xff;
    expect(splitWebhook(raw, arrivedAt).fragments).toHaveLength(1);
  });
});

test("U+0000 and lone surrogates are replaced, in keys too, and the fact is kept", () => {
  const raw = Buffer.from(
    JSON.stringify(
      value({ messages: [{ id: "a\0", from: "16505551234", type: "text", text: { body: "x\0y\ud83d" } }] }),
    ),
  );
  const [fragment] = splitWebhook(raw, arrivedAt).fragments;
  expect(fragment?.externalId).toBe("m:a\uFFFD");
  expect(fragment?.body).toMatchObject({ message: { text: { body: "x\uFFFDy\uFFFD" } }, cleaned: true });
  expect(split(canonical.textWithoutPhone).fragments[0]?.body).not.toHaveProperty("cleaned");
});

test("a thousand updates in one webhook, in any order, give the same thousand", () => {
  const updates = Array.from({ length: 1000 }, (_, n) =>
    build.textMessage(sheena, `message ${n}`, { at: arrivedAt }),
  );
  const inOrder = split(build.webhook(updates)).fragments;
  const disordered = split(build.webhook(shuffled(updates, 7))).fragments;
  expect(inOrder).toHaveLength(1000);
  expect(new Set(disordered.map((one) => JSON.stringify(one)))).toEqual(
    new Set(inOrder.map((one) => JSON.stringify(one))),
  );
});

test("no JSON at all makes it throw, and nothing disappears", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), (messages, other) => {
      const { fragments, faults } = split(
        value({ messages, statuses: [other], contacts: other, errors: other }),
      );
      const given = Array.isArray(messages) ? messages.length : 1;
      expect(fragments.length + faults.length).toBe(given + 2);
      for (const { body } of fragments) readFragment(body);
    }),
  );
  fc.assert(fc.property(fc.json(), (json) => void splitWebhook(Buffer.from(json), arrivedAt)));
});
