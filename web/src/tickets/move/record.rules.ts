import type { Failure } from "@relevo/contract/refusals.ts";

/** The parts of a record that a guard found missing: they are asked for here, not in a close of its own. */
export function missingOfRecord(failures: readonly Failure[]): ReadonlySet<unknown> {
  const missing = failures.find(({ code }) => code === "NO_RECORD")?.data?.missing;
  return new Set(Array.isArray(missing) ? missing : []);
}

/** What only the conversation's own close can mend. */
export function beyondRecord(failures: readonly Failure[]): Failure[] {
  return failures.filter(({ code }) => code !== "NO_RECORD");
}
