import type { SetupBody } from "@relevo/contract/people.ts";
import { isSupportedCountry } from "libphonenumber-js/min";
import type { z } from "zod";
import { asSystem, type Database, type SystemTx } from "../platform/db.ts";
import { Refusal, refuse } from "../platform/refusal.ts";
import { type Created, createAccount } from "./create-account.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * Makes an account with its administrator and their login; with `first`, only on a desk that has none.
 * Of two at once the second waits for the first, and is refused.
 * @throws INVALID, ALREADY_SET_UP, MAIL_TAKEN (the mail has a login already)
 */
export async function setUpAccount(
  db: Database,
  signIn: SignIn,
  body: z.output<typeof SetupBody>,
  options: { first: boolean; key: boolean },
): Promise<Created> {
  refuseUnknownPlace(body);
  const created = await asSystem(db, async (tx) => {
    if (options.first) {
      await tx.rows("select pg_advisory_xact_lock(4_713_002)");
      if (!(await isNeeded(tx))) refuse("ALREADY_SET_UP");
    }
    // Inside the lock, so that the one who is refused leaves no login behind; and what a set-up that died
    // halfway left, which belongs to no account, does not stand in the way.
    if (options.first) await signIn.removeLogin(body.mail);
    const login = (await signIn.createLogin(body)) ?? refuse("MAIL_TAKEN");
    return createAccount(tx, { ...body, login }, options);
  });
  db.onCommit(created.account, new Set(["live", "reactions"]));
  return created;
}

/** Whether the desk still has no account. */
export function setupNeeded(db: Database): Promise<boolean> {
  return asSystem(db, isNeeded);
}

async function isNeeded(tx: SystemTx): Promise<boolean> {
  return (await tx.rows("select from accounts limit 1")).length === 0;
}

function refuseUnknownPlace({ country, timeZone }: { country: string; timeZone: string }): void {
  if (!isSupportedCountry(country))
    throw new Refusal([{ code: "INVALID", pointer: "/country", detail: "Not a country's two letters." }]);
  if (!isTimeZone(timeZone))
    throw new Refusal([
      { code: "INVALID", pointer: "/timeZone", detail: "Not a time zone of the IANA list." },
    ]);
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}
