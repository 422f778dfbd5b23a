import type { CloseRequest, checkClose } from "@relevo/contract/closing.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { tasksOf } from "../../tasks/load.ts";
import { linkOf } from "../../tickets/link-of.ts";
import { mayClose, mayOverride } from "../can.rules.ts";
import { seen } from "../load.ts";
import { judgeCloses } from "./judge.ts";

/** What a close would be refused for, asked of the same guard; nothing is locked and nothing changes. */
export async function checkOneClose(
  tx: Tx,
  caller: Caller,
  id: string,
  request: CloseRequest,
): Promise<Output<typeof checkClose>> {
  const row = found((await seen(tx, caller, [id])).get(id));
  const [judged] = await judgeCloses(tx, caller, [{ row, request }]);
  const { guard, failures, facts, target } = found(judged);
  const [ticket, tasks, said] = await Promise.all([
    linkOf(tx, id),
    tasksOf(tx, id),
    textOf(tx, facts.lastInbound?.id),
  ]);
  const overrides =
    mayClose(caller, row) === true && mayOverride(caller, target.policy.close.override) === true;
  return {
    failures: [...failures],
    evidence: guard.evidence,
    warnings: guard.warnings,
    requiresTicket: target.policy.close.ticket,
    noteRequired: guard.noteRequired,
    lastInbound: facts.lastInbound && {
      ...facts.lastInbound,
      at: facts.lastInbound.at.toISOString(),
      text: said,
    },
    mayOverride: overrides,
    ticket,
    tasks: tasks.filter(({ doneAt, cancelledAt }) => doneAt === null && cancelledAt === null),
    flags: row.flags ?? [],
  };
}

/** First 500 characters: enough to see what it was about. */
async function textOf(tx: Tx, message: string | undefined): Promise<string> {
  if (!message) return "";
  const [row] = await tx.rows<{ text: string }>(
    "select left(text, 500) as text from messages where account_id = $1 and id = $2",
    [tx.account, message],
  );
  return row?.text ?? "";
}
