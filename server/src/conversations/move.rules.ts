import type { CommentTrigger, InboxPolicy } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { type By, isMachine } from "../platform/caller.ts";
import { mayClaim, mayHandOn, type Standing } from "./can.rules.ts";
import { dueBefore } from "./comment.rules.ts";

export interface Moving {
  row: Standing & { inbox_id: string; owner_name: string | null; flags: readonly CommentTrigger[] | null };
  /** Where it is now. */
  from: { global: boolean; policy: Pick<InboxPolicy, "commentTriggers"> };
  to: {
    inbox: string;
    reason: string | null;
    /** The reason is one of that inbox's. */
    known: boolean;
    /** That inbox has reasons to choose from. */
    hasReasons: boolean;
  };
  assignToMe: boolean;
  answered: readonly CommentTrigger[];
  worked: boolean;
}

/** All that stands against moving it. */
export function moveFailures(by: By, one: Moving): Failure[] {
  const { row, from, to } = one;
  const may = mayHandOn(by, row);
  if (may !== true) return [{ code: may }];
  const leaves = row.inbox_id !== to.inbox;
  const failures: Failure[] = [];
  if (to.reason !== null && !to.known) failures.push({ code: "REASON_NOT_OF_INBOX" });
  // What comes out of Global is classified, where there is anything to classify it by.
  if (leaves && from.global && to.reason === null && to.hasReasons)
    failures.push({ code: "REASON_REQUIRED" });
  if (one.assignToMe && !isMachine(by) && row.owner_id !== by.member) {
    const claim = mayClaim(by, row);
    if (claim !== true)
      failures.push({ code: claim, ...(row.owner_name ? { data: { owner: row.owner_name } } : {}) });
    if (!by.serves.some(({ inbox }) => inbox === to.inbox)) failures.push({ code: "TARGET_NOT_MEMBER" });
  }
  if (!leaves || isMachine(by)) return failures;
  const due = {
    policy: from.policy,
    flags: row.flags ?? [],
    answered: one.answered,
    workedByPerson: one.worked,
  };
  return [...failures, ...dueBefore("move", due)];
}
