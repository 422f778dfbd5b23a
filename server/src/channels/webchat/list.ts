import type { VisitorMessage } from "@relevo/contract/webchat.ts";
import { Id } from "@relevo/contract/words.ts";
import type { Visitor } from "../../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db.ts";
import { refuseField } from "../../platform/refusal.ts";
import type { JsonObject } from "../inbound/item.ts";
import { fragmentOf } from "./fragment.rules.ts";
import { messagesBefore } from "./projection.ts";
import { messageOf } from "./write.ts";

/** Messages a page has. */
const size = 40;

/** A page of the visitor's thread, oldest first. The newest page ends with what is still to be received. */
export async function listMessages(
  tx: Tx,
  caller: Visitor,
  before: string | undefined,
): Promise<{ items: VisitorMessage[]; older: string | null }> {
  const place = before === undefined ? null : placeOf(before);
  // Read first: what is received in between is then in the thread.
  const waiting = place ? [] : await pending(tx, caller);
  const found = await messagesBefore(tx, caller.visitor, caller.connection, place, size + 1);
  const page = found.slice(0, size).reverse();
  const [oldest] = page;
  const here = new Set(page.map(({ message }) => message.id));
  return {
    items: [...page.map(({ message }) => message), ...waiting.filter(({ id }) => !here.has(id))],
    older: found.length > size && oldest ? encodeCursor([oldest.message.at, oldest.key]) : null,
  };
}

function placeOf(cursor: string): { at: Date; key: string } {
  const place = decodeCursor(cursor);
  if (!Id.safeParse(place.key).success) refuseField("/query/before");
  return place;
}

/** What the visitor wrote and the desk has kept, but not yet taken into the conversation. */
async function pending(tx: Tx, caller: Visitor): Promise<VisitorMessage[]> {
  const rows = await tx.rows<{ body: JsonObject }>(
    `select i.body from inbound_queue q join inbound_items i on i.id = q.item_id
     where q.account_id = $1 and q.connection_id = $2 and i.body->>'visitor' = $3 and i.body->>'kind' = 'message'
     order by i.id limit 100`,
    [tx.account, caller.connection, caller.visitor],
  );
  return rows.flatMap(({ body }) => {
    const fragment = fragmentOf(body);
    return fragment.kind === "message" ? [messageOf(fragment)] : [];
  });
}
