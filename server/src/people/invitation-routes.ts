import * as shapes from "@relevo/contract/people.ts";
import { actorOf } from "../platform/caller.ts";
import { inAccount } from "../platform/db.ts";
import type { Desk } from "../platform/desk.ts";
import { command, query, type Route, route } from "../platform/http.ts";
import { refuse } from "../platform/refusal.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { type Entry, enter } from "./enter.ts";
import { invite } from "./invite.ts";
import { listInvitations } from "./list-invitations.ts";
import { revokeInvitations } from "./revoke-invitation.ts";
import { showInvitation } from "./show-invitation.ts";
import type { SignIn } from "./sign-in.ts";

export function invitationRoutes(desk: Desk, signIn: SignIn): Route[] {
  return [
    query(shapes.listInvitations, async (tx) => ({ items: await listInvitations(tx) })),
    // Not a command: its answer holds the link, which an idempotency key would keep.
    route(shapes.invite, ({ body }, { caller }, db) =>
      inAccount(db, caller.account, (tx) => invite(tx, actorOf(caller), desk.publicUrl(), body)),
    ),
    command(shapes.revokeInvitation, async (tx, { params }, { caller }) => {
      if ((await revokeInvitations(tx, actorOf(caller), params)) === 0) refuse("NOT_FOUND");
    }),
    route(shapes.showInvitation, ({ params }, _context, db) => showInvitation(db, signIn, params.token)),
    route(shapes.acceptInvitation, async ({ params, body }, { request, reply }, db) => {
      let entry: Entry | undefined;
      const joined = await acceptInvitation(db, signIn, { ...params, ...body }, async (mail, password) => {
        entry = await enter(desk, signIn, request, { mail, password });
      });
      entry ??= await enter(desk, signIn, request, { mail: joined.mail, password: body.password });
      await entry.open(reply, joined.account);
    }),
  ];
}
