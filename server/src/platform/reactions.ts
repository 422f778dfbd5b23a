import type { EventName } from "@relevo/contract/events.ts";
import { asSystem, type Database, inAccount, type Tx } from "./db.ts";
import { eachInTurn, type Worker } from "./loop.ts";
import type { LoggedEvent } from "./realtime.ts";

/**
 * What a folder does after events. In the transaction that moves its cursor it writes rows of its own
 * folder and arms deadlines due now, keyed by what they concern, so that a replay is harmless. It never
 * runs a command and never calls out: the deadline does.
 */
export interface Reaction {
  name: string;
  events: readonly EventName[];
  react(tx: Tx, events: readonly LoggedEvent[]): Promise<void>;
}

/** Events a reaction goes over in one transaction. */
const page = 1000;

/** Moves every reaction's cursor over every account's log; a process that dies loses no event and doubles none. */
export function reactionWorker(db: Database, reactions: readonly Reaction[]): Worker {
  const byName = new Map(reactions.map((one) => [one.name, one]));
  return {
    name: "reactions",
    // A transaction for each account behind: under load more gathers for it.
    pace: 200,
    async run() {
      const behind = await laggards(db, [...byName.keys()]);
      return eachInTurn(behind, async ({ account, reaction }) => {
        const one = byName.get(reaction);
        return one ? advance(account, one) : false;
      });
    },
  };

  function advance(account: string, reaction: Reaction): Promise<boolean> {
    return inAccount(db, account, async (tx) => {
      const [, [cursor]] = await Promise.all([
        tx.rows(
          "insert into reaction_cursors (account_id, reaction, event_id) values ($1, $2, 0) on conflict do nothing",
          [account, reaction.name],
        ),
        tx.rows<{ event_id: number }>(
          "select event_id from reaction_cursors where account_id = $1 and reaction = $2 for update skip locked",
          [account, reaction.name],
        ),
      ]);
      if (!cursor) return false;
      const last = await pageEnd(tx, cursor.event_id);
      if (last === null) return false;
      const mine = await wanted(tx, cursor.event_id, last, reaction.events);
      if (mine.length > 0) await reaction.react(tx, mine);
      await tx.rows("update reaction_cursors set event_id = $3 where account_id = $1 and reaction = $2", [
        account,
        reaction.name,
        last,
      ]);
      return true;
    });
  }
}

async function pageEnd(tx: Tx, cursor: number): Promise<number | null> {
  const [row] = await tx.rows<{ last: number | null }>(
    `select max(id) as last from
       (select id from events where account_id = $1 and id > $2 order by id limit ${page}) page`,
    [tx.account, cursor],
  );
  return row?.last ?? null;
}

/** The rest of a page is gone over without being read: most reactions want little of what happens. */
function wanted(tx: Tx, after: number, last: number, names: readonly EventName[]): Promise<LoggedEvent[]> {
  return tx.rows<LoggedEvent>(
    `select id, name, at, actor_kind, actor_id, contact_id, conversation_id, ticket_id, depth, data from events
     where account_id = $1 and id > $2 and id <= $3 and name = any($4) order by id`,
    [tx.account, after, last, names],
  );
}

/** Accounts whose log is ahead of a reaction's cursor: a key look-up for each. */
function laggards(
  db: Database,
  reactions: readonly string[],
): Promise<{ account: string; reaction: string }[]> {
  return asSystem(db, (tx) =>
    tx.rows(
      `select a.id as account, r.name as reaction from accounts a
       cross join unnest($1::text[]) r(name)
       cross join lateral (select id from events e where e.account_id = a.id order by id desc limit 1) newest
       left join reaction_cursors c on c.account_id = a.id and c.reaction = r.name
       where newest.id > coalesce(c.event_id, 0)`,
      [reactions],
    ),
  );
}
