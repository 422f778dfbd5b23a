import * as shapes from "@relevo/contract/people.ts";
import type { Desk } from "../platform/desk.ts";
import { type Route, route } from "../platform/http.ts";
import { enter } from "./enter.ts";
import { setUpAccount, setupNeeded } from "./set-up.ts";
import type { SignIn } from "./sign-in.ts";

export function setupRoutes(desk: Desk, signIn: SignIn): Route[] {
  return [
    route(shapes.showSetup, async (_input, _context, db) => ({ needed: await setupNeeded(db) })),
    route(shapes.setup, async ({ body }, { request, reply }, db) => {
      const { account } = await setUpAccount(db, signIn, body, { first: true, key: false });
      const entry = await enter(desk, signIn, request, body);
      await entry.open(reply, account);
    }),
  ];
}
