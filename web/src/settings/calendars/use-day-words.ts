import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { clockOf, type Day, type Hours, runs, summary } from "./week.rules.ts";

/** Names of weekdays and dates, in the language of the interface. */
export function useDayWords() {
  const { i18n } = useTranslation();
  return useMemo(() => dayWords(i18n.language), [i18n.language]);
}

function dayWords(language: string) {
  const name = (weekday: "long" | "short") => {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
    // 5 January 1970 was a Monday.
    return (day: Day) => format.format(new Date(Date.UTC(1970, 0, 4 + day)));
  };
  const [long, short] = [name("long"), name("short")];
  const date = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return {
    /** "lunes" */
    long,
    /** "viernes, 25 de diciembre de 2026", of a local date. */
    date: (day: string) => date.format(new Date(`${day}T00:00:00Z`)),
    /** "lun–vie 09:00–18:00 · sáb 09:00–13:00"; empty where it attends on no day. */
    week: (hours: Hours) =>
      summary(hours)
        .map(({ days, spans }) => {
          const named = runs(days).map(({ from, to }) =>
            from === to ? short(from) : `${short(from)}–${short(to)}`,
          );
          const clocks = spans.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`);
          return `${named.join(", ")} ${clocks.join(", ")}`;
        })
        .join(" · "),
  };
}
