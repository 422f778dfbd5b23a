import { callHook, renewHook } from "@relevo/contract/workflows.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { command, type Route, route } from "../../platform/http.ts";
import { once } from "../../platform/idempotency.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { startByHook } from "./call.ts";
import { doorOfToken } from "./door.ts";
import { renew } from "./renew.ts";

/** Characters of a body, about 64 kB. */
const longest = 64 * 1024;

export function hookRoutes(desk: Desk): Route[] {
  return [
    command(renewHook, async (tx, { params }, { caller }) => ({
      hookUrl: await renew(tx, desk, caller, params.id),
    })),
    route(callHook, async ({ params, body }, { request }, db) => {
      if (JSON.stringify(body).length > longest) refuse("TOO_LARGE");
      const { account, workflow } = found(await doorOfToken(db, params.token));
      // Who calls again since no answer came brings the same key, and starts nothing twice.
      await inAccount(db, account, (tx) =>
        once(tx, request, `hook:${workflow}`, () => startByHook(tx, workflow, body)),
      );
    }),
  ];
}
