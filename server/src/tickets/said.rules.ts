import type { Field } from "@relevo/contract/fields.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { Ticket, TicketChange } from "@relevo/contract/tickets.ts";
import { changedIn, valueFailures, valuesAfter } from "../fields/values.rules.ts";

/** What people write on a ticket. */
export interface Said {
  subject: string;
  description: string;
  value: Ticket["value"];
  nextStep: string;
  nextStepAt: Date | null;
  fields: Ticket["fields"];
}
/** What a change of it has to know. */
export interface About {
  /** Of its funnel; null where its tickets carry no value. */
  currency: string | null;
  fields: ReadonlyMap<string, Field>;
  /** A close that stands rests on it. */
  evidence: boolean;
}

/** All that stands against a change, by pointer into it. A value that stays may be sent back. */
export function changeFailures(change: TicketChange, now: Said, about: About): Failure[] {
  const after = saidAfter(change, now, about);
  const emptied = (now.nextStep !== "" && after.nextStep === "") || (now.nextStepAt && !after.nextStepAt);
  const priceless = typeof change.value === "number" && about.currency === null;
  return [
    ...(emptied && about.evidence ? [{ code: "IS_EVIDENCE" } as const] : []),
    ...(priceless && change.value !== now.value?.amount
      ? [{ code: "INVALID", pointer: "/value", detail: "This funnel has no currency." } as const]
      : []),
    ...valueFailures(change.fields ?? {}, now.fields, about.fields),
  ];
}

/** What it says after a change. A value that changes is in the funnel's currency from then on. */
export function saidAfter(change: TicketChange, now: Said, { currency }: Pick<About, "currency">): Said {
  const date = change.nextStepAt === undefined ? now.nextStepAt : change.nextStepAt;
  return {
    subject: change.subject ?? now.subject,
    description: change.description ?? now.description,
    value: valueAfter(change.value, now.value, currency),
    nextStep: change.nextStep ?? now.nextStep,
    nextStepAt: date === null ? null : new Date(date),
    fields: valuesAfter(change.fields ?? {}, now.fields),
  };
}

/** What became another one, each field of the company's as `field:<id>`. */
export function changedOf(now: Said, after: Said): string[] {
  const plain = (["subject", "description", "nextStep", "nextStepAt"] as const).filter(
    (name) => now[name]?.valueOf() !== after[name]?.valueOf(),
  );
  const value = now.value?.amount !== after.value?.amount || now.value?.currency !== after.value?.currency;
  const fields = changedIn({ ...blank(now.fields), ...after.fields }, now.fields);
  return [...plain, ...(value ? ["value"] : []), ...fields.map((id) => `field:${id}`)];
}

function valueAfter(given: number | null | undefined, now: Said["value"], currency: string | null) {
  if (given === undefined || given === now?.amount) return now;
  return given === null || currency === null ? null : { amount: given, currency };
}

function blank(fields: Ticket["fields"]): Record<string, null> {
  return Object.fromEntries(Object.keys(fields).map((id) => [id, null]));
}
