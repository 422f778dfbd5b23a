/** The first name nobody has, of those a copy may be called; `numbered` gives the n-th from 1 on. */
export function copyName(numbered: (n: number) => string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = numbered(n);
    if (!names.has(name.toLowerCase())) return name;
  }
}
