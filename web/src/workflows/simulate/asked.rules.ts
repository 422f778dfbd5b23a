import type { SimulationFilter } from "@relevo/contract/simulations.ts";
import { queryOf, readFilter } from "../../settings/audit/filter.rules.ts";

const DAY = 86_400_000;

/** What a person asks to try a workflow on. */
export interface Asked {
  what: "span" | "one";
  period: "week" | "month" | "custom";
  /** YYYY-MM-DD, days of the account, both included. */
  from: string;
  to: string;
  inboxIds: readonly string[];
  /** As typed: "#128". */
  number: string;
}
export type Wrong = "number" | "dates";

/** What is sent, or what is wrong. A single conversation may be as old as a year. `now` in epoch ms. */
export function filterOf(
  asked: Asked,
  { now, timeZone }: { now: number; timeZone: string },
): { filter: SimulationFilter } | { wrong: Wrong } {
  const nothing = { inboxIds: [], conversationIds: [], numbers: [] };
  const until = new Date(now).toISOString();
  const back = (days: number) => new Date(now - days * DAY).toISOString();
  if (asked.what === "one") {
    const number = numberOf(asked.number);
    if (number === null) return { wrong: "number" };
    return { filter: { ...nothing, from: back(365), to: until, numbers: [number] } };
  }
  const inboxIds = [...asked.inboxIds];
  if (asked.period !== "custom")
    return { filter: { ...nothing, from: back(asked.period === "week" ? 7 : 30), to: until, inboxIds } };
  const { from, to } = queryOf(readFilter({ from: asked.from, to: asked.to }), timeZone);
  if (from === undefined || to === undefined) return { wrong: "dates" };
  const end = to < until ? to : until;
  return from < end ? { filter: { ...nothing, from, to: end, inboxIds } } : { wrong: "dates" };
}

function numberOf(typed: string): number | null {
  const digits = /^\s*#?\s*(\d{1,9})\s*$/.exec(typed)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
