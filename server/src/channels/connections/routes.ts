import * as contract from "@relevo/contract/connections.ts";
import { actorOf } from "../../platform/caller.ts";
import { inAccount, type Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { query, type Route, route } from "../../platform/http.ts";
import { found } from "../../platform/refusal.ts";
import { createOneConnection } from "./create.ts";
import { editOneConnection } from "./edit.ts";
import { connectionOf, connectionRows } from "./rows.ts";

export function connectionRoutes(desk: Desk): Route[] {
  const shown = async (tx: Tx, id: string) => connectionOf(desk, found((await connectionRows(tx, id))[0]));
  return [
    query(contract.listConnections, async (tx) => ({
      items: (await connectionRows(tx)).map((row) => connectionOf(desk, row)),
    })),
    // The answer holds the verify token: an idempotency key would keep it unsealed.
    route(contract.createConnection, ({ body }, { caller }, db) =>
      inAccount(db, caller.account, async (tx) =>
        shown(tx, await createOneConnection(tx, actorOf(caller), desk.secrets, body)),
      ),
    ),
    route(contract.editConnection, ({ params, body }, { caller }, db) =>
      inAccount(db, caller.account, async (tx) => {
        await editOneConnection(tx, actorOf(caller), desk.secrets, params.id, body);
        return shown(tx, params.id);
      }),
    ),
  ];
}
