import { betterAuth } from "better-auth";
import type pg from "pg";
import type { Database } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { describe, type Log } from "../platform/log.ts";
import { newToken, type Secrets } from "../platform/secrets.ts";
import { authOptions, authPool, day } from "./auth-options.ts";

/** A browser's session: the cookie's, read from the database at each request. */
export interface Session {
  id: string;
  /** Names the session to the library; never leaves the server. */
  token: string;
  login: string;
  activeAccount: string | null;
}

/** Logins: passwords, sessions and second factors, as better-auth keeps them, in real time. */
export interface SignIn {
  /** Answers a request to one of the library's addresses below /api/auth. */
  handle(request: Request): Promise<Response>;
  session(headers: Headers): Promise<Session | null>;
  /** The Set-Cookie headers that prolong the session; at most one change a day. */
  renew(headers: Headers): Promise<string[]>;
  /** Makes the session work in another account. */
  setActiveAccount(token: string, account: string): Promise<void>;
  findLogin(mail: string): Promise<{ id: string } | null>;
  /** A new login's id; null when the mail has one already. */
  createLogin(login: { mail: string; name: string; password: string }): Promise<string | null>;
  /** Removes a login that belongs to no account. */
  removeLogin(mail: string): Promise<void>;
  hasTwoFactor(login: string): Promise<boolean>;
  /** A token with which a new password can be set, once. */
  resetToken(login: string): Promise<{ token: string; expiresAt: Date }>;
  /** Voids all that waits to be proved for the login: reset tokens, trusted devices, a second factor asked for. */
  forgetResets(login: string): Promise<void>;
  endSessions(login: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param given.publicUrl asked at the first use: the port may be known only after listening
 * @param given.limited whether attempts are limited per address (off where tests sign in all the time)
 */
export function openSignIn({
  db,
  secrets,
  log,
  publicUrl,
  limited,
}: {
  db: Database;
  secrets: Secrets;
  log: Log;
  publicUrl: () => string;
  limited: boolean;
}): SignIn {
  const pool = authPool(db);
  const openAuth = () => {
    const settings = { secret: secrets.derive("auth"), publicUrl: publicUrl(), limited };
    return betterAuth(authOptions(pool, settings, (error) => log.error(describe(error), "sign-in failed")));
  };
  let opened: ReturnType<typeof openAuth> | undefined;
  const auth = () => {
    opened ??= openAuth();
    return opened;
  };
  const logins = async () => (await auth().$context).internalAdapter;
  return {
    handle: (request) => auth().handler(request),
    async session(headers) {
      const found = await auth().api.getSession({ headers, query: { disableRefresh: true } });
      if (!found) return null;
      const { id, token, activeAccount } = found.session;
      return { id, token, login: found.user.id, activeAccount: activeAccount ?? null };
    },
    async renew(headers) {
      const renewed = await auth().api.getSession({ headers, returnHeaders: true });
      return renewed.headers.getSetCookie();
    },
    async setActiveAccount(token, account) {
      await (await logins()).updateSession(token, { activeAccount: account });
    },
    async findLogin(mail) {
      const found = await (await logins()).findUserByEmail(mail);
      return found ? { id: found.user.id } : null;
    },
    async createLogin({ mail, name, password }) {
      const { password: passwords } = await auth().$context;
      return insertLogin(pool, { mail, name, hash: await passwords.hash(password) });
    },
    async removeLogin(mail) {
      await pool.query('delete from "user" where email = $1', [mail]);
    },
    async hasTwoFactor(login) {
      const user: object | null = await (await logins()).findUserById(login);
      return user !== null && "twoFactorEnabled" in user && user.twoFactorEnabled === true;
    },
    async resetToken(login) {
      const token = newToken("");
      const expiresAt = new Date(Date.now() + day * 1000);
      const identifier = `reset-password:${token}`;
      await (await logins()).createVerificationValue({ value: login, identifier, expiresAt });
      return { token, expiresAt };
    },
    async forgetResets(login) {
      await pool.query("delete from verification where value = $1", [login]);
    },
    async endSessions(login) {
      await (await logins()).deleteUserSessions(login);
    },
    close: () => pool.end(),
  };
}

/** One statement, so that there is never a login without its password. */
async function insertLogin(
  pool: pg.Pool,
  { mail, name, hash }: { mail: string; name: string; hash: string },
): Promise<string | null> {
  const id = newId();
  const { rows } = await pool.query<{ id: string }>(
    `with login as (
       insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
       values ($1, $2, $3, false, $5, $5) on conflict (email) do nothing returning id, "createdAt" as at)
     insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     select $6, id, 'credential', id, $4, at, at from login returning "userId" as id`,
    [id, name, mail, hash, new Date(), newId()],
  );
  return rows[0]?.id ?? null;
}
