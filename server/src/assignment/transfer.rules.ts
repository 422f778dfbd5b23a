import type { Role } from "@relevo/contract/abilities.ts";
import type { CommentTrigger, InboxPolicy } from "@relevo/contract/policies.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { mayHandOn, type Standing } from "../conversations/can.rules.ts";
import { dueBefore } from "../conversations/comment.rules.ts";
import { type By, isMachine } from "../platform/caller.ts";

/** To whom: a person, a group's queue, or back to the inbox's own. */
export type Target =
  | { kind: "member"; id: string; role: Role; active: boolean; serves: readonly string[] }
  | { kind: "group"; id: string; serves: readonly string[] }
  | { kind: "queue" };
export interface Transferring {
  row: Standing & {
    inbox_id: string;
    group_id: string | null;
    owner_name: string | null;
    flags: readonly CommentTrigger[] | null;
  };
  target: Target;
  /** The owner the caller saw; undefined does not care. */
  seenOwner: string | null | undefined;
  policy: Pick<InboxPolicy, "commentTriggers">;
  /** A person wrote to the customer or commented before. */
  worked: boolean;
  /** Of the comment in the same act; null: there is none. */
  comment: { answered: readonly CommentTrigger[]; mentions: boolean } | null;
}

/** All that stands against handing it on. */
export function transferFailures(by: By, one: Transferring): Failure[] {
  const { row, target, seenOwner } = one;
  const may = mayHandOn(by, row);
  if (may !== true) return [{ code: may }];
  if (seenOwner !== undefined && seenOwner !== row.owner_id)
    return [{ code: "CONFLICT", data: { owner: row.owner_name } }];
  return [...targetFailures(one), ...(isMachine(by) ? [] : commentFailures(one)), ...aimless(target, one)];
}

function targetFailures({ row, target }: Transferring): Failure[] {
  const already =
    target.kind === "member"
      ? target.id === row.owner_id
      : row.owner_id === null && row.group_id === (target.kind === "group" ? target.id : null);
  if (already) return [{ code: "TARGET_SELF" }];
  if (target.kind === "queue") return [];
  if (target.kind === "member" && !target.active) return [{ code: "TARGET_INACTIVE" }];
  const reads = target.kind === "member" && target.role === "viewer";
  return reads || !target.serves.includes(row.inbox_id) ? [{ code: "TARGET_NOT_MEMBER" }] : [];
}

/** An escalation tags somebody and says who goes on with it: without that it is refused, whatever else it tells. */
function aimless(target: Target, { comment }: Transferring): Failure[] {
  if (target.kind !== "queue" || !comment?.mentions) return [];
  return [{ code: "INVALID", pointer: "/memberId", detail: "an escalation names a person or a group" }];
}

function commentFailures({ row, policy, worked, comment }: Transferring): Failure[] {
  const answered = comment?.answered ?? [];
  return dueBefore("transfer", { policy, flags: row.flags ?? [], answered, workedByPerson: worked });
}
