/** A version by its number, or the draft. */
export type Which = number | "draft";
/** What is looked at, and what it is compared with; null: nothing, it is the first. */
export interface Compare {
  of: Which;
  against?: Which | null;
}

/**
 * What an address asks to compare. Without a word of it: the draft where it was changed, else what is in force, each with
 * the one before. `versions` are the known ones, newest first.
 */
export function chosenOf(
  search: Record<string, unknown>,
  { versions, changed }: { versions: readonly number[]; changed: boolean },
): Required<Compare> {
  const known = (value: unknown): Which | undefined =>
    value === "draft" ? "draft" : versions.find((version) => version === Number(value));
  const of = known(search.of) ?? (changed ? "draft" : (versions[0] ?? "draft"));
  const asked = known(search.against);
  return { of, against: asked !== undefined && asked !== of ? asked : before(of, versions) };
}

function before(of: Which, versions: readonly number[]): Which | null {
  if (of === "draft") return versions[0] ?? null;
  return versions.find((version) => version < of) ?? null;
}
