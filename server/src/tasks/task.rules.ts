import type { RefusalCode } from "@relevo/contract/refusals.ts";

export interface TaskStanding {
  title: string;
  owner_id: string | null;
  due_at: Date | null;
  done_at: Date | null;
  cancelled_at: Date | null;
}
export interface TaskWish {
  title: string;
  ownerId: string | null;
  dueAt: string | null;
}

/** Done or cancelled, it is what it was. */
export function mayChange({ done_at, cancelled_at }: TaskStanding): true | RefusalCode {
  return (done_at === null && cancelled_at === null) || "TASK_OVER";
}

/** What a close rests on keeps its words, its owner and its date. */
export function mayReplace(row: TaskStanding, wish: TaskWish, evidence: boolean): true | RefusalCode {
  const open = mayChange(row);
  if (open !== true || !evidence) return open;
  const kept = wish.title === row.title && wish.ownerId === row.owner_id && sameDate(wish.dueAt, row.due_at);
  return kept || "IS_EVIDENCE";
}

export function mayCancel(row: TaskStanding, evidence: boolean): true | RefusalCode {
  const open = mayChange(row);
  return open === true && evidence ? "IS_EVIDENCE" : open;
}

/** A task is for later: a new date lies ahead. */
export function mayDate(dueAt: string | null, before: Date | null, now: Date): true | RefusalCode {
  if (dueAt === null || sameDate(dueAt, before)) return true;
  return new Date(dueAt) > now || "DATE_PAST";
}

function sameDate(dueAt: string | null, before: Date | null): boolean {
  return (dueAt === null ? null : new Date(dueAt).getTime()) === (before?.getTime() ?? null);
}
