/**
 * The number that was said, written with a point: "1.234,56", "1,234.56", "$ 1.500", "20 mil". One separator with three
 * digits after it parts thousands, in every language asked.
 */
export function numberOf(said: string): string | null {
  const text = said
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s\u00a0\u202f]+/g, " ")
    .replaceAll("−", "-")
    .trim();
  const { before = "", sign, digits = "", times, after = "" } = shape.exec(text)?.groups ?? {};
  if (!units.has(before.trim()) || !units.has(after.trim())) return null;
  const value = read(digits);
  if (value === null) return null;
  const whole = Number(value) * (multipliers[times ?? ""] ?? 1);
  // What cannot be told apart from its neighbour is no number anybody meant.
  if (Math.abs(whole) > Number.MAX_SAFE_INTEGER) return null;
  return String(sign ? -whole || 0 : Number(whole.toPrecision(15)));
}

const shape =
  /^(?<before>[^\d-]*?)(?<sign>-)? ?(?<digits>\d[\d.,' ]*?) ?(?<times>k|mil|thousand|millon|millones|milhao|milhoes|million|millions)?(?![a-z])(?<after>[^\d]*)$/;

const multipliers: Record<string, number> = {
  mil: 1e3,
  k: 1e3,
  thousand: 1e3,
  ...Object.fromEntries(
    ["millon", "millones", "milhao", "milhoes", "million", "millions"].map((one) => [one, 1e6]),
  ),
};

/** What may stand around a number without changing it. */
const units = new Set([
  ...[
    "",
    "$",
    "us$",
    "u$s",
    "r$",
    "s/",
    "€",
    "£",
    "%",
    ".",
    "+",
    "usd",
    "clp",
    "ars",
    "mxn",
    "brl",
    "cop",
    "pen",
    "eur",
  ],
  ...[
    "peso",
    "pesos",
    "de pesos",
    "dolar",
    "dolares",
    "de dolares",
    "real",
    "reais",
    "euro",
    "euros",
    "sol",
    "soles",
  ],
  ...[
    "dollar",
    "dollars",
    "ano",
    "anos",
    "year",
    "years",
    "years old",
    "kg",
    "kilos",
    "quilos",
    "g",
    "m",
    "m2",
    "cm",
    "km",
  ],
  ...[
    "unidad",
    "unidades",
    "unidade",
    "units",
    "personas",
    "pessoas",
    "people",
    "dias",
    "days",
    "meses",
    "months",
  ],
]);

function read(digits: string): string | null {
  const text = digits.trim().replace(/[.,]$/, "");
  if (/^\d+$/.test(text)) return text;
  if (/^[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*$/.test(text)) return text.replaceAll(/\D/g, "");
  const decimal = /^(?<whole>\d+|[1-9]\d{0,2}(?:(?<part>[.,' ])\d{3})+)(?<point>[.,])(?<rest>\d+)$/.exec(
    text,
  )?.groups;
  if (!decimal || decimal.part === decimal.point) return null;
  return `${(decimal.whole ?? "").replaceAll(/\D/g, "")}.${decimal.rest}`;
}
