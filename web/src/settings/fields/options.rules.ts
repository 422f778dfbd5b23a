/** Options as typed, one a line: without blanks, and each once. */
export function optionsOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}

/** Whether a choice can be made from them: 1 to 100, each of at most 120 letters. */
export function areOptions(options: readonly string[]): boolean {
  return options.length >= 1 && options.length <= 100 && options.every((option) => option.length <= 120);
}
