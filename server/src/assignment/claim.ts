import { leads, mayClaim, type Standing } from "../conversations/can.rules.ts";
import { allow, held, seen } from "../conversations/load.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found, Refusal, refuse } from "../platform/refusal.ts";
import { agentsOf } from "./agents.ts";
import { mayTake } from "./claim.rules.ts";
import { mayGet } from "./distribute.rules.ts";
import { type Owned, own } from "./own.ts";

export interface Takeable extends Owned, Standing {
  owner_id: string | null;
  waiting_since: Date | null;
  queued_at: Date;
  owner_name: string | null;
}

/** Atender: the caller becomes the owner. Of many who try at once, one wins. @throws ALREADY_OWNED, DISTRIBUTED, CAPACITY_FULL */
export async function claimConversations(tx: Tx, caller: Caller, ids: readonly string[]): Promise<void> {
  // A look without the lock first: who comes late need not queue up behind it only to be refused.
  const early = await seen(tx, caller, ids);
  mustBeFree(
    caller,
    ids.map((id) => found(early.get(id))),
  );
  const rows = await held(tx, caller, ids);
  await takeUp(
    tx,
    caller,
    [...new Set(ids)].map((id) => found(rows.get(id))),
    "claim",
  );
}

/** The caller becomes the owner of conversations whose contacts are locked: by Atender, or by answering. */
export async function takeUp(
  tx: Tx,
  caller: Caller,
  rows: readonly Takeable[],
  act: "claim" | "reply",
): Promise<void> {
  if (rows.length === 0) return;
  mustBeFree(caller, rows);
  const ways = await waysToTake(tx, caller, rows, { capacity: act === "claim" });
  await own(
    tx,
    caller,
    rows.map((row, i) => ({
      row,
      owner: caller.member,
      group: null,
      ahead: false,
      told: { name: "conversation.assigned", how: act === "claim" ? (ways[i] ?? act) : act },
    })),
  );
}

function mustBeFree(caller: Caller, rows: readonly Takeable[]): void {
  for (const row of rows)
    allow(mayClaim(caller, row), row.owner_name ? { owner: row.owner_name } : undefined);
}

/** How the caller takes each out of its queue. @throws DISTRIBUTED, CAPACITY_FULL */
export async function waysToTake(
  tx: Tx,
  caller: Caller,
  rows: readonly Waiting[],
  limit: { capacity: boolean },
): Promise<("claim" | "rescue")[]> {
  return (await judgeTakes(tx, caller, rows, limit)).map((answer) => {
    if ("failures" in answer) throw new Refusal(answer.failures);
    return answer.how;
  });
}

type Waiting = Pick<Takeable, "inbox_id" | "group_id" | "queued_at" | "waiting_since">;

/**
 * The same, with what stands against each. Their own row is locked after the contacts: who is at the limit of their
 * capacity does not pass it by fifty claims at once, and nobody takes what their dismissal would leave behind.
 */
export async function judgeTakes(
  tx: Tx,
  caller: Caller,
  rows: readonly Waiting[],
  { capacity }: { capacity: boolean },
): Promise<ReturnType<typeof mayTake>[]> {
  const [me] = await tx.rows<{ active: boolean }>(
    "select active from members where account_id = $1 and id = $2 for no key update",
    [tx.account, caller.member],
  );
  if (!me?.active) refuse("FORBIDDEN");
  const policies = await policiesOf(
    tx,
    rows.map(({ inbox_id }) => inbox_id),
  );
  const all = [...policies.values()].map(({ policy }) => policy);
  const limited = capacity && all.some((policy) => policy.capacity !== null);
  const handedOut = !leads(caller) && all.some(({ distribution }) => distribution !== "off");
  const agents = handedOut ? await agentsOf(tx, [...policies.keys()]) : [];
  let holding = limited ? await waitingOn(tx, caller.member) : null;
  return rows.map((row) => {
    const rules = found(policies.get(row.inbox_id)).policy;
    const place = { inbox: row.inbox_id, group: row.group_id };
    const answer = mayTake(
      {
        queuedAt: row.queued_at,
        waits: row.waiting_since !== null,
        rules,
        leads: leads(caller),
        someoneEligible: agents.some((agent) => mayGet(agent, place, rules)),
        holding,
      },
      tx.at,
    );
    if (!("failures" in answer) && holding !== null && row.waiting_since !== null) holding += 1;
    return answer;
  });
}

/** Counted over rows, never kept: a counter of load drifts. */
async function waitingOn(tx: Tx, member: string): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(
    `select count(*)::int as n from conversations
     where account_id = $1 and owner_id = $2 and state = 'active' and waiting_since is not null`,
    [tx.account, member],
  );
  return row?.n ?? 0;
}
