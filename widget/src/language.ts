import type { Language } from "@relevo/contract/words.ts";

/** The chat's language for a BCP 47 tag, or null where it speaks none of it. */
export function languageOf(tag: string | null | undefined): Language | null {
  const base = tag?.trim().slice(0, 2).toLowerCase();
  if (base === "es" || base === "en") return base;
  return base === "pt" ? "pt-BR" : null;
}
