import * as contract from "@relevo/contract/closing.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { command } from "../../platform/http.ts";
import { found } from "../../platform/refusal.ts";
import { seen } from "../load.ts";
import { rendered } from "../rows.ts";
import { mergeConversation } from "./merge.ts";
import { undoMerge } from "./undo.ts";

export const mergeRoutes = [
  command(contract.mergeConversations, async (tx, { params, body }, { caller }) => {
    await mergeConversation(tx, caller, params.id, body.intoId);
    return shown(tx, caller, body.intoId);
  }),
  command(contract.undoMerge, async (tx, { params }, { caller }) => {
    await undoMerge(tx, caller, params.id);
    return shown(tx, caller, params.id);
  }),
];

async function shown(tx: Tx, caller: Caller, id: string) {
  return rendered(found((await seen(tx, caller, [id])).get(id)));
}
