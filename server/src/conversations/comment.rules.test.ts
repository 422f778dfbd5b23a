import { commentWords } from "@relevo/contract/comment-presets.ts";
import type { CommentChip } from "@relevo/contract/messages.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkComment, dueBefore, isThin, isWritten } from "./comment.rules.ts";

const now = new Date("2026-03-12T15:00:00Z");
const chip: CommentChip = { trigger: "unusual" };
const codes = (text: string, chips: readonly CommentChip[] = [chip], author = "Ana Pérez") =>
  checkComment({ text, chips }, author, now).map(({ code }) => code);

/** The guide's own examples, word for word. */
const guide = [
  "No se logró identificar documento completo del cliente. Se solicitó nombre completo, número de contacto y correo, enviado por WhatsApp. Pendiente respuesta para completar contacto en CRM.",
  "Cliente respondió por WhatsApp aclarando dudas de precio. Se explicó condición y se validó interés. Comentario agregado para cierre de conversación en CRM.",
  "Solicitud tecnica enviada fuera de horario. Se escaló a soporte y se etiquetó responsable. Pendiente respuesta de Soporte Técnico.",
  "Cliente contactado via WhatsApp el 12/03, se explico proceso y quedo resuelto. Cierre autorizado.",
];

describe("the minimum of a comment", () => {
  test.each(guide)("S1-29: the guide's example is accepted whole: %s", (text) => {
    expect(codes(text)).toEqual([]);
    expect(codes(`${text}\n\nSaludos,\nAna Pérez`)).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["white space", " \n\t \u00a0 "],
    ["characters without a shape", "\u200b\u200d\ufeff\u2060\u00ad\u3164\u2800"],
    ["one character", "."],
    ["ok", "ok"],
    ["a signature", "Ana Pérez"],
    ["a signature with a farewell", "Saludos cordiales,\nAna Pérez\nAtentamente"],
    ["one long word", "resueltoresueltoresueltoresuelto"],
    ["the same word again and again", "listo listo listo listo listo listo"],
    ["digits and signs", "12345 67890 12345 !!! ??? ---- 99999"],
    ["headings alone", commentWords.es.headings.join("\n")],
    ["headings with a dot each", commentWords.es.headings.map((heading) => `${heading} .`).join("\n")],
  ])("S1-29: %s is too thin", (_name, text) => {
    expect(codes(text)).toEqual(["COMMENT_TOO_THIN"]);
  });

  test("S1-30: the structure's headings are left out of account, what stands behind them counts", () => {
    const [context, done] = commentWords.es.headings;
    expect(codes(`${context} pide factura\n${done} se envió de nuevo al correo que indicó`)).toEqual([]);
  });

  const presets = Object.entries(commentWords).flatMap(([language, { presets }]) =>
    Object.entries(presets).map(([name, text]) => [language, name, text] as const),
  );
  test.each(presets)(
    "S1-32: %s, %s: the preset untouched is too thin, edited it is accepted",
    (_l, _n, preset) => {
      const filled = preset
        .replace("{channel}", "por WhatsApp directo")
        .replace("{date}", "12 de marzo de 2026, 10:00");
      for (const text of [
        preset,
        filled,
        `  ${filled.toUpperCase()} `,
        filled.replaceAll("…", "___"),
        filled.replaceAll("…", ""),
      ])
        expect(codes(text), text).toEqual(["COMMENT_TOO_THIN"]);
      expect(codes(filled.replaceAll("…", "el plazo de entrega"))).toEqual([]);
    },
  );

  test("S1-37: the external preset has room for channel and date, tells what was explained and the result, and authorises", () => {
    for (const { presets } of Object.values(commentWords)) {
      expect(presets.external).toContain("{channel}");
      expect(presets.external).toContain("{date}");
      expect(presets.external.match(/…/g)).toHaveLength(2);
    }
    expect(commentWords.es.presets.external).toMatch(/Se explicó .*Resultado: .*Cierre autorizado\.$/);
  });

  test("without a chip a comment may be as short as people write", () => {
    expect(codes("ojo", [])).toEqual([]);
  });

  test("S1-29: however an author's name, farewells and marks are mixed, they never make a comment", () => {
    const piece = fc.constantFrom(
      "Ana",
      "Pérez",
      "Saludos",
      "atentamente",
      "gracias",
      ".",
      "—",
      "\n",
      "🙏",
      "12/03",
      "\u200b",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => isThin(pieces.join(" "), "Ana Pérez")),
    );
  });
});

