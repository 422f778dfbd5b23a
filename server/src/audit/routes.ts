import * as contract from "@relevo/contract/audit.ts";
import { query, route } from "../platform/http.ts";
import { exportAudit } from "./export.ts";
import { auditPage } from "./list.ts";

export const routes = [
  query(contract.listAudit, (tx, { query }) => auditPage(tx, query)),
  route(contract.exportAudit, ({ query }, { caller, reply }, db) =>
    exportAudit(db, caller.account, query, reply),
  ),
];
