/**
 * How a list keeps its place, for the virtualizer. A thread reads from its end: it opens at the last
 * line, follows what is added while the reader is there, and stays put otherwise. A list reads from
 * its start: at the very top it shows what comes in, further down the rows in sight stay in place.
 * `offset` is how far it is scrolled, in px.
 */
export function anchoring(reads: "start" | "end", offset: number) {
  if (reads === "end") return { anchorTo: "end", followOnAppend: true, scrollEndThreshold: 48 } as const;
  return { anchorTo: offset > 0 ? "end" : "start", followOnAppend: false, scrollEndThreshold: 0 } as const;
}
