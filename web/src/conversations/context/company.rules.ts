import type { Company, Contact } from "@relevo/contract/contacts.ts";

export type Workplace = Pick<Contact, "company" | "individual">;

/** What was typed, as the server keeps a name: one space between words, none around. */
export function wordsOf(typed: string): string {
  return typed.trim().replaceAll(/\s+/g, " ").slice(0, 120);
}

/**
 * What the picker offers: the companies found, to make one of the name typed unless there is one of that name, and
 * that there is none, first while nothing is typed. `settled`: the companies are those of these words, not of the
 * ones before.
 */
export function choicesFor(
  found: readonly Company[],
  words: string,
  settled: boolean,
): (Company | "new" | "individual")[] {
  if (words === "") return ["individual", ...found];
  const known = found.some(({ name }) => name.toLocaleLowerCase() === words.toLocaleLowerCase());
  const fresh = settled && !known;
  return [...found, ...(fresh ? (["new"] as const) : []), "individual"];
}

/** What a correction says about it: nothing where it stayed, a company by its id, else whether there is none. */
export function workplaceChange(
  before: Workplace,
  after: Workplace,
): { companyId: string } | { individual: true } | undefined {
  if (after.company?.id === before.company?.id && after.individual === before.individual) return undefined;
  if (after.company) return { companyId: after.company.id };
  return after.individual ? { individual: true } : undefined;
}
