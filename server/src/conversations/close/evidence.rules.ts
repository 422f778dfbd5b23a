import { type Evidence, evidences } from "@relevo/contract/policies.ts";
import type { CloseFacts } from "./guard.rules.ts";

/** An evidence, and the message, comment, task or ticket that proves it. */
export interface Proof {
  kind: Evidence;
  ref: string;
}

/** Every evidence that holds and counts in the inbox, in the order a, b, c, d. */
export function evidenceOf(facts: CloseFacts): Proof[] {
  return evidences.flatMap((kind) => {
    const ref = facts.policy.close.anyOf.includes(kind) && counts(facts, kind) ? proofs[kind](facts) : null;
    return ref ? [{ kind, ref }] : [];
  });
}

/** A machine closes only what does not wait for us. */
function counts({ author, unanswered }: CloseFacts, kind: Evidence): boolean {
  return author !== null || (unanswered === null && (kind === "replied" || kind === "confirmed"));
}

const proofs: Record<Evidence, (facts: CloseFacts) => string | null> = {
  /** The last turn has a person's answer that arrived, or needs none. */
  replied: ({ lastInbound, settled, answer, unanswered }) => {
    if (!lastInbound) return answer?.id ?? null;
    if (settled === lastInbound.id) return settled;
    const after = answer !== null && unanswered === null && answer.at >= lastInbound.at;
    return after ? answer.id : null;
  },
  /** Told after the last thing they wrote: what was done before answered something else. */
  elsewhere: ({ comments, lastInbound }) =>
    comments.findLast(
      ({ at, triggers }) => triggers.includes("external") && (!lastInbound || at >= lastInbound.at),
    )?.id ?? null,
  follow_up: (facts) => taskLeft(facts) ?? ticketLeft(facts),
  /** Said by the last message, and by no other. */
  confirmed: ({ lastInbound, confirmed }) => (confirmed === lastInbound?.id ? confirmed : null),
};

/** Not before the oldest message that waits: what was left then was left for something else. */
function isSince({ unanswered }: CloseFacts, at: Date): boolean {
  return unanswered === null || at >= unanswered.at;
}

/** By a person: what a workflow plans for everybody says nothing of this customer. */
function taskLeft(facts: CloseFacts): string | null {
  const left = facts.tasks.find(
    ({ title, owner, dueAt, at, automatic }) =>
      !automatic && title.trim() !== "" && owner !== null && dueAt !== null && isSince(facts, at),
  );
  return left?.id ?? null;
}

/** Only a ticket made and tied by people, with what comes next: an automatic one says nothing of this customer. */
function ticketLeft(facts: CloseFacts): string | null {
  const { ticket } = facts;
  if (ticket?.link !== "confirmed" || ticket.by === "system" || ticket.source !== "user") return null;
  const planned = ticket.nextStep.trim() !== "" && ticket.nextStepAt !== null && ticket.owner !== null;
  return ticket.open && planned && isSince(facts, ticket.linkedAt) ? ticket.id : null;
}
