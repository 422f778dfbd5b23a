import { areas } from "./areas.ts";

/** What one looks for, as it stands in the address. Days are local to the account, both included. */
export interface AuditFilter {
  area?: string;
  person?: string;
  from?: string;
  to?: string;
}

/** A filter of an address anybody may have typed: what is not of the right form is left out. */
export function readFilter(raw: Readonly<Record<keyof AuditFilter, unknown>> | AuditFilter): AuditFilter {
  const kept = (value: unknown, form: RegExp) =>
    typeof value === "string" && form.test(value) ? value : undefined;
  const area = areas.find((one) => one === raw.area);
  const person = kept(raw.person, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const [from, to] = [kept(raw.from, DAY), kept(raw.to, DAY)];
  return { ...(area && { area }), ...(person && { person }), ...(from && { from }), ...(to && { to }) };
}

/** The filter as the contract asks for it. */
export function queryOf({ area, person, from, to }: AuditFilter, timeZone: string) {
  return {
    ...(area && { area }),
    ...(person && { actorId: person }),
    ...(from && { from: startOf(from, timeZone) }),
    ...(to && { to: startOf(nextDay(to), timeZone) }),
  };
}

/**
 * The instant a local day begins, in UTC. Where a change of clocks leaves out midnight it begins at the first moment
 * there is.
 */
export function startOf(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
    hour12: false,
  });
  const local = (at: number) => Date.parse(`${format.format(at).replace(", ", "T").replace("T24", "T00")}Z`);
  const candidates = [midnight, midnight - 86_400_000, midnight + 86_400_000]
    .map((at) => midnight - (local(at) - at))
    .filter((at) => local(at) >= midnight);
  return new Date(Math.min(...candidates)).toISOString();
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
