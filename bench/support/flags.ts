import { parseArgs } from "node:util";

/** Numbers given as `--name=7`, over their defaults; a bench is shortened with them for a trial. */
export function numberFlags<K extends string>(
  defaults: Record<K, number>,
  texts: readonly string[] = [],
): { numbers: Record<K, number>; texts: Record<string, string | undefined> } {
  const names = Object.keys(defaults) as K[];
  const options = Object.fromEntries([...names, ...texts].map((name) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ options });
  const numbers = { ...defaults };
  for (const name of names) {
    const given = values[name];
    if (given === undefined) continue;
    const number = Number(given);
    if (!(number >= 0)) throw new Error(`--${name} must be a number, not ${given}`);
    numbers[name] = number;
  }
  return { numbers, texts: Object.fromEntries(texts.map((name) => [name, values[name]])) };
}
