const minute = 60_000;
const hour = 60 * minute;

/** Is it a name of the IANA list? Bare offsets such as +03:00 know no daylight-saving time and are none. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && formatOf(name).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}

/** What the clock on the wall reads at an instant, in ms, as if the place were at UTC. */
export function wallAt(zone: string, at: number): number {
  const [month = 0, day = 0, year = 0, hours = 0, minutes = 0, seconds = 0] =
    formatOf(zone).format(at).match(/\d+/g)?.map(Number) ?? [];
  const fraction = ((at % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds) + fraction;
}

/**
 * The first instant at which the clock on the wall reads this or has gone past it: a time that is skipped is the
 * instant of the jump, one that comes twice is its first. So later wall times are never earlier instants.
 */
export function instantOf(zone: string, wall: number): number {
  // No zone is farther from UTC than 14 h, and none changes its clocks twice in three days.
  const [low, high] = [wall - 36 * hour, wall + 36 * hour];
  const before = wallAt(zone, low) - low;
  const after = wallAt(zone, high) - high;
  if (before === after) return wall - before;
  const change = changeBetween(zone, low, high, before);
  return wall - before < change ? wall - before : Math.max(change, wall - after);
}

/** When the offset stops being `before`, to the second. */
function changeBetween(zone: string, low: number, high: number, before: number): number {
  let [from, to] = [Math.floor(low / 1000), Math.ceil(high / 1000)];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (wallAt(zone, middle * 1000) - middle * 1000 === before) from = middle;
    else to = middle;
  }
  return to * 1000;
}

/** Making one costs 50 times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
