import type { Language } from "@relevo/contract/words.ts";
import { countries } from "./countries.ts";

/** What a browser tells of where it is. */
export interface BrowserPlace {
  /** IANA name. */
  timeZone: string;
  /** BCP 47 tags, the preferred one first. */
  languages: readonly string[];
}

/** The country the browser most likely stands in: by its time zone, else by the region of its language. */
export function guessCountry({ timeZone, languages }: BrowserPlace): string | null {
  const here = countries.find(({ code }) => zonesOf(code).includes(timeZone));
  if (here) return here.code;
  for (const tag of languages) {
    const region = /-([A-Z]{2})\b/.exec(tag)?.[1];
    if (region && countries.some(({ code }) => code === region)) return region;
  }
  return null;
}

/** The time zones of a country as this browser knows them; none where it does not. */
export function zonesOf(country: string): readonly string[] {
  // Newer than the types of our target, and than some browsers.
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getTimeZones?.() ?? [];
}

/** The time zone a company of that country most likely lives by: the browser's own if it is there. */
export function guessZone(country: string, browserZone: string): string {
  const zones = zonesOf(country);
  if (zones.length === 0 || zones.includes(browserZone)) return browserZone;
  return zones.find((zone) => busiest.has(zone)) ?? zones[0] ?? browserZone;
}

/** The language of a company there: the one its country speaks, where we speak it too. */
export function guessLanguage(country: string, browser: Language): Language {
  if (lusophone.has(country)) return "pt-BR";
  return hispanic.has(country) ? "es" : browser;
}

/** "America/Argentina/Rio_Gallegos" as "Rio Gallegos". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Where most people of a country with several zones live; elsewhere the first of the list will do. */
const busiest = new Set(
  [
    "America/Buenos_Aires Australia/Sydney America/Sao_Paulo America/Toronto Africa/Kinshasa America/Santiago",
    "America/Guayaquil Europe/Madrid America/Godthab Asia/Jakarta Asia/Almaty America/Mexico_City",
    "Asia/Kuala_Lumpur Pacific/Auckland Pacific/Tahiti Pacific/Port_Moresby Europe/Lisbon Europe/Moscow",
    "Europe/Kiev America/New_York Asia/Tashkent Asia/Ulaanbaatar",
  ].flatMap((line) => line.split(" ")),
);
const hispanic = new Set("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE".split(" "));
const lusophone = new Set("AO BR CV GW MZ PT ST TL".split(" "));
