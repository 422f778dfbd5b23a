/** A reason on its way: `id` tells the lines apart while they are moved and typed in. */
export interface ReasonLine {
  id: string;
  name: string;
}

/** Moves a line one place up (-1) or down (1); at either end nothing moves. */
export function moved(lines: readonly ReasonLine[], place: number, by: -1 | 1): ReasonLine[] {
  const next = [...lines];
  const [line] = next.splice(place, 1);
  if (!line || place + by < 0 || place + by > next.length) return [...lines];
  next.splice(place + by, 0, line);
  return next;
}

/** What is wrong with each line, by its id: nothing in it, or the same as one above. */
export function wrongLines(lines: readonly ReasonLine[]): Map<string, "reason" | "reasonTwice"> {
  const wrong = new Map<string, "reason" | "reasonTwice">();
  const seen = new Set<string>();
  for (const { id, name } of lines) {
    const trimmed = name.trim();
    if (trimmed === "") wrong.set(id, "reason");
    else if (seen.has(trimmed)) wrong.set(id, "reasonTwice");
    seen.add(trimmed);
  }
  return wrong;
}
