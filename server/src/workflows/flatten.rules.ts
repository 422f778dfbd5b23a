/** Values kept of one thing that came from outside, and the characters of each. */
const most = 200;
const longest = 2000;
const longestName = 200;

/**
 * What came from outside as variables: one for each value, named by its path (`answer.items.0.name`), those nearest the
 * top first. Null is no value; without a prefix they are named by their path alone. @param shown what may be kept of a text
 */
export function flatten(
  prefix: string,
  value: unknown,
  shown: (text: string) => string = (text) => text,
): Record<string, string> {
  const variables: Record<string, string> = {};
  let count = 0;
  let level: [string, unknown][] = [[prefix, value]];
  while (level.length > 0) {
    const below: [string, unknown][] = [];
    for (const [name, one] of level) {
      if (one === null || one === undefined || name.length > longestName) continue;
      if (typeof one === "object") below.push(...inside(name, one, shown));
      else {
        // The cut may go through a character of two halves, which no table takes.
        variables[name] = shown(String(one)).slice(0, longest).toWellFormed();
        count += 1;
        if (count === most) return variables;
      }
    }
    level = below;
  }
  return variables;
}

function inside(name: string, value: object, shown: (text: string) => string): [string, unknown][] {
  const start = name === "" ? "" : `${name}.`;
  return Object.entries(value)
    .slice(0, most * 10)
    .map(([key, one]) => [start + shown(key), one]);
}
