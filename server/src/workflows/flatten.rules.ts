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
  while (level.length > 0 && count < most) {
    const below: [string, unknown][] = [];
    for (const [name, one] of level) {
      if (count === most || below.length > most * longest) break;
      if (typeof one === "object" && one !== null)
        for (const [key, inner] of Object.entries(one))
          below.push([name === "" ? shown(key) : `${name}.${shown(key)}`, inner]);
      else if (one !== null && one !== undefined && name.length <= longestName) {
        variables[name] = shown(String(one)).slice(0, longest);
        count += 1;
      }
    }
    level = below;
  }
  return variables;
}
