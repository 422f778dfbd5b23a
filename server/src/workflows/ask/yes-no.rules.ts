import { plain } from "./plain.rules.ts";

/** A word for it, or an answer that begins with one: "sí, mañana". */
export function yesOrNo(said: string): "yes" | "no" | null {
  const words = plain(said.replaceAll(skinTones, "")).replaceAll(",", "");
  if (yes.has(words)) return "yes";
  if (no.has(words)) return "no";
  if (unsure.test(words)) return null;
  if (/^(no|nao)\b/.test(words)) return "no";
  return beginsWithYes.test(said) || meansYes.test(words) ? "yes" : null;
}

const skinTones = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu;
const yes = new Set([
  ...["si", "sip", "sii", "siii", "s", "ok", "okay", "okey", "dale", "claro", "claro que si", "por supuesto"],
  ...["correcto", "afirmativo", "de acuerdo", "obvio", "desde luego", "asi es", "exacto"],
  ...["sim", "claro que sim", "com certeza", "certo", "isso", "isso mesmo", "pode ser"],
  ...["yes", "y", "yep", "yeah", "yup", "sure", "of course", "correct", "right", "👍", "✅"],
]);
const no = new Set([
  ...["no", "n", "nop", "nope", "nunca", "negativo", "para nada", "claro que no", "todavia no", "aun no"],
  ...["nao", "claro que nao", "ainda nao", "de jeito nenhum", "not at all", "of course not", "not yet"],
  ...["👎", "❌"],
]);
const unsure =
  /^(no|nao) (lo )?(se|sei|sabria|entiendo|entendi|idea|estoy segur[oa]|tengo claro|tenho certeza|recuerdo|lembro)\b/;
/** Without its accent and a comma "si" is as often "if". */
const beginsWithYes = /^\s*(sí(?![\p{L}])|si\s*[,.;!]|sim\b|yes\b)/iu;
const meansYes = /^si (quiero|acepto|confirmo|claro|gracias|por favor|dale|obvio|correcto|estoy)\b/;
