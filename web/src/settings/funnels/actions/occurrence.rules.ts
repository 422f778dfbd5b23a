const DAY = 24 * 60 * 60_000;

/**
 * The next local day on which a periodic rule comes, as YYYY-MM-DD, counted from `now` (epoch ms) on the calendar of
 * the zone; undefined without days. `at` in minutes after midnight: today still counts while that has not come.
 */
export function nextDay(
  { days, at }: { days: readonly number[]; at: number },
  now: number,
  timeZone: string,
): string | undefined {
  const here = wallAt(now, timeZone);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = new Date(here.day + ahead * DAY);
    if (!days.includes(day.getUTCDay() || 7)) continue;
    if (ahead > 0 || at > here.minutes) return day.toISOString().slice(0, 10);
  }
  return undefined;
}

/** What calendar and clock on the wall say: the day as midnight UTC, the time in minutes. */
function wallAt(now: number, timeZone: string): { day: number; minutes: number } {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const [month = 0, day = 0, year = 0, hours = 0, minutes = 0] =
    format.format(now).match(/\d+/g)?.map(Number) ?? [];
  return { day: Date.UTC(year, month - 1, day), minutes: hours * 60 + minutes };
}
