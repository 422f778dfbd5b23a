import * as contract from "@relevo/contract/closing.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { command, type Route } from "../../platform/http.ts";
import { found } from "../../platform/refusal.ts";
import { seen } from "../load.ts";
import { rendered } from "../rows.ts";
import { snoozeConversations } from "./snooze.ts";
import { unsnoozeConversations } from "./unsnooze.ts";

export const snoozeRoutes: Route[] = [
  command(contract.snooze, async (tx, { params: { id }, body }, { caller }) => {
    await snoozeConversations(tx, caller, [{ id, until: body.until === null ? null : new Date(body.until) }]);
    return shown(tx, caller, id);
  }),
  command(contract.unsnooze, async (tx, { params: { id } }, { caller }) => {
    await unsnoozeConversations(tx, caller, [id]);
    return shown(tx, caller, id);
  }),
];

async function shown(tx: Tx, caller: Caller, id: string) {
  return rendered(found((await seen(tx, caller, [id])).get(id)));
}
