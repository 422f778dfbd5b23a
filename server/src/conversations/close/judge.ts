import type { CloseRequest } from "@relevo/contract/closing.ts";
import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import { type PolicyInForce, policiesOf } from "../../inboxes/policy.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { mayClose, mayOverride } from "../can.rules.ts";
import { isWritten } from "../comment.rules.ts";
import type { ConversationRow } from "../rows.ts";
import { closeFacts, type Found } from "./facts.ts";
import { closeGuard, type GuardAnswer, overriding } from "./guard.rules.ts";

export interface Judgement {
  row: ConversationRow;
  request: CloseRequest;
  /** What the guard says, whoever asks. */
  guard: GuardAnswer;
  facts: Found;
  /** What remains to refuse; empty: it may be closed. */
  failures: readonly Failure[];
  /** What a supervisor's reason goes over. */
  overridden: readonly RefusalCode[];
  /** Where the reason takes it, with the rules that were asked. */
  target: PolicyInForce;
  reason: string | null;
}

/** Asks the guard for conversations whose contacts are locked; each by the rules of the inbox it will be in, as they are now. */
export async function judgeCloses(
  tx: Tx,
  by: By,
  inputs: readonly { row: ConversationRow; request: CloseRequest }[],
): Promise<Judgement[]> {
  const wanted = inputs.flatMap(({ request }) => request.reasonId ?? []);
  const [facts, reasons] = await Promise.all([
    closeFacts(
      tx,
      inputs.map(({ row }) => row),
    ),
    inboxesOfReasons(tx, wanted),
  ]);
  const targetOf = ({ row, request }: (typeof inputs)[number]) =>
    (request.reasonId && request.reasonId !== row.reason_id && reasons.get(request.reasonId)) || row.inbox_id;
  const policies = await policiesOf(
    tx,
    inputs.flatMap((input) => [input.row.inbox_id, targetOf(input)]),
  );
  return inputs.map((input) => {
    const { row, request } = input;
    const target = leaving(found(policies.get(row.inbox_id)), found(policies.get(targetOf(input))));
    const reason = request.reasonId ?? row.reason_id;
    const known = found(facts.get(row.id));
    const author = isMachine(by) ? null : by.name;
    const { policy } = target;
    const standing = { state: row.state, owner: answerable(by, row), policy, reason, author };
    const guard = closeGuard({ ...known, ...standing }, request);
    const stray = request.reasonId && request.reasonId !== row.reason_id && !reasons.has(request.reasonId);
    const may = mayClose(by, row);
    const decided =
      may !== true
        ? { left: [{ code: may, data: { owner: row.owner_name } }], overridden: [] }
        : settled(by, request, target, [
            ...guard.failures,
            ...(stray ? [{ code: "REASON_NOT_OF_INBOX" as const }] : []),
          ]);
    return {
      row,
      request,
      guard,
      facts: known,
      failures: decided.left,
      overridden: decided.overridden,
      target,
      reason,
    };
  });
}

/**
 * Where it goes with the reason, by its rules; but what was due where it is stays due, and who may not override there
 * does not by choosing another inbox.
 */
function leaving(from: PolicyInForce, to: PolicyInForce): PolicyInForce {
  if (from.inbox === to.inbox) return to;
  const { close, commentTriggers } = to.policy;
  const was = from.policy.close;
  const stricter = {
    ...close,
    ticket: close.ticket || was.ticket,
    contactFields: [...new Set([...close.contactFields, ...was.contactFields])],
    override: was.override === "admin" ? was.override : close.override,
  };
  const due = [...new Set([...commentTriggers, ...from.policy.commentTriggers])];
  return { ...to, policy: { ...to.policy, close: stricter, commentTriggers: due } };
}

/** Who finalises what nobody had any more answers for it: it cannot be claimed, it is over. */
function answerable(by: By, { owner_id, state }: ConversationRow): string | null {
  return owner_id ?? (state === "expired" && !isMachine(by) ? by.member : null);
}

/** A person's own no: what is left after an override, or why theirs does not count. */
function settled(
  by: By,
  { override }: CloseRequest,
  { policy }: PolicyInForce,
  failures: readonly Failure[],
) {
  if (!override || failures.length === 0) return { left: failures, overridden: [] };
  const may = mayOverride(by, policy.close.override);
  if (may !== true) return { left: [...failures, { code: may }], overridden: [] };
  if (!isWritten(override.reason))
    return { left: [...failures, { code: "REASON_REQUIRED" as const }], overridden: [] };
  return overriding(failures);
}

/** Reasons that can still be chosen, with their inbox. */
async function inboxesOfReasons(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; inbox: string }>(
    "select id, inbox_id as inbox from reasons where account_id = $1 and id = any($2) and archived_at is null",
    [tx.account, [...new Set(ids)]],
  );
  return new Map(rows.map(({ id, inbox }) => [id, inbox]));
}
