const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A length of time, in ms, as whole days, else whole hours, else as it is: one figure says enough on a card. */
export function coarse(ms: number): number {
  const unit = [DAY, HOUR].find((size) => ms >= size);
  return unit === undefined ? ms : Math.floor(ms / unit) * unit;
}
