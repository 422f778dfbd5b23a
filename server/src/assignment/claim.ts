import { mayClaim } from "../conversations/can.rules.ts";
import { allow, held } from "../conversations/load.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { own } from "./own.ts";

/** Atender: the caller becomes the owner. Of many who try at once, one wins. @throws ALREADY_OWNED */
export async function claimConversations(tx: Tx, caller: Caller, ids: readonly string[]): Promise<void> {
  const rows = await held(tx, caller, ids);
  const changes = ids.map((id) => {
    const row = found(rows.get(id));
    allow(mayClaim(caller, row), row.owner_name ? { owner: row.owner_name } : undefined);
    return { row, owner: caller.member, group: null };
  });
  await own(tx, actorOf(caller), "claim", changes);
}
