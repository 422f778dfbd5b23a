/** A pane's width in whole px after it was moved by `by`, kept within its bounds. */
export function widthAfter(
  width: number,
  by: number,
  { least, most }: { least: number; most: number },
): number {
  return Math.round(Math.min(most, Math.max(least, width + by)));
}
