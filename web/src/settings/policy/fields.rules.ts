import type { InboxPolicy } from "@relevo/contract/policies.ts";

/** The rules of an inbox as a person meets them, by the group they stand in. A field is its JSON pointer. */
export const groups = {
  attending: [
    "visibility",
    "distribution",
    "onlineOnly",
    "capacity",
    "rescueMinutes",
    "stickyDays",
    "requeueMinutes",
  ],
  closing: [
    "close/anyOf",
    "close/ticket",
    "close/note",
    "close/contactFields",
    "close/company",
    "close/override",
    "reopenGraceMinutes",
  ],
  comments: ["commentTriggers"],
  expiry: ["expiry/withoutTicket", "expiry/finaliseHours", "expiry/templateHours"],
  messages: ["greeting", "away", "askResolved"],
  hours: [
    "calendarId",
    "targets/firstReplyMinutes",
    "targets/averageReplyMinutes",
    "targets/resolutionHours",
    "targets/unownedMinutes",
    "targets/abandonedMinutes",
    "targets/staleHours",
  ],
  ticket: ["autoTicket"],
} as const;

export type Group = keyof typeof groups;
export type PolicyField = (typeof groups)[Group][number];

/** The groups in the page's order. */
export const groupNames: readonly Group[] = [
  "attending",
  "closing",
  "comments",
  "expiry",
  "messages",
  "hours",
  "ticket",
];

/** Every rule, in the page's order. */
export const policyFields: readonly PolicyField[] = groupNames.flatMap((group) => groups[group]);

/** What a policy says in a field. */
export function valueIn(policy: InboxPolicy, field: PolicyField): unknown {
  return lenses[field].of(policy);
}

/** A policy with one field as another has it. */
export function taken(policy: InboxPolicy, from: InboxPolicy, field: PolicyField): InboxPolicy {
  return lenses[field].taken(policy, from);
}

/** The fields two policies do not agree on. Which things a list names counts, their order does not. */
export function differing(one: InboxPolicy, other: InboxPolicy): PolicyField[] {
  return policyFields.filter((field) => formOf(valueIn(one, field)) !== formOf(valueIn(other, field)));
}

/** What a person changed, done again on what was saved meanwhile: their fields stand, the rest is as it is now. */
export function rebased(mine: InboxPolicy, base: InboxPolicy, theirs: InboxPolicy): InboxPolicy {
  const begun = mine.preset === base.preset ? theirs : { ...theirs, preset: mine.preset };
  return differing(mine, base).reduce((policy, field) => taken(policy, mine, field), begun);
}

/**
 * The policy of a preset as an inbox would take it on. The hours and the messages' texts are the inbox's own: a preset
 * knows of none, and they would be lost.
 */
export function adopted(policy: InboxPolicy, preset: InboxPolicy): InboxPolicy {
  const { calendarId, greeting, away } = policy;
  return { ...preset, calendarId, greeting, away };
}

interface Lens {
  of: (policy: InboxPolicy) => unknown;
  taken: (policy: InboxPolicy, from: InboxPolicy) => InboxPolicy;
}

const lenses: Record<PolicyField, Lens> = {
  visibility: whole("visibility"),
  distribution: whole("distribution"),
  onlineOnly: whole("onlineOnly"),
  capacity: whole("capacity"),
  rescueMinutes: whole("rescueMinutes"),
  stickyDays: whole("stickyDays"),
  requeueMinutes: whole("requeueMinutes"),
  "close/anyOf": part("close", "anyOf"),
  "close/ticket": part("close", "ticket"),
  "close/note": part("close", "note"),
  "close/contactFields": part("close", "contactFields"),
  "close/company": part("close", "company"),
  "close/override": part("close", "override"),
  reopenGraceMinutes: whole("reopenGraceMinutes"),
  commentTriggers: whole("commentTriggers"),
  "expiry/withoutTicket": part("expiry", "withoutTicket"),
  "expiry/finaliseHours": part("expiry", "finaliseHours"),
  "expiry/templateHours": part("expiry", "templateHours"),
  greeting: whole("greeting"),
  away: whole("away"),
  askResolved: whole("askResolved"),
  calendarId: whole("calendarId"),
  "targets/firstReplyMinutes": part("targets", "firstReplyMinutes"),
  "targets/averageReplyMinutes": part("targets", "averageReplyMinutes"),
  "targets/resolutionHours": part("targets", "resolutionHours"),
  "targets/unownedMinutes": part("targets", "unownedMinutes"),
  "targets/abandonedMinutes": part("targets", "abandonedMinutes"),
  "targets/staleHours": part("targets", "staleHours"),
  autoTicket: whole("autoTicket"),
};

function whole<Key extends keyof InboxPolicy>(key: Key): Lens {
  return {
    of: (policy) => policy[key],
    taken: (policy, from) => ({ ...policy, [key]: from[key] }),
  };
}

function part<Section extends "close" | "expiry" | "targets">(
  section: Section,
  key: keyof InboxPolicy[Section],
): Lens {
  return {
    of: (policy) => policy[section][key],
    taken: (policy, from) => ({
      ...policy,
      [section]: { ...policy[section], [key]: from[section][key] },
    }),
  };
}

/** Values that say the same have the same form. */
function formOf(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (typeof value === "object" && value !== null) return JSON.stringify(Object.entries(value).sort());
  // A number that is not there yet is not "none": as JSON they would be the same.
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
