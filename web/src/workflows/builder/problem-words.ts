import type { TFunction } from "i18next";
import type { Place } from "./problems.rules.ts";

/** What is wrong in words; a name that stands for nothing is told. */
export function problemWords(t: TFunction, { problem, data }: Pick<Place, "problem" | "data">): string {
  return typeof data?.name === "string"
    ? t("builder.problems.named", { name: data.name })
    : t(`builder.problems.${problem}`, { max: Number(data?.max) });
}
