import { plain } from "./plain.rules.ts";

/** One of the options: by its words, as a tapped button says them; by its number; or as the only one that is named. */
export function choiceOf(options: readonly string[], said: string): string | null {
  const asked = plain(said);
  if (asked === "") return null;
  const same = options.find((option) => plain(option) === asked);
  if (same !== undefined) return same;
  const number = /^(?:(?:la |a |o |the )?(?:opcion|opcao|option|numero|number|n|no) ?)?(\d{1,2})$/.exec(
    asked,
  )?.[1];
  if (number !== undefined) return options[Number(number) - 1] ?? null;
  const named = options.filter((option) => ` ${asked} `.includes(` ${plain(option) || "\0"} `));
  return named.length === 1 ? (named[0] ?? null) : null;
}
