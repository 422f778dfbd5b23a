/** The number somebody asks for: `#123`, or a bare `123`. */
export function numberIn(q: string): number | null {
  const digits = /^#?\s*(\d{1,15})$/.exec(q.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Words as a text search wants them: each may be the beginning of one. Empty where there is none. */
export function wordsOf(q: string): string {
  const words = q.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 12)
    .map((word) => `'${word}':*`)
    .join(" & ");
}
