import { describe, expect, test } from "vitest";
import { type Draft, emptied, isEmpty, isSendable, noDrafts, readDrafts } from "./draft.rules.ts";

const draft: Draft = {
  text: "Hola @Ana",
  files: [{ id: "f", name: "a.pdf", mimeType: "application/pdf", size: 3, state: "ready" }],
  mentions: [{ id: "ana", name: "Ana" }],
  quote: { id: "m", author: "Diego", text: "¿precio?" },
  chips: [
    { trigger: "external", channel: "phone", at: "2026-11-21T11:00:00.000Z" },
    { trigger: "missing_data", missing: "correo" },
    { trigger: "handover", next: "llamar" },
    { trigger: "unusual" },
  ],
  since: "2026-11-21T12:00:00.000Z",
};

describe("what is stored comes back", () => {
  test("both kinds, with what goes with them", () => {
    const stored = { "me c1": { mode: "comment", reply: draft, comment: { ...draft, text: "nota" } } };
    expect(readDrafts(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  test.each([
    undefined,
    null,
    "text",
    7,
    [],
    { c1: null },
    { c1: { reply: "x", comment: [] } },
    { c1: { reply: { text: 5, files: "no", mentions: [{}], quote: { id: "m" } } } },
    { c1: noDrafts },
    { c1: { comment: { chips: [{ trigger: "drop table" }, 7, null] } } },
  ])("of %j nothing is left", (raw) => {
    expect(readDrafts(raw)).toEqual({});
  });

  test("a broken file or name is left out, the rest stays", () => {
    const reply = { ...draft, files: [{ id: 1 }, ...draft.files], mentions: [null, ...draft.mentions] };
    expect(readDrafts({ c1: { reply } })).toEqual({
      c1: { mode: "reply", reply: draft, comment: noDrafts.comment },
    });
  });
});

describe("what there is", () => {
  test("spaces are kept but not sent; a file alone may go", () => {
    expect(isEmpty({ ...noDrafts.reply, text: " " })).toBe(false);
    expect(isSendable({ ...noDrafts.reply, text: " \n" })).toBe(false);
    expect(isSendable({ ...noDrafts.reply, files: draft.files })).toBe(true);
  });
  test("sending one kind leaves the other", () => {
    const both = { mode: "reply" as const, reply: draft, comment: draft };
    expect(emptied(both, "reply")).toEqual({ ...both, reply: noDrafts.reply });
  });
});
