import { instantOf, wallAt } from "../../calendars/zone.rules.ts";

/** Weekdays (ISO, Monday is 1) and minutes after midnight on the wall. */
export interface Schedule {
  days: readonly number[];
  at: number;
}

const day = 86_400_000;
const minute = 60_000;

/**
 * The first occurrence after an instant: one for each local date that is one of the days. A time the clocks leave out
 * is the instant of the jump, one that comes twice its first.
 */
export function nextOccurrence({ days, at }: Schedule, zone: string, after: Date): Date {
  const wall = wallAt(zone, after.getTime());
  // From the day before: where clocks go back over midnight the wall may read yesterday again.
  const first = Math.floor(wall / day) - 1;
  for (let date = first; date <= first + 9; date++) {
    if (!days.includes(weekdayOf(date))) continue;
    const instant = instantOf(zone, date * day + at * minute);
    if (instant > after.getTime()) return new Date(instant);
  }
  throw new Error("a schedule without days");
}

/** The last occurrence that has come, of those from `from` on: after downtime only this one is caught up with. */
export function lastOccurrence(schedule: Schedule, zone: string, from: Date, now: Date): Date {
  // Within any eight days there is one.
  let last = new Date(Math.max(from.getTime(), now.getTime() - 9 * day));
  if (last > from) last = nextOccurrence(schedule, zone, last);
  for (;;) {
    const next = nextOccurrence(schedule, zone, last);
    if (next > now) return last;
    last = next;
  }
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(date: number): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}
