import type { Approval, CloseRequest } from "@relevo/contract/closing.ts";
import { actorOf, type Caller } from "../../../platform/caller.ts";
import type { Tx } from "../../../platform/db.ts";
import { record } from "../../../platform/events.ts";
import { newId } from "../../../platform/ids.ts";
import { found, Refusal } from "../../../platform/refusal.ts";
import { unlessTaken } from "../../../platform/taken.ts";
import { mayClose } from "../../can.rules.ts";
import { allow, heldOne } from "../../load.ts";
import { overriding } from "../guard.rules.ts";
import { judgeCloses } from "../judge.ts";
import { oneApproval } from "./load.ts";

/** Pedir autorización: it stays open until a supervisor says yes. What nobody can go over is refused at once. */
export async function askForApproval(
  tx: Tx,
  caller: Caller,
  input: { conversation: string; request: CloseRequest; note: string },
): Promise<Approval> {
  const row = await heldOne(tx, caller, input.conversation);
  allow(mayClose(caller, row), { owner: row.owner_name });
  // The supervisor's reason is theirs to give.
  const { override: _, ...request } = input.request;
  const [judged] = await judgeCloses(tx, caller, [{ row, request }]);
  const { failures } = found(judged);
  const { left } = overriding(failures.filter((one) => !lacksOnlyNote(one)));
  if (left.length > 0) throw new Refusal(left);
  const id = newId();
  await unlessTaken("APPROVAL_OPEN", () =>
    tx.rows(
      `insert into approvals (account_id, id, conversation_id, request, failures, note, asked_by, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tx.account,
        id,
        row.id,
        JSON.stringify(request),
        JSON.stringify(failures),
        input.note,
        caller.member,
        tx.at,
      ],
    ),
  );
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  record(tx, "approval.asked", place, { approval: id });
  return oneApproval(tx, id);
}

/** The supervisor's reason will be the note. */
function lacksOnlyNote({
  code,
  data,
}: {
  code: string;
  data?: Record<string, unknown> | undefined;
}): boolean {
  return code === "NO_RECORD" && Array.isArray(data?.missing) && data.missing.every((one) => one === "note");
}
