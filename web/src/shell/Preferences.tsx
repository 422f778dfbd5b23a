import type { Language } from "@relevo/contract/words.ts";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MenuChoices } from "../design/Menu.tsx";
import { languageSetting, languages } from "../i18n/language.ts";
import { changeLanguage } from "../i18n/start.ts";
import { useStored } from "./stored.ts";
import { changeTheme, themeSetting } from "./theme.ts";

/** The theme of this browser, as choices of a menu. */
export function ThemeChoices() {
  const { t } = useTranslation();
  const [theme] = useStored(themeSetting);
  return (
    <MenuChoices
      label={t("shell.theme.title")}
      value={theme}
      onChange={changeTheme}
      choices={[
        { value: "system", label: t("shell.theme.system"), icon: Monitor },
        { value: "light", label: t("shell.theme.light"), icon: Sun },
        { value: "dark", label: t("shell.theme.dark"), icon: Moon },
      ]}
    />
  );
}

/** The language of the interface, each by its own name. */
export function LanguageChoices() {
  const { t } = useTranslation();
  const [language] = useStored(languageSetting);
  return (
    <MenuChoices
      label={t("shell.language")}
      value={language}
      onChange={(chosen: Language) => void changeLanguage(chosen)}
      choices={languageChoices}
    />
  );
}

const languageChoices: readonly { value: Language; label: string }[] = [
  { value: "es", label: languages.es },
  { value: "pt-BR", label: languages["pt-BR"] },
  { value: "en", label: languages.en },
];
