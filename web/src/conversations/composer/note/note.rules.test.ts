import { commentWords } from "@relevo/contract/comment-presets.ts";
import { describe, expect, test } from "vitest";
import {
  chipFor,
  emptyNote,
  naming,
  placeNote,
  withChip,
  withHeading,
  withoutChip,
  withPreset,
} from "./note.rules.ts";

const now = "2026-11-21T12:00:00.000Z";
const { headings, presets } = commentWords.es;

describe("chips", () => {
  test("S1-37: contact outside begins with its channel and now; the others ask for their datum", () => {
    expect(chipFor("external", now)).toEqual({ trigger: "external", channel: "phone", at: now });
    expect(chipFor("handover", now)).toEqual({ trigger: "handover" });
  });
  test("one of each; what was filled in stays", () => {
    const filled = [{ trigger: "handover", next: "llamar" }] as const;
    expect(withChip(filled, "handover", now)).toBe(filled);
    expect(withChip(filled, "unusual", now)).toEqual([...filled, { trigger: "unusual" }]);
    expect(withoutChip(filled, "handover")).toEqual([]);
  });
});

describe("what helps to write", () => {
  test("S1-30: one key inserts the headings, one after the other, and then no more", () => {
    const all = headings.reduce((text) => withHeading(text, headings), "");
    expect(all).toBe(`${headings.join("\n")} `);
    expect(withHeading(all, headings)).toBe(all);
    expect(withHeading("Ya hablé con él.", headings)).toBe("Ya hablé con él.\nContexto: ");
    expect(withHeading("Contexto: pide precio", headings)).toBe(`Contexto: pide precio\n${headings[1]} `);
  });
  test("S1-32, S1-37: a model goes behind what is written, its channel and date filled in", () => {
    const filled = { channel: "por llamada", date: "21 nov 2026" };
    expect(withPreset("", presets.external, filled)).toContain("contactado por llamada el 21 nov 2026.");
    expect(withPreset("Hola ", presets.handover, filled)).toBe(`Hola\n${presets.handover}`);
    for (const preset of Object.values(presets)) expect(withPreset("", preset, filled)).not.toMatch(/[{}]/);
  });
  test("who it is escalated to is named, once", () => {
    expect(naming(emptyNote.text, "Bruno")).toBe("@Bruno ");
    expect(naming("Mira esto, @Bruno", "Bruno")).toBe("Mira esto, @Bruno");
  });
});

test("a refusal is placed at the text, at its chips, at what is due; the rest is the act's", () => {
  expect(
    placeNote([
      { code: "COMMENT_TOO_THIN" },
      { code: "DATUM_REQUIRED", data: { trigger: "external", datum: "at" } },
      { code: "COMMENT_REQUIRED", data: { trigger: "handover" } },
      { code: "DATUM_REQUIRED", data: { trigger: "unheard_of" } },
      { code: "TARGET_SELF" },
    ]),
  ).toEqual({ thin: true, lacking: ["external"], due: ["handover"], rest: [{ code: "TARGET_SELF" }] });
});
