import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { seen } from "../load.ts";
import { sightOf } from "../rows.ts";
import { isVisible } from "../visible.ts";
import type { Sockets } from "./socket.ts";

/** Tells colleagues who see the conversation that the caller writes. Not an event: nothing is kept. */
export async function sayTyping(
  tx: Tx,
  caller: Caller,
  sockets: Sockets,
  conversation: string,
): Promise<void> {
  const row = found((await seen(tx, caller, [conversation])).get(conversation));
  const by = { kind: "member", id: caller.member, name: caller.name } as const;
  for (const peer of sockets.get(tx.account) ?? [])
    if (peer.caller.member !== caller.member && isVisible(peer.caller, sightOf(row)))
      peer.say({ type: "typing", conversationId: conversation, by });
}
