import type { Field } from "@relevo/contract/fields.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

/** What is wrong with the options of a field, by pointer. */
export function optionFailures({ kind, options }: Pick<Field, "kind" | "options">): Failure[] {
  const wrong = (pointer: string, detail: string): Failure => ({ code: "INVALID", pointer, detail });
  if (kind !== "choice") return options.length > 0 ? [wrong("/options", "Only a choice has options.")] : [];
  if (options.length === 0) return [wrong("/options", "A choice needs options.")];
  return options.flatMap((option, i) =>
    options.indexOf(option) === i ? [] : [wrong(`/options/${i}`, "This option stands there twice.")],
  );
}
