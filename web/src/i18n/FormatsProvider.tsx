import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { type Formats, formatsFor, type Place } from "./formats.ts";
import { languageSetting } from "./language.ts";

/** Gives everything inside the formats of the chosen language in the account's place. */
export function FormatsProvider({ country, timeZone, children }: Place & { children: ReactNode }) {
  const language = useSyncExternalStore(languageSetting.subscribe, languageSetting.get);
  const formats = useMemo(() => formatsFor(language, { country, timeZone }), [language, country, timeZone]);
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

/** Numbers, dates and lengths of time as the person reads them. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}

/** Before sign-in there is no account: the browser's zone stands in. */
export const browserPlace: Place = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };

const FormatsContext = createContext<Formats>(formatsFor(languageSetting.get(), browserPlace));
