import * as contract from "@relevo/contract/closing.ts";
import { command, type Route } from "../platform/http.ts";
import { askResolved } from "./ask-resolved.ts";

export const automessageRoutes: Route[] = [
  command(contract.askResolved, (tx, { params }, { caller }) => askResolved(tx, caller, params.id)),
];
