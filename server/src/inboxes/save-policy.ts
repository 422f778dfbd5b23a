import { isDeepStrictEqual } from "node:util";
import { InboxPolicy } from "@relevo/contract/policies.ts";
import { selfClosing } from "../funnels/self-closing.ts";
import { stagesById } from "../funnels/stage-facts.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { found, Refusal, refuse } from "../platform/refusal.ts";
import { type Named, policyFailures, tidyPolicy, toldField } from "./policy.rules.ts";
import { policyOf } from "./policy.ts";

/**
 * Saves an inbox's rules as a new version, in force at once; nothing else changes them. Saving what is already so
 * makes no version. `version` is the one it was edited from.
 * @throws NOT_FOUND, CONFLICT, INVALID
 */
export async function savePolicy(
  tx: Tx,
  actor: Actor,
  inbox: string,
  input: { policy: InboxPolicy; version: number },
): Promise<number> {
  const [row] = await tx.rows<{ id: string }>(
    "select id from inboxes where account_id = $1 and id = $2 for no key update",
    [tx.account, inbox],
  );
  found(row);
  const before = await policyOf(tx, inbox);
  if (before.version !== input.version) refuse("CONFLICT", { version: before.version });
  const policy = tidyPolicy(input.policy);
  const changed = changedFields(before.policy, policy);
  if (changed.length === 0) return before.version;
  const failures = policyFailures(policy, await named(tx, policy));
  if (failures.length > 0) throw new Refusal(failures);
  const version = before.version + 1;
  await tx.rows(
    `with kept as (insert into inbox_policies (account_id, inbox_id, version, policy, author_id, at) values ($1, $2, $3, $4, $5, $6))
     update inboxes set policy_version = $3 where account_id = $1 and id = $2`,
    [tx.account, inbox, version, JSON.stringify(policy), actor.kind === "member" ? actor.id : null, tx.at],
  );
  const fields = Object.fromEntries(
    changed.map((field) => [field, { from: toldField(field, before.policy), to: toldField(field, policy) }]),
  );
  record(tx, "policy.changed", { actor }, { inbox, version, fields });
  return version;
}

function changedFields(from: InboxPolicy, to: InboxPolicy): (keyof InboxPolicy)[] {
  return InboxPolicy.keyof().options.filter((field) => !isDeepStrictEqual(from[field], to[field]));
}

/** Locked, so that a calendar or stage cannot go away while it is being named. */
async function named(tx: Tx, { calendarId, autoTicket }: InboxPolicy): Promise<Named> {
  const stageIds = autoTicket ? [autoTicket.stageId] : [];
  const [calendars, stages, ending] = await Promise.all([
    tx.rows("select id from calendars where account_id = $1 and id = $2 for key share", [
      tx.account,
      calendarId,
    ]),
    stagesById(tx, stageIds),
    selfClosing(tx, stageIds),
  ]);
  const stage = autoTicket && stages.get(autoTicket.stageId);
  return {
    calendar: calendars.length > 0,
    stage: stage?.funnelId === autoTicket?.funnelId,
    begins: ending.size === 0,
  };
}
