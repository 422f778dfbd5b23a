import i18next from "i18next";
import { spanParts } from "../../i18n/time.rules.ts";

const formats = new Map<string, Intl.NumberFormat>();

/** A length of time in ms by its largest unit alone: "3 d". One figure says enough on a card. */
export function briefSpan(ms: number): string {
  const [part] = spanParts(ms);
  if (!part) return "";
  const key = `${i18next.language} ${part.unit}`;
  // Without the country, whose abbreviations have plurals and stops: "2 dd.".
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(i18next.language, { style: "unit", unit: part.unit, unitDisplay: "short" });
  formats.set(key, format);
  return format.format(part.value);
}
