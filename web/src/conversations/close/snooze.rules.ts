const HOUR = 3_600_000;

export interface SnoozeTime {
  name: "later" | "tomorrow" | "monday";
  /** ISO 8601 in UTC. */
  at: string;
}

/** The times most people mean, in the browser's zone: in three hours, tomorrow at nine, next Monday at nine. */
export function snoozeTimes(now: number): SnoozeTime[] {
  return [
    { name: "later", at: new Date(now + 3 * HOUR).toISOString() },
    { name: "tomorrow", at: atNine(now, 1) },
    { name: "monday", at: atNine(now, (8 - new Date(now).getDay()) % 7 || 7) },
  ];
}

function atNine(now: number, days: number): string {
  const then = new Date(now);
  then.setDate(then.getDate() + days);
  then.setHours(9, 0, 0, 0);
  return then.toISOString();
}
