/** Whole hundredths of a part in all; null: of nothing. Some is never 0, and not all never 100. */
export function shareOf(part: number, all: number): number | null {
  if (all <= 0) return null;
  const share = Math.round((part / all) * 100);
  if (share === 0 && part > 0) return 1;
  return share === 100 && part < all ? 99 : share;
}
