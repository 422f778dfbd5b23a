import type { Calendar } from "@relevo/contract/calendars.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { isTimeZone } from "./zone.rules.ts";

export type CalendarBody = Omit<Calendar, "id">;

/** What is wrong with a calendar, by JSON pointer. */
export function calendarFailures({ timeZone, hours }: CalendarBody): Failure[] {
  const failures: Failure[] = [];
  if (!isTimeZone(timeZone))
    failures.push({ code: "INVALID", pointer: "/timeZone", detail: "Not a time zone of the IANA list." });
  hours.forEach((one, i) => {
    const overlaps = hours
      .slice(0, i)
      .some((other) => other.day === one.day && one.from < other.to && other.from < one.to);
    if (overlaps)
      failures.push({ code: "INVALID", pointer: `/hours/${i}`, detail: "It overlaps another of that day." });
  });
  return failures;
}

/** In order, each holiday once: what says the same reads the same. */
export function tidyCalendar({ name, timeZone, hours, holidays }: CalendarBody): CalendarBody {
  return {
    name,
    timeZone,
    hours: hours.toSorted((a, b) => a.day - b.day || a.from - b.from),
    holidays: [...new Set(holidays)].sort(),
  };
}
