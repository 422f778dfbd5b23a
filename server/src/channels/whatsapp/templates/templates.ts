import * as contract from "@relevo/contract/templates.ts";
import type { Desk, Furniture } from "../../../platform/desk.ts";
import { query, route } from "../../../platform/http.ts";
import { listTemplatesPage } from "./list.ts";
import { syncTemplates } from "./sync.ts";

/** The messages Meta approved: which there are, and reading them anew. */
export function templates(desk: Desk): Furniture {
  return {
    routes: [
      query(contract.listTemplates, (tx, { query }) => listTemplatesPage(tx, query)),
      route(contract.syncTemplates, ({ params }, { caller }) =>
        syncTemplates(desk, caller.account, params.id),
      ),
    ],
  };
}
