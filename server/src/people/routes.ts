import * as shapes from "@relevo/contract/people.ts";
import { actorOf } from "../platform/caller.ts";
import { inAccount } from "../platform/db.ts";
import type { Desk } from "../platform/desk.ts";
import { command, query, type Route, route } from "../platform/http.ts";
import { refuse } from "../platform/refusal.ts";
import { createKey } from "./create-key.ts";
import { editMe } from "./edit-me.ts";
import { editMember } from "./edit-member.ts";
import { groupRoutes } from "./group-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { listKeys } from "./list-keys.ts";
import { showMe } from "./me.ts";
import { listMembers, showMember } from "./members.ts";
import { makeResetLink } from "./reset-link.ts";
import { revokeKeys } from "./revoke-key.ts";
import { setupRoutes } from "./setup-routes.ts";
import type { SignIn } from "./sign-in.ts";
import { switchAccount } from "./switch-account.ts";
import { webHeaders } from "./web-request.ts";

export function peopleRoutes(desk: Desk, signIn: SignIn): Route[] {
  return [
    query(shapes.showMe, async (tx, _input, { caller, request, reply }) => {
      if (caller.session !== null)
        for (const cookie of await signIn.renew(webHeaders(request))) reply.header("set-cookie", cookie);
      return showMe(tx, caller, signIn);
    }),
    command(shapes.editMe, async (tx, { body }, { caller }) => {
      await editMe(tx, caller, body);
      return showMe(tx, caller, signIn);
    }),
    route(shapes.switchAccount, ({ body }, { caller, request }, db) =>
      switchAccount(db, signIn, request, caller, body.accountId),
    ),
    query(shapes.listMembers, async (tx) => ({ items: await listMembers(tx) })),
    command(shapes.editMember, async (tx, { params, body }, { caller }) => {
      await editMember(tx, caller, signIn, params.id, body);
      return showMember(tx, params.id);
    }),
    // Answers that hold a secret are not commands: an idempotency key would keep the secret with its answer.
    route(shapes.resetLink, ({ params }, { caller }, db) =>
      inAccount(db, caller.account, (tx) =>
        makeResetLink(tx, actorOf(caller), signIn, desk.publicUrl(), params.id),
      ),
    ),
    query(shapes.listKeys, async (tx) => ({ items: await listKeys(tx) })),
    route(shapes.createKey, ({ body }, { caller }, db) =>
      inAccount(db, caller.account, (tx) => createKey(tx, caller.member, body)),
    ),
    command(shapes.revokeKey, async (tx, { params }, { caller }) => {
      if ((await revokeKeys(tx, actorOf(caller), params)) === 0) refuse("NOT_FOUND");
    }),
    ...groupRoutes,
    ...invitationRoutes(desk, signIn),
    ...setupRoutes(desk, signIn),
  ];
}
