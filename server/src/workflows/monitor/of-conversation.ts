import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { conversationRuns as shape } from "@relevo/contract/workflow-runs.ts";
import { seen } from "../../conversations/load.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { runPage } from "./list.ts";

/** What workflows did and will do with a conversation one sees. @throws NOT_FOUND */
export async function runsOfConversation(
  tx: Tx,
  caller: Caller,
  { params, query }: Input<typeof shape>,
): Promise<Output<typeof shape>> {
  found((await seen(tx, caller, [params.id])).get(params.id));
  return runPage(tx, { ...query, conversationId: params.id });
}
