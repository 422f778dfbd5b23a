import * as contract from "@relevo/contract/funnels.ts";
import { query, type Route } from "../platform/http.ts";
import { listFunnels } from "./list.ts";

export const routes: Route[] = [
  query(contract.listFunnels, async (tx, _, { caller }) => ({ items: await listFunnels(tx, caller) })),
];
