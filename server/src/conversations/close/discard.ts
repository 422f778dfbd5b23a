import type { DiscardReason } from "@relevo/contract/closing.ts";
import { policyOf } from "../../inboxes/policy.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { absorbTickets } from "../../tickets/absorb.ts";
import { mayDiscard } from "../can.rules.ts";
import { allow, heldOne } from "../load.ts";
import { writeClosures } from "./closures.ts";
import { endConversations } from "./end.ts";

/** Descartar: there was nothing to attend. Its own end, told apart from a close in every figure, with its reason. */
export async function discardConversation(
  tx: Tx,
  caller: Caller,
  input: { id: string; reason: DiscardReason; note: string },
): Promise<void> {
  const row = await heldOne(tx, caller, input.id);
  allow(mayDiscard(caller, row), { owner: row.owner_name });
  const { version } = await policyOf(tx, row.inbox_id);
  const ending = { row, state: "discarded", inbox: row.inbox_id, reason: row.reason_id } as const;
  const sight = (await endConversations(tx, [ending])).get(row.id);
  const closure = newId();
  await writeClosures(tx, [
    {
      id: closure,
      row,
      via: "discard",
      member: caller.member,
      owner: row.owner_id ?? caller.member,
      evidence: null,
      ref: null,
      outcome: "",
      note: input.note,
      why: input.reason,
      policyVersion: version,
      overridden: [],
    },
  ]);
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  if (sight) record(tx, "conversation.discarded", place, { ...sight, closure, reason: input.reason });
  if (row.ticket_id) await absorbTickets(tx, caller, [{ ticket: row.ticket_id, into: null }]);
}
