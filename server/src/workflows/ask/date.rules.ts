import { plain } from "./plain.rules.ts";

/** The day that was said, as YYYY-MM-DD: 31/12/2026, 2026-12-31, "31 de diciembre de 2026", "December 31, 2026". */
export function dateOf(said: string): string | null {
  const text = plain(said);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  // The day first, as most of the world; the month where only that can be.
  if (figures) return day(figures[3], figures[2], figures[1]) ?? day(figures[3], figures[1], figures[2]);
  const dayFirst =
    /^(?:el |dia |the )*(\d{1,2})(?:st|nd|rd|th|o|er)?[ -](?:de |of )?(\p{L}+)[ -](?:de |del |of )?(\d{4})$/u.exec(
      text,
    );
  if (dayFirst) return day(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/u.exec(text);
  return monthFirst ? day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null;
}

/** Null where the calendar has no such day. */
function day(year = "", month = "", date = ""): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  if (y < 1900 || y > 2200) return null;
  const at = new Date(Date.UTC(y, m - 1, d));
  const same = at.getUTCMonth() === m - 1 && at.getUTCDate() === d && m >= 1;
  return same ? at.toISOString().slice(0, 10) : null;
}

const months = [
  ["enero", "janeiro", "january"],
  ["febrero", "fevereiro", "february"],
  ["marzo", "marco", "march"],
  ["abril", "april"],
  ["mayo", "maio", "may"],
  ["junio", "junho", "june"],
  ["julio", "julho", "july"],
  ["agosto", "august"],
  ["septiembre", "setiembre", "setembro", "september"],
  ["octubre", "outubro", "october"],
  ["noviembre", "novembro", "november"],
  ["diciembre", "dezembro", "december"],
];

/** By its name, or its first three letters; empty where it is none. */
function monthOf(name = ""): string {
  const found = months.findIndex((names) =>
    names.some((one) => one === name || (name.length >= 3 && name.length <= 4 && one.startsWith(name))),
  );
  return found === -1 ? "" : String(found + 1);
}
