import type { SetupBody } from "@relevo/contract/people.ts";
import type { z } from "zod";
import { autoTicketFor, createDefaultFunnels } from "../funnels/default-funnels.ts";
import { createInboxes } from "../inboxes/create.ts";
import { defaultInboxes } from "../inboxes/defaults.rules.ts";
import { presetPolicy } from "../inboxes/presets.rules.ts";
import type { SystemTx, Tx } from "../platform/db.ts";
import { record, system, writeEvents } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { createKey } from "./create-key.ts";
import { joinAccount } from "./join.ts";

export interface NewAccount extends Omit<z.output<typeof SetupBody>, "password"> {
  /** The administrator's login. */
  login: string;
}
export interface Created {
  account: string;
  member: string;
  /** An administrator's API key, where one was asked for. */
  key: string | null;
}

/**
 * Makes a tenant: the account, its funnels, its four default inboxes, its first administrator. It runs as the system,
 * since the app's role sees no account before there is one.
 */
export async function createAccount(
  all: SystemTx,
  given: NewAccount,
  options: { key: boolean },
): Promise<Created> {
  const tx: Tx = { ...all, account: newId(), events: [], held: new Set(), wake: () => {} };
  await tx.rows(
    `insert into accounts (id, name, country, time_zone, language, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [tx.account, given.company, given.country, given.timeZone, given.language, tx.at],
  );
  record(tx, "account.created", { actor: system }, {});
  await createDefaultFunnels(tx, given);
  for (const { column, ...plan } of defaultInboxes(given.language)) {
    const policy = presetPolicy("guide", column, await autoTicketFor(tx, column));
    await createInboxes(tx, system, [{ ...plan, policy, servedBy: [] }]);
  }
  const member = await joinAccount(tx, { ...given, role: "admin", inboxIds: null });
  const key = options.key ? await createKey(tx, member, { name: "Setup", role: "admin" }) : null;
  await writeEvents(tx, tx.events);
  return { account: tx.account, member, key: key?.key ?? null };
}
