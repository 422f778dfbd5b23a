import type { Formats } from "../../i18n/formats.ts";

/** How far off a coming instant is said: by its day's name within a week, by its date beyond. */
export type When = { key: "today" | "tomorrow" | "weekday" | "day"; day: string; clock: string };

const DAY = 24 * 60 * 60 * 1000;

/** The words for a coming instant. `weekday` names its day, such as "lunes". `now`: epoch ms. */
export function whenOf(
  at: string,
  now: number,
  formats: Pick<Formats, "day" | "clock">,
  weekday: (at: string) => string,
): When {
  const dayIn = (ms: number) => formats.day(new Date(now + ms).toISOString());
  const day = formats.day(at);
  const clock = formats.clock(at);
  if (day === dayIn(0)) return { key: "today", day, clock };
  if (day === dayIn(DAY)) return { key: "tomorrow", day, clock };
  const ahead = Date.parse(at) - now;
  // A week ahead the same name would mean today.
  if (ahead > 0 && ahead < 6 * DAY) return { key: "weekday", day: weekday(at), clock };
  return { key: "day", day, clock };
}
