import type { Role } from "@relevo/contract/abilities.ts";
import type { FastifyRequest } from "fastify";
import type { Caller } from "../platform/caller.ts";
import { asSystem, type SystemTx } from "../platform/db.ts";
import type { Desk } from "../platform/desk.ts";
import { refuse } from "../platform/refusal.ts";
import { hashToken } from "../platform/secrets.ts";
import { lowerRole } from "./roles.rules.ts";
import { isOwnPage } from "./same-origin.rules.ts";
import { type MemberSight, sightColumns } from "./sight.ts";
import type { SignIn } from "./sign-in.ts";
import { ownOrigin, webHeaders } from "./web-request.ts";

/** Who calls: an API key (`Authorization: Bearer rk_…`) or a session's cookie. Read anew at each request. */
export function credentials(
  desk: Desk,
  signIn: SignIn,
): { caller(request: FastifyRequest): Promise<Caller | null> } {
  return {
    async caller(request) {
      const { authorization } = request.headers;
      if (authorization !== undefined) return callerOfKey(desk, authorization);
      const session = await signIn.session(webHeaders(request));
      if (!session) return null;
      if (changesSomething(request) && !fromOwnPage(desk, request)) refuse("FORBIDDEN", { reason: "ORIGIN" });
      const sight = await asSystem(desk.db, (tx) => sightOfLogin(tx, session.login, session.activeAccount));
      return sight && { ...sight, credential: `session:${session.id}`, session: session.id };
    },
  };
}

async function callerOfKey(desk: Desk, authorization: string): Promise<Caller | null> {
  const key = /^Bearer (rk_[\w-]{10,100})$/i.exec(authorization)?.[1];
  if (!key) return null;
  return asSystem(desk.db, async (tx) => {
    const [row] = await tx.rows<MemberSight & { key: string; keyRole: Role; stale: boolean }>(
      `select k.id as key, k.role as "keyRole", coalesce(k.last_used_at <= $2, true) as stale, ${sightColumns}
       from doors d
       join api_keys k on k.account_id = d.account_id and k.id = d.ref and k.revoked_at is null
       join members m on m.account_id = k.account_id and m.id = k.member_id and m.active
       where d.kind = 'api-key' and d.key = $1`,
      [hashToken(key), new Date(tx.at.getTime() - 60_000)],
    );
    if (!row) return null;
    const { key: id, keyRole, stale, ...sight } = row;
    // Once a minute: a busy key would otherwise write at each request.
    if (stale)
      await tx.rows("update api_keys set last_used_at = $3 where account_id = $1 and id = $2", [
        sight.account,
        id,
        tx.at,
      ]);
    return { ...sight, role: lowerRole(sight.role, keyRole), credential: `key:${id}`, session: null };
  });
}

/** The account the session works in, while the login is active there; else the first of theirs. */
async function sightOfLogin(
  tx: SystemTx,
  login: string,
  account: string | null,
): Promise<MemberSight | null> {
  const [row] = await tx.rows<MemberSight>(
    `select ${sightColumns} from memberships s
     join members m on m.account_id = s.account_id and m.id = s.member_id and m.active
     where s.user_id = $1 order by (m.account_id = $2::uuid) is true desc, m.created_at, m.account_id limit 1`,
    [login, account],
  );
  return row ?? null;
}

/** Sockets count: they begin as a GET, and a foreign page may open one with our cookie. */
function changesSomething(request: FastifyRequest): boolean {
  return !["GET", "HEAD"].includes(request.method) || request.headers.upgrade !== undefined;
}

function fromOwnPage(desk: Desk, request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  const provenance = { site: typeof site === "string" ? site : undefined, origin: request.headers.origin };
  return isOwnPage(provenance, [ownOrigin(desk, request), new URL(desk.publicUrl()).origin]);
}
