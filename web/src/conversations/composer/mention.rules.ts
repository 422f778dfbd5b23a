/** What is being typed after an @ before the cursor; undefined where no mention is being written. */
export function mentionAt(text: string, cursor: number): { start: number; query: string } | undefined {
  const match = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u.exec(text.slice(0, cursor));
  if (!match) return undefined;
  const query = match[1] ?? "";
  return { start: cursor - query.length - 1, query };
}

/** People whose name has a word that begins like what is typed; accents and case do not count. */
export function matching<Person extends { name: string }>(
  people: readonly Person[],
  query: string,
  most = 6,
): Person[] {
  const wanted = plain(query);
  return people
    .filter(({ name }) => plain(name).startsWith(wanted) || plain(name).includes(` ${wanted}`))
    .slice(0, most);
}

/** The text with the mention written out, and where the cursor then stands. */
export function withMention(
  text: string,
  { start, query }: { start: number; query: string },
  name: string,
): { text: string; cursor: number } {
  const before = `${text.slice(0, start)}@${name} `;
  const after = text.slice(start + 1 + query.length).replace(/^ /, "");
  return { text: before + after, cursor: before.length };
}

/** Those whose mention still stands in the text. */
export function stillNamed<Person extends { name: string }>(
  text: string,
  mentions: readonly Person[],
): Person[] {
  return mentions.filter(({ name }) => text.includes(`@${name}`));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
