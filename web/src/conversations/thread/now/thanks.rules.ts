import type { Conversation } from "@relevo/contract/conversations.ts";

const thanks = /\b(gracias|muchas gracias|obrigad[oa]|valeu|thanks|thank you)\b/iu;
/** Only symbols and pictures: a thumb, folded hands, a heart. */
const wordless = /^[^\p{L}\p{N}]+$/u;

/**
 * Whether the customer's last word looks like one that needs no answer: bare thanks of a few words, a sticker, an
 * emoji. It only suggests; a question is never one.
 */
export function looksLikeThanks(last: Conversation["last"]): boolean {
  if (last?.direction !== "in") return false;
  if (last.type === "sticker") return true;
  const text = last.preview.trim();
  if (last.type !== "text" || text === "" || /[?¿]/.test(text)) return false;
  return wordless.test(text) || (thanks.test(text) && text.split(/\s+/).length <= 6);
}
