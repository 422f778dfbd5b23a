import type { Language } from "@relevo/contract/words.ts";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { es } from "./es.ts";
import { esFirst } from "./es-first.ts";
import "./keys.ts";
import { languageSetting } from "./language.ts";
import type { Words } from "./words.ts";

/** Prepares the words of the chosen language; await it before the first render, so that nothing flickers. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "es",
    fallbackLng: "es",
    resources: { es: { translation: esFirst } },
    interpolation: { escapeValue: false },
  });
  await speak(languageSetting.get());
}

/** Changes the language of the whole interface and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  languageSetting.set(language);
  await speak(language);
}

/** Adds the words of the settings; await it before anything of them is shown. */
export async function loadSettingsWords(): Promise<void> {
  const [{ settingsEs }] = await Promise.all([import("../settings/settings.es.ts"), loadRuleWords()]);
  i18next.addResourceBundle("es", "translation", { settings: settingsEs }, true);
}

/** Adds the words of an open conversation; await it before one is shown. */
export async function loadOpenedWords(): Promise<void> {
  const [{ openedEs }] = await Promise.all([import("../conversations/opened.es.ts"), loadRuleWords()]);
  i18next.addResourceBundle("es", "translation", { conversations: openedEs }, true);
}

/** Adds the words of dialogs and screens beyond the list and the open conversation; await it before one is shown. */
export async function loadLaterWords(): Promise<void> {
  const [{ esLater }] = await Promise.all([import("./es-later.ts"), loadRuleWords()]);
  i18next.addResourceBundle("es", "translation", esLater, true);
}

/** Adds the sentences of what the rules of inboxes refuse. */
async function loadRuleWords(): Promise<void> {
  const { rulesEs } = await import("../refusals/rules.es.ts");
  i18next.addResourceBundle("es", "translation", { refusals: rulesEs }, true);
}

async function speak(language: Language) {
  if (language !== "es" && !i18next.hasResourceBundle(language, "translation")) {
    // After an update of the desk the old chunk may be gone: Spanish stands until the page is reloaded.
    const words = await load[language]().catch(() => undefined);
    if (words) i18next.addResourceBundle(language, "translation", words);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

const load: Record<Exclude<Language, "es">, () => Promise<Words<typeof es>>> = {
  "pt-BR": async () => (await import("./pt.ts")).pt,
  en: async () => (await import("./en.ts")).en,
};
