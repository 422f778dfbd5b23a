import type { Language } from "@relevo/contract/words.ts";
import { stored } from "../shell/stored.ts";

/** The languages of the interface, each by its own name. */
export const languages = {
  es: "Español",
  "pt-BR": "Português",
  en: "English",
} as const satisfies Record<Language, string>;

/** This browser's choice; before there is one, what the browser prefers. */
export const languageSetting = stored<Language>("relevo.language", (raw) =>
  isLanguage(raw) ? raw : preferredLanguage(typeof navigator === "undefined" ? [] : navigator.languages),
);

/** The first of the preferred BCP 47 tags we speak, whatever its region; Spanish otherwise. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const spoken = tag.toLowerCase().split("-")[0];
    if (spoken === "pt") return "pt-BR";
    if (spoken === "es" || spoken === "en") return spoken;
  }
  return "es";
}

function isLanguage(raw: unknown): raw is Language {
  return typeof raw === "string" && Object.hasOwn(languages, raw);
}
