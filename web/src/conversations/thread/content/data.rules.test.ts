import { describe, expect, test } from "vitest";
import {
  channelType,
  mapAddress,
  readCards,
  readChoice,
  readOffered,
  readOrder,
  readPlace,
  readTemplate,
} from "./data.rules.ts";

describe("what a channel sent along, read with care", () => {
  test("a place, with or without a name", () => {
    const place = readPlace({ latitude: -33.4, longitude: -70.6, name: "", address: "Calle 1" });
    expect(place).toEqual({ latitude: -33.4, longitude: -70.6, name: null, address: "Calle 1" });
    expect(mapAddress({ latitude: -33.4, longitude: -70.6, name: null, address: null })).toBe(
      "https://www.openstreetmap.org/?mlat=-33.4&mlon=-70.6#map=16/-33.4/-70.6",
    );
  });
  test("cards, of which one may lack everything", () => {
    const data = {
      cards: [{ name: "Rosa", phones: [{ number: "+56 9" }, { number: null }], emails: ["a@b"] }, 7],
    };
    expect(readCards(data)).toEqual([
      { name: "Rosa", company: null, phones: ["+56 9"], emails: ["a@b"] },
      { name: null, company: null, phones: [], emails: [] },
    ]);
  });
  test("an order", () => {
    const items = [{ productId: "p", quantity: "2", price: "9.5", currency: "ARS" }, {}];
    expect(readOrder({ items })).toEqual([
      { product: "p", quantity: "2", price: "9.5", currency: "ARS" },
      { product: "?", quantity: "1", price: null, currency: null },
    ]);
  });
  test("the answers a question offered", () => {
    const choices = [{ id: "choice-1", title: "Ventas" }, { title: 7 }, "x", null];
    expect(readOffered({ choices })).toEqual(["Ventas"]);
    expect(readOffered(null)).toEqual([]);
  });
  test("a form's answers, without the channel's own token", () => {
    const answers = { comuna: "Ñuñoa", flow_token: "x", deep: { a: 1 }, n: 3 };
    expect(readChoice({ kind: "form", answers })).toEqual({
      form: true,
      description: null,
      answers: [
        { name: "comuna", value: "Ñuñoa" },
        { name: "n", value: "3" },
      ],
    });
  });
  test.each([null, {}, { type: "" }, { type: "unsupported" }, { type: "<b>" }])(
    "%j names no type",
    (data) => {
      expect(channelType(data)).toBeUndefined();
    },
  );
  test("a template, with what it lacks left out", () => {
    const sent = {
      template: "t",
      name: "seguimiento",
      language: "es",
      values: ["Ana"],
      header: { kind: "text", text: "Su pedido" },
      footer: "Gracias",
      buttons: ["Sí", "", 3, "No"],
    };
    expect(readTemplate(sent)).toEqual({
      name: "seguimiento",
      header: "Su pedido",
      footer: "Gracias",
      buttons: ["Sí", "No"],
    });
    expect(readTemplate({ header: { kind: "image" }, footer: null })).toEqual({
      name: null,
      header: null,
      footer: null,
      buttons: [],
    });
  });
  test("nothing of nothing", () => {
    expect([readPlace(null), readCards(null), readOrder({ items: "x" }), readChoice(null).answers]).toEqual([
      undefined,
      [],
      [],
      [],
    ]);
    expect(channelType({ type: "poll" })).toBe("poll");
  });
});
