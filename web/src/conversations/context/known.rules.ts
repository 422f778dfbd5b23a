interface Named {
  id: string;
  name: string;
}

/** How many are offered at once. */
const MOST = 12;

/**
 * Those whose name has all the words in it, accents and case aside, then those `found` by something else; each once.
 * Without a name nobody can be recognised.
 */
export function namedLike(known: readonly Named[], found: readonly Named[], words: string): Named[] {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  const named = known.filter(({ name }) => parts.every((part) => plain(name).includes(part)));
  const all = [...named, ...found].filter(({ name }) => name !== "");
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()].slice(0, MOST);
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