describe("S1-31: each chip with its datum", () => {
  const text = guide[0] ?? "";
  const past = "2026-03-12T14:00:00Z";
  test.each<[string, CommentChip, string[]]>([
    ["external, whole", { trigger: "external", channel: "phone", at: past }, []],
    ["external without channel", { trigger: "external", at: past }, ["channel"]],
    ["external without date", { trigger: "external", channel: "phone" }, ["at"]],
    ["external with nothing", { trigger: "external" }, ["channel", "at"]],
    ["external in the future", { trigger: "external", channel: "phone", at: "2026-03-12T15:00:01Z" }, ["at"]],
    ["missing data, named", { trigger: "missing_data", missing: "correo" }, []],
    ["missing data, unnamed", { trigger: "missing_data" }, ["missing"]],
    ["missing data, blank", { trigger: "missing_data", missing: "\u200b" }, ["missing"]],
    ["handover with next step", { trigger: "handover", next: "revisar equipo" }, []],
    ["handover without", { trigger: "handover", next: "" }, ["next"]],
    ["unusual has none", { trigger: "unusual" }, []],
  ])("%s", (_name, one, lacking) => {
    expect(checkComment({ text, chips: [one] }, "Ana", now)).toEqual(
      lacking.map((datum) => ({ code: "DATUM_REQUIRED", data: { trigger: one.trigger, datum } })),
    );
  });
  test("all that is wrong is told at once", () => {
    expect(codes("ok", [{ trigger: "external" }, { trigger: "handover" }])).toEqual([
      "DATUM_REQUIRED",
      "DATUM_REQUIRED",
      "DATUM_REQUIRED",
      "COMMENT_TOO_THIN",
    ]);
  });
});

describe("what is due before moving or handing on", () => {
  const policy = { commentTriggers: ["external", "unusual", "handover"] as const };
  const due = (act: "move" | "transfer", facts: Partial<Parameters<typeof dueBefore>[1]>) =>
    dueBefore(act, {
      policy: { commentTriggers: [...policy.commentTriggers] },
      flags: [],
      answered: [],
      workedByPerson: false,
      ...facts,
    }).map(({ data }) => data?.trigger);
  test.each([
    ["a triage move", "move", {}, []],
    ["a worked one that is moved", "move", { workedByPerson: true }, []],
    ["an untouched one that is handed on", "transfer", {}, []],
    ["a worked one that is handed on", "transfer", { workedByPerson: true }, ["handover"]],
    ["with the comment in the same act", "transfer", { workedByPerson: true, answered: ["handover"] }, []],
    ["flagged, moved", "move", { flags: ["unusual"] }, ["unusual"]],
    ["flagged, told in the act", "move", { flags: ["unusual"], answered: ["unusual"] }, []],
    ["a flag the inbox does not ask for", "move", { flags: ["missing_data"] }, []],
    ["both", "transfer", { flags: ["external"], workedByPerson: true }, ["external", "handover"]],
  ] as const)("S1-25, S1-27: %s", (_name, act, facts, triggers) => {
    expect(due(act, facts as Partial<Parameters<typeof dueBefore>[1]>)).toEqual(triggers);
  });
});

test("what can be seen is written; an emoji alone is", () => {
  expect(["a", "👍", ".", "ñ"].map(isWritten)).toEqual([true, true, true, true]);
  expect(["", " ", "\u200b", "\u2800\u3164"].map(isWritten)).toEqual([false, false, false, false]);
});
