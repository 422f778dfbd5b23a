const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How far `at` is from `now` (both epoch ms), in the unit a person would use: minutes and hours as
 * they passed, days as the calendar of `timeZone` counts them. Undefined from a week on, where a date
 * says more.
 */
export function relativeTo(
  at: number,
  now: number,
  timeZone: string,
): { value: number; unit: "second" | "minute" | "hour" | "day" } | undefined {
  const distance = at - now;
  const size = Math.abs(distance);
  // The shown clock ticks once a minute, so what just came may look up to a minute ahead of it.
  if (size < MINUTE) return { value: 0, unit: "second" };
  if (size < HOUR) return { value: Math.trunc(distance / MINUTE), unit: "minute" };
  if (size < DAY) return { value: Math.trunc(distance / HOUR), unit: "hour" };
  const days = dayOf(at, timeZone) - dayOf(now, timeZone);
  return Math.abs(days) < 7 ? { value: days, unit: "day" } : undefined;
}

/** A length of time in ms as its two largest units; less than a minute is zero minutes. */
export function spanParts(ms: number): { value: number; unit: "day" | "hour" | "minute" }[] {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const parts = [
    { value: Math.floor(minutes / 1440), unit: "day" as const },
    { value: Math.floor((minutes % 1440) / 60), unit: "hour" as const },
    { value: minutes % 60, unit: "minute" as const },
  ];
  const first = parts.findIndex((part) => part.value > 0);
  if (first === -1) return parts.slice(-1);
  return parts.slice(first, first + 2).filter((part) => part.value > 0);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The number of the calendar day in that zone, so that two instants can be told apart by days. */
function dayOf(at: number, timeZone: string): number {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    calendars.set(timeZone, calendar);
  }
  return Date.parse(`${calendar.format(at)}T00:00:00Z`) / DAY;
}
