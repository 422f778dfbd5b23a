import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { type PolicyField, policyFields, valueIn } from "./fields.rules.ts";

/** What is wrong in a field, as a key of our words. */
export type Wrong = "number" | "capacity" | "evidence" | "text";

/** What each number may be, in its own unit: the contract's bounds. */
const bounds = {
  capacity: { from: 1, to: 200 },
  rescueMinutes: { from: 1, to: 44_640 },
  stickyDays: { from: 0, to: 365 },
  requeueMinutes: { from: 1, to: 44_640 },
  reopenGraceMinutes: { from: 0, to: 43_200 },
  "expiry/finaliseHours": { from: 1, to: 2160 },
  "expiry/templateHours": { from: 1, to: 720 },
  "targets/firstReplyMinutes": { from: 1, to: 44_640 },
  "targets/averageReplyMinutes": { from: 1, to: 44_640 },
  "targets/resolutionHours": { from: 1, to: 8760 },
  "targets/unownedMinutes": { from: 1, to: 44_640 },
  "targets/abandonedMinutes": { from: 1, to: 44_640 },
  "targets/staleHours": { from: 1, to: 8760 },
} as const satisfies Partial<Record<PolicyField, { from: number; to: number }>>;

/** What the server would refuse, said before it is asked. */
export function wrongFields(policy: InboxPolicy): Partial<Record<PolicyField, Wrong>> {
  const wrong: Partial<Record<PolicyField, Wrong>> = {};
  for (const field of policyFields) {
    const value = valueIn(policy, field);
    if (isNumeric(field) && typeof value === "number") {
      const { from, to } = bounds[field];
      if (!Number.isInteger(value) || value < from || value > to) wrong[field] = wrongNumber(field);
    }
  }
  if (policy.close.anyOf.length === 0) wrong["close/anyOf"] = "evidence";
  for (const field of ["greeting", "away"] as const)
    if (policy[field].on && policy[field].text.trim() === "") wrong[field] = "text";
  return wrong;
}

/** What a number out of its bounds is told as. */
export function wrongNumber(field: keyof typeof bounds): Wrong {
  return field === "capacity" ? "capacity" : "number";
}

export function isNumeric(field: PolicyField): field is keyof typeof bounds {
  return Object.hasOwn(bounds, field);
}
