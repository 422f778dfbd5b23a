import type { Approval, CloseRequest } from "@relevo/contract/closing.ts";
import { policyOf } from "../../../inboxes/policy.ts";
import { actorOf, type Caller } from "../../../platform/caller.ts";
import type { Tx } from "../../../platform/db.ts";
import { record } from "../../../platform/events.ts";
import { found, Refusal, refuse } from "../../../platform/refusal.ts";
import { mayClose, mayOverride } from "../../can.rules.ts";
import { allow, heldOne } from "../../load.ts";
import { closeConversations } from "../close.ts";
import { oneApproval } from "./load.ts";

/** A supervisor's yes closes it as it was asked for, by override with their reason; a no leaves it open. */
export async function decideApproval(
  tx: Tx,
  caller: Caller,
  input: { id: string; verdict: "approved" | "declined"; reason: string },
): Promise<Approval> {
  const [known] = await tx.rows<{ conversation: string }>(
    "select conversation_id as conversation from approvals where account_id = $1 and id = $2",
    [tx.account, input.id],
  );
  const row = await heldOne(tx, caller, found(known).conversation);
  // The contact's lock is held now: nobody else decides in between.
  const [asked] = await tx.rows<{ verdict: string | null; request: CloseRequest }>(
    "select verdict, request from approvals where account_id = $1 and id = $2",
    [tx.account, input.id],
  );
  const { verdict, request } = found(asked);
  if (verdict !== null) refuse("APPROVAL_OVER", { verdict });
  allow(mayClose(caller, row), { owner: row.owner_name });
  allow(mayOverride(caller, (await policyOf(tx, row.inbox_id)).policy.close.override));
  await tx.rows(
    "update approvals set verdict = $3, decided_by = $4, decided_at = $5, why = $6 where account_id = $1 and id = $2",
    [tx.account, input.id, input.verdict, caller.member, tx.at, input.reason],
  );
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  record(tx, "approval.decided", place, { approval: input.id, verdict: input.verdict });
  if (input.verdict === "approved") {
    const override = { reason: input.reason };
    const { refused } = await closeConversations(tx, caller, [
      { id: row.id, request: { ...request, override } },
    ]);
    if (refused[0]) throw new Refusal(refused[0].failures);
  }
  return oneApproval(tx, input.id);
}
