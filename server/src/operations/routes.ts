import * as contract from "@relevo/contract/operations.ts";
import { command, query, type Route, route } from "../platform/http.ts";
import { refuse } from "../platform/refusal.ts";
import { listHeld, releaseAccount } from "./release.ts";
import { stepClock } from "./test-clock.ts";

export function operationRoutes(settle: () => Promise<void>): Route[] {
  return [
    command(contract.release, (tx, _input, { caller }) => releaseAccount(tx, caller)),
    query(contract.listHeld, (tx) => listHeld(tx)),
    route(contract.stepClock, async ({ body }, _context, db) => {
      if (!db.testClock) refuse("NOT_FOUND");
      return { now: (await stepClock(db, settle, body.to ? new Date(body.to) : undefined)).toISOString() };
    }),
  ];
}
