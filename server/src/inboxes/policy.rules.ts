import { commentTriggers, contactFields, evidences, type InboxPolicy } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

/** What a policy names outside of itself, and whether the account has it. */
export interface Named {
  calendar: boolean;
  stage: boolean;
  /** A ticket can begin in it: it does not end one at once. */
  begins: boolean;
}

/** What is wrong with a policy, by JSON pointer into the request. */
export function policyFailures(policy: InboxPolicy, named: Named): Failure[] {
  const failures: Failure[] = [];
  const wrong = (pointer: string, detail: string) =>
    failures.push({ code: "INVALID", pointer: `/policy${pointer}`, detail });
  for (const message of ["greeting", "away"] as const)
    if (policy[message].on && policy[message].text === "")
      wrong(`/${message}/text`, "A message that is on needs its text.");
  if (policy.calendarId !== null && !named.calendar) wrong("/calendarId", "There is no such calendar.");
  if (policy.autoTicket !== null && !named.stage)
    wrong("/autoTicket/stageId", "There is no such stage in that funnel.");
  else if (policy.autoTicket !== null && !named.begins)
    wrong("/autoTicket/stageId", "That stage would end the ticket at once.");
  return failures;
}

/** Each choice once and in the contract's order: what says the same is the same. */
export function tidyPolicy(policy: InboxPolicy): InboxPolicy {
  const { close } = policy;
  return {
    ...policy,
    close: {
      ...close,
      anyOf: evidences.filter((one) => close.anyOf.includes(one)),
      contactFields: contactFields.filter((one) => close.contactFields.includes(one)),
    },
    commentTriggers: commentTriggers.filter((one) => policy.commentTriggers.includes(one)),
  };
}

/** A field as the log tells it: never a message's text, which the version keeps. */
export function toldField(field: keyof InboxPolicy, policy: InboxPolicy): unknown {
  return field === "greeting" || field === "away" ? { on: policy[field].on } : policy[field];
}
