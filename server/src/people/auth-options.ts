import type { BetterAuthOptions } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import pg from "pg";
import type { Database } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";

/** The header in which the bridge tells the library the client's address; a client's own is dropped. */
export const addressHeader = "x-relevo-address";
/** In seconds. */
export const day = 86_400;

/** Connections of the library's own: another role and schema of the same database. */
export function authPool(db: Database): pg.Pool {
  const { connectionString } = db.pool.options;
  if (connectionString === undefined) throw new Error("the database was opened without its address");
  const pool = new pg.Pool({
    connectionString,
    max: 4,
    options: "-c role=relevo_auth -c search_path=auth",
    application_name: "relevo sign-in",
    statement_timeout: 15_000,
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** How better-auth is set; `onFault` hears what is nobody's bad input. */
export function authOptions(
  pool: pg.Pool,
  { secret, publicUrl, limited }: { secret: string; publicUrl: string; limited: boolean },
  onFault: (error: unknown) => void,
) {
  return {
    appName: "Relevo",
    baseURL: new URL(publicUrl).origin,
    basePath: "/api/auth",
    secret,
    database: pool,
    // Whoever opens the desk by another name of the same machine is at home too: a page's origin is held
    // against the host it asked, which no browser lets a foreign page choose.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: 30 * day,
      updateAge: day,
      // Never cached in the cookie: a deactivation counts at the next request.
      additionalFields: { activeAccount: { type: "string", required: false, input: false } },
    },
    verification: { storeIdentifier: "hashed" },
    plugins: [twoFactor({ issuer: "Relevo" })],
    rateLimit: {
      enabled: limited,
      storage: "memory",
      // An office signs in from one address in the morning; a password has ten characters at least.
      customRules: {
        "/sign-in/*": { window: 60, max: 20 },
        "/two-factor/*": { window: 60, max: 20 },
        "/reset-password": { window: 60, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: "relevo",
      useSecureCookies: publicUrl.startsWith("https:"),
      // Said outright, since the library drops both checks under NODE_ENV=test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId(), validateSchema: false },
    },
    telemetry: { enabled: false },
    // Its messages name mails and addresses; faults are told by class and place.
    logger: { disabled: true },
    onAPIError: {
      onError(error) {
        const isAnswer = error instanceof Error && "statusCode" in error && Number(error.statusCode) < 500;
        if (!isAnswer) onFault(error);
      },
    },
  } satisfies BetterAuthOptions;
}
