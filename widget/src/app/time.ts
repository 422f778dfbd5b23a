import type { Language } from "@relevo/contract/words.ts";
import { dayOf } from "./thread.rules.ts";
import type { Words } from "./words.ts";

/** The hour of an instant, in the visitor's own time zone. */
export function timeWords(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** A local day (YYYY-MM-DD) as today, yesterday or its date. */
export function dayWords(day: string, language: Language, say: Words): string {
  const now = Date.now();
  if (day === dayOf(now)) return say.today;
  if (day === dayOf(now - 86_400_000)) return say.yesterday;
  const date = new Date(`${day}T12:00`);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(date);
}
