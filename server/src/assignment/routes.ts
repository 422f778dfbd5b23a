import * as contract from "@relevo/contract/team.ts";
import { command, query, type Route } from "../platform/http.ts";
import { setAvailability } from "./availability.ts";
import { handOver } from "./hand-over.ts";
import { teamNow } from "./team.ts";

export const routes: Route[] = [
  query(contract.showTeam, (tx, _input, { caller }) => teamNow(tx, caller)),
  command(contract.setAvailability, (tx, { params, body }, { caller }) =>
    setAvailability(tx, caller, { ...params, ...body }),
  ),
  command(contract.handOver, (tx, { params, body }, { caller }) =>
    handOver(tx, caller, { member: params.id, to: body.memberIds, reason: body.reason }),
  ),
];
