/** The ids with one of them at a place counted from 0; past the end it comes last. */
export function placedAt(ids: readonly string[], id: string, position: number): string[] {
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, position), id, ...others.slice(position)];
}
