import { leads } from "../conversations/can.rules.ts";
import { seen } from "../conversations/load.ts";
import { visibleWhere } from "../conversations/visible.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { Refusal, refuse } from "../platform/refusal.ts";
import { agentsOf } from "./agents.ts";
import { takeUp } from "./claim.ts";
import { mayGet } from "./distribute.rules.ts";

/** Tries before the queue is called empty: each one went to somebody quicker. */
const tries = 50;

/**
 * Atender siguiente: the caller becomes the owner of the one that waits longest of what they may claim; its id, or
 * null where nothing waits. Two who ask at once get different ones. @throws CAPACITY_FULL, NOT_FOUND
 */
export async function attendNext(tx: Tx, caller: Caller, inbox: string | undefined): Promise<string | null> {
  if (inbox && !caller.serves.some((one) => one.inbox === inbox)) refuse("NOT_FOUND");
  const open = await openQueues(tx, caller, inbox);
  const passed: string[] = [];
  // Whom others are busy with is passed over first; then waited for, lest the last one seems to be none.
  for (const others of ["skip locked", ""]) {
    // What came back first. Two questions, each in the order of its index.
    for (const rank of ["c.priority", "not c.priority"]) {
      for (let i = 0; i < tries; i++) {
        const id = await lockNext(tx, caller, { open, passed, others, rank });
        if (!id) break;
        passed.push(id);
        if (await taken(tx, caller, id)) return id;
      }
    }
  }
  return null;
}

async function taken(tx: Tx, caller: Caller, id: string): Promise<boolean> {
  const row = (await seen(tx, caller, [id])).get(id);
  if (row?.state !== "queued") return false;
  try {
    await takeUp(tx, caller, [row], "claim");
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "DISTRIBUTED") return false;
    throw error;
  }
}

/** A queue the caller may take from: what came in before `until`. */
interface Queue {
  inbox: string;
  until: Date;
}

async function openQueues(tx: Tx, caller: Caller, inbox: string | undefined): Promise<Queue[]> {
  const inboxes = caller.serves.map((one) => one.inbox).filter((id) => !inbox || id === inbox);
  const policies = [...(await policiesOf(tx, inboxes)).values()];
  const handedOut = policies.filter(({ policy }) => policy.distribution !== "off" && !leads(caller));
  const agents =
    handedOut.length > 0
      ? await agentsOf(
          tx,
          handedOut.map((one) => one.inbox),
        )
      : [];
  return policies.flatMap((one): Queue[] => {
    const guarded =
      handedOut.includes(one) &&
      agents.some((agent) => mayGet(agent, { inbox: one.inbox, group: null }, one.policy));
    if (!guarded) return [{ inbox: one.inbox, until: tx.at }];
    const { rescueMinutes } = one.policy;
    if (rescueMinutes === null) return [];
    return [{ inbox: one.inbox, until: new Date(tx.at.getTime() - rescueMinutes * 60_000) }];
  });
}

/** Locks the contact of the next in line; `others`: what is done about those whose contact somebody else has locked. */
async function lockNext(
  tx: Tx,
  caller: Caller,
  {
    open,
    passed,
    others,
    rank,
  }: { open: readonly Queue[]; passed: readonly string[]; others: string; rank: string },
): Promise<string | null> {
  const sight = visibleWhere(caller, "c", 4);
  const [row] = await tx.rows<{ id: string }>(
    `select c.id from conversations c join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     join jsonb_to_recordset($2::jsonb) as q(inbox uuid, until timestamptz) on q.inbox = c.inbox_id and c.queued_at <= q.until
     where c.account_id = $1 and c.state = 'queued' and ${rank} and c.id <> all($3::uuid[]) and ${sight.sql}
     order by c.queued_at, c.id limit 1 for no key update of p ${others}`,
    [tx.account, JSON.stringify(open), passed, ...sight.values],
  );
  return row?.id ?? null;
}
