import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../inbound/item.ts";
import { readListed, stateOf } from "./listed.rules.ts";
import { sendComponents } from "./slots.rules.ts";
import { checkUse, partsOf, written } from "./template.rules.ts";

const body = (text: string, example: JsonObject = {}): JsonObject => ({ type: "BODY", text, example });
const here = { id: "t", name: "aviso", language: "es" };

const full: JsonObject[] = [
  { type: "HEADER", format: "TEXT", text: "Pedido {{1}}", example: { header_text: ["#12"] } },
  body("Hola {{2}}, llega el {{1}}. {{2}}: ¿está bien?", { body_text: [["lunes", "Ana"]] }),
  { type: "FOOTER", text: "Relevo Demo" },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: "Sí" },
      { type: "URL", text: "Ver", url: "https://a.example/{{1}}", example: ["https://a.example/9"] },
      { type: "COPY_CODE", text: "Copiar", example: "AB12" },
    ],
  },
];

describe("what Meta lists", () => {
  test("is read part by part, its variables in order with their examples", () => {
    expect(partsOf(full)).toMatchObject({
      header: { kind: "text", text: "Pedido {{1}}" },
      footer: "Relevo Demo",
      buttons: [
        { kind: "quick_reply", text: "Sí" },
        { kind: "url", text: "Ver" },
        { kind: "copy_code", text: "Copiar" },
      ],
      variables: [
        { place: "header", key: "1", example: "#12" },
        { place: "body", key: "1", example: "lunes" },
        { place: "body", key: "2", example: "Ana" },
        { place: "button", key: "Ver", example: "https://a.example/9" },
        { place: "button", key: "Copiar", example: "AB12" },
      ],
      sendable: true,
    });
  });

  test("named variables come as they stand, and keep their names", () => {
    const example = { body_text_named_params: [{ param_name: "dia", example: "lunes" }] };
    const { variables, slots } = partsOf([body("{{nombre}}, el {{dia}}", example)]);
    expect(variables).toEqual([
      { place: "body", key: "nombre", example: "" },
      { place: "body", key: "dia", example: "lunes" },
    ]);
    expect(sendComponents(slots, ["Ana", "lunes"], null)).toEqual([
      {
        type: "body",
        parameters: [
          { type: "text", parameter_name: "nombre", text: "Ana" },
          { type: "text", parameter_name: "dia", text: "lunes" },
        ],
      },
    ]);
  });

  test.each<[string, JsonObject[]]>([
    ["a place in the header", [{ type: "HEADER", format: "LOCATION" }, body("x")]],
    ["a carousel", [body("x"), { type: "CAROUSEL", cards: [] }]],
    ["a one-time code", [body("{{1}}"), { type: "BUTTONS", buttons: [{ type: "OTP", text: "x" }] }]],
    ["no body", [{ type: "FOOTER", text: "x" }]],
    [
      "more variables than one sending takes",
      [body(Array.from({ length: 31 }, (_, i) => `{{v${i}}}`).join(" "))],
    ],
  ])("with %s it is shown, and cannot be sent", (_, components) => {
    const parts = partsOf(components);
    expect(parts.sendable).toBe(false);
    const failures = checkUse("approved", parts, { values: parts.variables.map(() => "x"), mimeType: null });
    expect(failures.map(({ code }) => code)).toEqual(["CHANNEL_CANNOT"]);
  });

  test("whatever is listed, reading it never throws, and what is read is bounded", () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), anything, (components, entry) => {
        const listed = components.map(
          (one, i) => ({ ...one, type: i % 2 ? "BODY" : "BUTTONS" }) as JsonObject,
        );
        const { variables } = partsOf(listed);
        expect(variables.every(({ example }) => example.length <= 200)).toBe(true);
        readListed({ ...(entry as JsonObject), components: listed });
      }),
    );
  });

  test.each([
    ["no id", { id: null }],
    ["a name without end", { name: "x".repeat(513) }],
    ["no components", { components: "none" }],
    ["components without end", { components: [body("x".repeat(70_000))] }],
  ])("an entry with %s is left out", (_, wrong) => {
    const good = { id: "1", name: "aviso", language: "es", status: "APPROVED", components: [body("x")] };
    expect(readListed(good)).toMatchObject({ external: "1", state: "approved" });
    expect(readListed({ ...good, ...(wrong as JsonObject) })).toBeNull();
  });

  test.each([
    ["APPROVED", "approved"],
    ["REINSTATED", "approved"],
    ["IN_APPEAL", "pending"],
    ["REJECTED", "rejected"],
    ["PAUSED", "paused"],
    ["LIMIT_EXCEEDED", "disabled"],
    ["PENDING_DELETION", "missing"],
    ["FLAGGED", null],
    ["SOMETHING_NEW", null],
  ])("%s is %s", (word, state) => {
    expect(stateOf(word)).toBe(state);
  });
  test("a state nobody knows is not one to send", () => {
    const entry = { id: "1", name: "a", language: "es", status: "NEW", components: [body("x")] };
    expect(readListed(entry)?.state).toBe("disabled");
  });
});

