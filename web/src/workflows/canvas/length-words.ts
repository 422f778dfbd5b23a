import type { TFunction } from "i18next";
import { inLargest } from "../../settings/policy/length.rules.ts";

/** The name of what an id stands for; undefined where it is not there, or not yet. */
export type NameOf = (id: string | null | undefined) => string | undefined;

/** A number of minutes in the unit it is whole in: "2 horas". */
export function lengthWords(t: TFunction, minutes: number): string {
  const { amount, unit } = inLargest(minutes, "minute");
  return t(`flow.length.${unit}`, { count: amount });
}
