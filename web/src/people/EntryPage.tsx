import type { Language } from "@relevo/contract/words.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes.ts";
import { languageSetting, languages } from "../i18n/language.ts";
import { changeLanguage } from "../i18n/start.ts";
import { useStored } from "../shell/stored.ts";
import { usePageTitle } from "../shell/title.ts";

/** What stands before the desk: one calm column, with the languages below. */
export function EntryPage({
  title,
  about,
  wide = false,
  children,
}: {
  title: string;
  about?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}) {
  usePageTitle(title);
  return (
    <div className="scroll-quiet flex h-full flex-col overflow-y-auto bg-sunk px-4 py-8 max-sm:bg-ground max-sm:py-5">
      <main
        className={classes(
          "m-auto w-full rounded-large border border-line bg-ground p-8 max-sm:m-0 max-sm:mx-auto max-sm:border-0 max-sm:p-0",
          wide ? "max-w-xl" : "max-w-sm",
        )}
      >
        <p className="flex items-center gap-2 font-semibold">
          <img src="/favicon.svg" alt="" className="size-5" />
          Relevo
        </p>
        <h1 className="mt-5 text-page font-semibold">{title}</h1>
        {about && <p className="mt-1 text-pretty text-soft">{about}</p>}
        {children && <div className="mt-6">{children}</div>}
      </main>
      <LanguageChoice />
    </div>
  );
}

function LanguageChoice() {
  const { t } = useTranslation();
  const [chosen] = useStored(languageSetting);
  return (
    <nav aria-label={t("shell.language")} className="mt-6 flex justify-center gap-1">
      {languageList.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === chosen}
          onClick={() => void changeLanguage(language)}
          className="h-7 rounded-base px-2 text-list text-soft hover:bg-hover aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-10"
        >
          {languages[language]}
        </button>
      ))}
    </nav>
  );
}

const languageList: readonly Language[] = ["es", "pt-BR", "en"];
