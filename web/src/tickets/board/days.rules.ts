/** An instant as a date field spells its day, in the browser's zone; empty for none. */
export function dayField(at: string | undefined): string {
  if (at === undefined) return "";
  const then = new Date(at);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The first or the last instant of a day a date field says; undefined where it is empty or half written. */
export function dayEdge(value: string, edge: "start" | "end"): string | undefined {
  const then = new Date(`${value}T${edge === "start" ? "00:00:00.000" : "23:59:59.999"}`);
  return value === "" || Number.isNaN(then.getTime()) ? undefined : then.toISOString();
}
