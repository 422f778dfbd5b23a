import { lockContacts } from "../../contacts/lock.ts";
import type { Callout } from "../../deadlines/kind.ts";
import { inAccount, type Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import type { HttpRequest, Outcome } from "../effects.rules.ts";
import { call } from "./call.ts";
import { type Came, outcomeOf, patience } from "./outcome.rules.ts";
import { secretsIn, withSecrets } from "./request.rules.ts";
import { resolveName } from "./resolve.ts";

/** The step of a run a call is made for. `tries`: how often it is asked, with this time. */
export interface CallPlace {
  account: string;
  run: string;
  n: number;
  contact: string;
  tries: number;
}

/** How the engine takes it up again: in the call's own transaction, the contact locked. A run that went on is left alone. */
export interface Answered {
  conclude(tx: Tx, run: string, n: number, outcome: Outcome): Promise<void>;
  /** To be asked again then, with one more try. */
  again(tx: Tx, run: string, n: number, at: Date): Promise<void>;
}

/**
 * Sends a step's request after the commit, and concludes it in a transaction of its own. Whoever asks again, after an
 * error or since the process died, does so under the same Idempotency-Key.
 */
export function callOf(desk: Desk, place: CallPlace, request: HttpRequest, answered: Answered): Callout {
  const { account, run, n, contact, tries } = place;
  return async () => {
    const secrets = await inAccount(desk.db, account, async (tx) =>
      (await stillWaits(tx, run, n)) ? openSecrets(tx, desk, secretsIn(request)) : null,
    );
    if (!secrets) return;
    const came = await send(desk, request, secrets, `${run}:${n}`);
    await inAccount(desk.db, account, async (tx) => {
      await lockContacts(tx, [contact]);
      const pause = patience(came, request, tries);
      if (pause !== null) await answered.again(tx, run, n, new Date(tx.at.getTime() + pause));
      else await answered.conclude(tx, run, n, outcomeOf(came, request, secrets.values()));
    });
  };
}

async function send(
  desk: Desk,
  request: HttpRequest,
  secrets: ReadonlyMap<string, string>,
  key: string,
): Promise<Came> {
  const whole = withSecrets(request, secrets);
  if ("missing" in whole) return { why: "secret", name: whole.missing };
  return call(whole.request, key, { allowed: desk.config.httpAllowHosts, resolve: resolveName });
}

/** It may have stood in line until somebody cancelled the run, or until its time ran out and it was asked again. */
async function stillWaits(tx: Tx, run: string, n: number): Promise<boolean> {
  const rows = await tx.rows(
    "select from runs where account_id = $1 and id = $2 and n = $3 and state = 'waiting' and wakes = 'call'",
    [tx.account, run, n],
  );
  return rows.length > 0;
}

/** By name. What was sealed with another key is as good as not there. */
async function openSecrets(tx: Tx, desk: Desk, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; name: string; value: string }>(
    "select id, name, value from workflow_secrets where account_id = $1 and name = any($2)",
    [tx.account, names],
  );
  return new Map(
    rows.flatMap(({ id, name, value }): [string, string][] => {
      try {
        return [[name, desk.secrets.open(value, id)]];
      } catch {
        return [];
      }
    }),
  );
}
