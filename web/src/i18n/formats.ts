import type { Language } from "@relevo/contract/words.ts";
import { relativeTo, spanParts } from "./time.rules.ts";

/** Where the account is: it decides how numbers and dates look, and in which time zone. */
export interface Place {
  /** ISO 3166-1 alpha-2, such as CL; absent before an account is known. */
  country?: string | undefined;
  /** IANA name, such as America/Santiago. */
  timeZone: string;
}

/** The formats of one language in one place. Instants are ISO 8601 in UTC, as on the wire. */
export interface Formats {
  number(value: number): string;
  /** "21 nov 2026" */
  day(at: string): string;
  /** "19:46" */
  clock(at: string): string;
  /** "sábado, 21 de noviembre de 2026, 19:46 GMT-3": the exact one, for a title. */
  moment(at: string): string;
  /** "hace 5 min", "ayer", "en 3 h"; a date when it is a week or more away. `now` in epoch ms. */
  relative(at: string, now: number): string;
  /** "3 h 12 min": a length of time in ms, by its two largest units. */
  span(ms: number): string;
}

/** Makes the formats once; the Intl objects behind them cost too much to be made per row. */
export function formatsFor(language: Language, { country, timeZone }: Place): Formats {
  const locale = new Intl.Locale(language, country ? { region: country } : {});
  const number = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "short", year: "numeric" });
  // Spanish and Portuguese are written with 24 hours, whatever the country's data says of how they are spoken.
  const hours = language === "en" ? {} : ({ hourCycle: "h23" } as const);
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit", ...hours });
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...hours,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const units = {
    day: new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "short" }),
    hour: new Intl.NumberFormat(locale, { style: "unit", unit: "hour", unitDisplay: "short" }),
    minute: new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "short" }),
  };
  return {
    number: (value) => number.format(value),
    day: (at) => day.format(new Date(at)),
    clock: (at) => clock.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
    relative(at, now) {
      const distance = relativeTo(Date.parse(at), now, timeZone);
      return distance ? relative.format(distance.value, distance.unit) : day.format(new Date(at));
    },
    span: (ms) =>
      spanParts(ms)
        .map(({ value, unit }) => units[unit].format(value))
        .join(" "),
  };
}
