/** Origins as browsers spell them: without path or trailing slash, in lower case, each once. */
export function origins(given: readonly string[]): string[] {
  return [...new Set(given.map((one) => new URL(one).origin))];
}
