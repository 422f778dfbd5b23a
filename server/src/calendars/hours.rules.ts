import type { Calendar } from "@relevo/contract/calendars.ts";
import { instantOf, wallAt } from "./zone.rules.ts";

/** When the desk attends; null: always. */
export type Hours = Pick<Calendar, "timeZone" | "hours" | "holidays"> | null;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Is the desk open at this instant? A span holds its beginning and not its end. */
export function isOpen(calendar: Hours, at: Date): boolean {
  if (calendar === null) return true;
  for (const { from, to } of spansFrom(calendar, at.getTime()))
    return from <= at.getTime() && at.getTime() < to;
  return false;
}

/** The instant itself while the desk is open, else when it opens next; null: it never does. */
export function nextOpen(calendar: Hours, at: Date): Date | null {
  return addOpen(calendar, at, 0);
}

/** The earliest instant with this much open time (ms) since `from`; with 0 the next open one. Null: it never comes. */
export function addOpen(calendar: Hours, from: Date, ms: number): Date | null {
  if (calendar === null) return new Date(from.getTime() + ms);
  let left = ms;
  for (const span of spansFrom(calendar, from.getTime())) {
    const begin = Math.max(span.from, from.getTime());
    if (left <= span.to - begin) return new Date(begin + left);
    left -= span.to - begin;
  }
  return null;
}

/** The latest instant since which there was this much open time (ms, more than 0) until `to`; null: there never was. */
export function takeOpen(calendar: Hours, to: Date, ms: number): Date | null {
  if (calendar === null) return new Date(to.getTime() - ms);
  let left = ms;
  for (const span of spansBack(calendar, to.getTime())) {
    const end = Math.min(span.to, to.getTime());
    if (left <= end - span.from) return new Date(end - left);
    left -= end - span.from;
  }
  return null;
}

/** Open time between two instants in ms; 0 where they stand the other way round. */
export function openBetween(calendar: Hours, from: Date, to: Date): number {
  if (to <= from) return 0;
  if (calendar === null) return to.getTime() - from.getTime();
  let sum = 0;
  for (const span of spansFrom(calendar, from.getTime())) {
    if (span.from >= to.getTime()) break;
    sum += Math.min(span.to, to.getTime()) - Math.max(span.from, from.getTime());
  }
  return sum;
}

/** The end of the open time before an instant, or the instant itself where it is open until then; null: there was none. */
export function lastOpenBefore(calendar: Hours, at: Date): Date | null {
  return takeOpen(calendar, at, 0);
}

interface Span {
  from: number;
  to: number;
}

/** Open spans that end after an instant, in order. */
function* spansFrom(calendar: NonNullable<Hours>, at: number): Generator<Span> {
  for (const date of daysFrom(calendar, at, 1))
    for (const span of spansOn(calendar, date)) if (span.to > at) yield span;
}
/** Open spans that begin before an instant, latest first. */
function* spansBack(calendar: NonNullable<Hours>, at: number): Generator<Span> {
  for (const date of daysFrom(calendar, at, -1))
    for (const span of spansOn(calendar, date).reverse()) if (span.from < at) yield span;
}

/** Local dates from the day next to an instant's on, as ms; they end where no open day can follow. */
function* daysFrom(
  { timeZone, hours, holidays }: NonNullable<Hours>,
  at: number,
  step: 1 | -1,
): Generator<number> {
  if (hours.length === 0) return;
  const open = new Set(hours.map((span) => span.day));
  const closed = new Set(holidays);
  // As many weeks as there are holidays may be dry; the walk ends only where every span falls into skipped time.
  let dry = 7 * (holidays.length + 3);
  const first = Math.floor(wallAt(timeZone, at) / day) * day - step * day;
  for (let date = first; dry > 0; date += step * day) {
    if (open.has(weekdayOf(date)) && !closed.has(nameOf(date))) {
      yield date;
      dry = 7 * (holidays.length + 3);
    } else dry--;
  }
}

function spansOn({ timeZone, hours }: NonNullable<Hours>, date: number): Span[] {
  return hours
    .filter((span) => span.day === weekdayOf(date))
    .sort((a, b) => a.from - b.from)
    .map((span) => ({
      from: instantOf(timeZone, date + span.from * minute),
      to: instantOf(timeZone, date + span.to * minute),
    }))
    .filter(({ from, to }) => from < to);
}

/** ISO: Monday is 1. */
function weekdayOf(date: number): number {
  return new Date(date).getUTCDay() || 7;
}
function nameOf(date: number): string {
  return new Date(date).toISOString().slice(0, 10);
}
