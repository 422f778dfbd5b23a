/** An instant as a `datetime-local` field spells it, in the browser's zone; empty for none. */
export function toField(at: string | null): string {
  if (at === null) return "";
  const then = new Date(at);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What a `datetime-local` field says, as an instant in UTC; null where it is empty or half written. */
export function fromField(value: string): string | null {
  const then = new Date(value);
  return value === "" || Number.isNaN(then.getTime()) ? null : then.toISOString();
}

/** Tomorrow at nine, in the browser's zone: a date most tasks are happy with. */
export function tomorrowMorning(now: number): string {
  const then = new Date(now);
  then.setDate(then.getDate() + 1);
  then.setHours(9, 0, 0, 0);
  return then.toISOString();
}
