export const lengthUnits = ["minute", "hour", "day"] as const;
export type LengthUnit = (typeof lengthUnits)[number];

/** Minutes in each. */
const sizes: Record<LengthUnit, number> = { minute: 1, hour: 60, day: 1440 };

/** The largest unit in which a number of `base` units is whole, and how many it then is. */
export function inLargest(value: number, base: LengthUnit): { amount: number; unit: LengthUnit } {
  const minutes = value * sizes[base];
  const fits = unitsFrom(base).findLast((unit) => minutes >= sizes[unit] && minutes % sizes[unit] === 0);
  const unit = fits ?? base;
  return { amount: minutes / sizes[unit], unit };
}

/** What was typed, in `base` units; NaN where it is no whole number of something. */
export function inBase(amount: string, unit: LengthUnit, base: LengthUnit): number {
  return /^\d{1,6}$/.test(amount.trim()) ? (Number(amount) * sizes[unit]) / sizes[base] : Number.NaN;
}

/** Units no smaller than the base, smallest first. */
export function unitsFrom(base: LengthUnit): readonly LengthUnit[] {
  return lengthUnits.slice(lengthUnits.indexOf(base));
}
