import type { Calendar } from "@relevo/contract/calendars.ts";

export type Hours = Calendar["hours"];

/** ISO weekdays, Monday first. */
export const days = [1, 2, 3, 4, 5, 6, 7] as const;
export type Day = (typeof days)[number];

/** A span on its way: `id` tells the lines apart; times as typed, "" while there is none. */
export interface Line {
  id: string;
  day: Day;
  /** "09:00", local. */
  from: string;
  /** "00:00" is the midnight at the day's end. */
  to: string;
}

/** What most desks attend: lun–vie 9–18, sáb 9–13. */
export const usual: Hours = [
  ...[1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })),
  { day: 6, from: 540, to: 780 },
];

/** Spans as lines to edit. */
export function linesOf(hours: Hours, newId: () => string): Line[] {
  return days.flatMap((day) =>
    hours
      .filter((span) => span.day === day)
      .toSorted((one, other) => one.from - other.from)
      .map(({ from, to }) => ({ id: newId(), day, from: clockOf(from), to: clockOf(to) })),
  );
}

/** What is wrong with each line, by its id; nothing where all can be sent. */
export function wrongLines(lines: readonly Line[]): Map<string, "empty" | "backwards" | "overlap"> {
  const wrong = new Map<string, "empty" | "backwards" | "overlap">();
  lines.forEach((line, place) => {
    const span = spanOf(line);
    if (!span) wrong.set(line.id, "empty");
    else if (span.from >= span.to) wrong.set(line.id, "backwards");
    else if (lines.slice(0, place).some((other) => overlap(span, spanOf(other))))
      wrong.set(line.id, "overlap");
  });
  return wrong;
}

/** The lines as the contract has them; those that are not complete are left out. */
export function hoursOf(lines: readonly Line[]): Hours {
  return lines.flatMap((line) => spanOf(line) ?? []);
}

/** A day's hours on other days too, in place of what they had. */
export function copied(lines: readonly Line[], from: Day, to: readonly Day[], newId: () => string): Line[] {
  const source = lines.filter(({ day }) => day === from);
  const rest = lines.filter(({ day }) => !to.includes(day));
  const copies = to.flatMap((day) => source.map((line) => ({ ...line, id: newId(), day })));
  return [...rest, ...copies];
}

/** Days with the same hours together, in order: "lun–vie 9–18" is one of them. Closed days are left out. */
export function summary(hours: Hours): { days: Day[]; spans: { from: number; to: number }[] }[] {
  const groups: { days: Day[]; spans: { from: number; to: number }[] }[] = [];
  for (const day of days) {
    const spans = hours
      .filter((span) => span.day === day)
      .map(({ from, to }) => ({ from, to }))
      .toSorted((one, other) => one.from - other.from);
    const same = groups.find((group) => JSON.stringify(group.spans) === JSON.stringify(spans));
    if (spans.length === 0) continue;
    if (same) same.days.push(day);
    else groups.push({ days: [day], spans });
  }
  return groups;
}

/** Runs of days that follow each other, first and last: 1–5 and 7 of 1, 2, 3, 4, 5, 7. */
export function runs(of: readonly Day[]): { from: Day; to: Day }[] {
  const found: { from: Day; to: Day }[] = [];
  for (const day of of) {
    const last = found.at(-1);
    if (last && last.to + 1 === day) last.to = day;
    else found.push({ from: day, to: day });
  }
  return found;
}

/** 540 as "09:00"; 1440, the midnight at the day's end, as "00:00". */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function spanOf({ day, from, to }: Line): Hours[number] | undefined {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin === undefined || end === undefined) return undefined;
  return { day, from: begin, to: end === 0 ? 1440 : end };
}

function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

function overlap(one: Hours[number], other: Hours[number] | undefined): boolean {
  return other !== undefined && one.day === other.day && one.from < other.to && other.from < one.to;
}