describe("what it is sent with", () => {
  const image = [{ type: "HEADER", format: "IMAGE" }, body("Su cotización, {{1}}")];
  const document = [{ type: "HEADER", format: "DOCUMENT" }, body("Su cotización")];

  test.each<[string, JsonObject[], string, string[], string | null, string[]]>([
    ["all values", full, "approved", ["#1", "lunes", "Ana", "9", "C"], null, []],
    ["a value too few", full, "approved", ["#1", "lunes", "Ana", "9"], null, ["TEMPLATE_VALUES"]],
    ["a value too many", image, "approved", ["Ana", "x"], "image/png", ["TEMPLATE_VALUES"]],
    ["its picture", image, "approved", ["Ana"], "image/jpeg", []],
    ["no picture", image, "approved", ["Ana"], null, ["TEMPLATE_VALUES"]],
    ["a document for a picture", image, "approved", ["Ana"], "application/pdf", ["TEMPLATE_VALUES"]],
    ["a document", document, "approved", [], "application/pdf", []],
    [
      "a file where none goes",
      full,
      "approved",
      ["#1", "l", "A", "9", "C"],
      "image/png",
      ["TEMPLATE_VALUES"],
    ],
    ["everything wrong", image, "paused", [], null, ["TEMPLATE_NOT_APPROVED", "TEMPLATE_VALUES"]],
  ])("%s", (_, components, state, values, mimeType, codes) => {
    const failures = checkUse(state, partsOf(components), { values, mimeType });
    expect(failures.map(({ code }) => code)).toEqual(codes);
  });

  test("becomes the text a person reads, and the parameters the channel takes", () => {
    const parts = partsOf(full);
    const values = ["#12", "el\nlunes", "Ana", "9?x=1", "AB12"];
    const { text, data } = written(here, parts, values);
    expect(text).toBe("Hola Ana, llega el el lunes. Ana: ¿está bien?");
    expect(data).toEqual({
      template: "t",
      name: "aviso",
      language: "es",
      values: ["#12", "el lunes", "Ana", "9?x=1", "AB12"],
      header: { kind: "text", text: "Pedido #12" },
      footer: "Relevo Demo",
      buttons: ["Sí", "Ver", "Copiar"],
    });
    expect(sendComponents(parts.slots, data.values, null)).toEqual([
      { type: "header", parameters: [{ type: "text", text: "#12" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "el lunes" },
          { type: "text", text: "Ana" },
        ],
      },
      { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "9?x=1" }] },
      {
        type: "button",
        sub_type: "copy_code",
        index: "2",
        parameters: [{ type: "coupon_code", coupon_code: "AB12" }],
      },
    ]);
  });

  test("a value that looks like a variable stays what it is", () => {
    const { text } = written(here, partsOf([body("{{1}} y {{2}}")]), ["{{2}}", "$&"]);
    expect(text).toBe("{{2}} y $&");
  });

  test("a header's document keeps its name", () => {
    expect(sendComponents([], [], { kind: "document", mediaId: "7", fileName: "a.pdf" })).toEqual([
      { type: "header", parameters: [{ type: "document", document: { id: "7", filename: "a.pdf" } }] },
    ]);
  });
});
