import { calendarsOf } from "../calendars/calendar.ts";
import { takeOpen } from "../calendars/hours.rules.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Tx } from "../platform/db.ts";

/** What the inboxes' policies in force make of this instant. */
export interface Limits {
  inboxes: readonly string[];
  /** By inbox: who waits since then or longer is abandoned, counted in its business hours. Null: nobody yet. */
  abandoned: readonly (string | null)[];
  /** By inbox: what is answered and idle since then or longer is stale. Null: nothing ever. */
  stale: readonly (string | null)[];
  /** Those that ask for the contact's company, and those that ask for a ticket. */
  company: readonly string[];
  ticket: readonly string[];
}

/** The limits of all inboxes now. */
export async function limitsOf(tx: Tx): Promise<Limits> {
  const policies = [...(await policiesOf(tx)).values()];
  const calendars = await calendarsOf(
    tx,
    policies.flatMap(({ policy }) => policy.calendarId ?? []),
  );
  return {
    inboxes: policies.map(({ inbox }) => inbox),
    abandoned: policies.map(({ policy }) => {
      const hours = policy.calendarId === null ? null : (calendars.get(policy.calendarId) ?? null);
      return takeOpen(hours, tx.at, policy.targets.abandonedMinutes * 60_000)?.toISOString() ?? null;
    }),
    stale: policies.map(({ policy: { targets } }) =>
      targets.staleHours === null
        ? null
        : new Date(tx.at.getTime() - targets.staleHours * 3_600_000).toISOString(),
    ),
    company: policies.flatMap(({ inbox, policy }) => (policy.close.company === "hidden" ? [] : inbox)),
    ticket: policies.flatMap(({ inbox, policy }) => (policy.close.ticket ? inbox : [])),
  };
}
