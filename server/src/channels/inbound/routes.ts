import * as contract from "@relevo/contract/connections.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { listParked, replayParked } from "./parked.ts";

export const routes: Route[] = [
  query(contract.listParked, (tx) => listParked(tx)),
  command(contract.replayParked, (tx, { body }) => replayParked(tx, body.ids)),
];
