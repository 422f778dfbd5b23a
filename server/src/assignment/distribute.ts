import { lockContacts } from "../contacts/lock.ts";
import { arm } from "../deadlines/arm.ts";
import type { Kind } from "../deadlines/kind.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Machine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { agentsOf } from "./agents.ts";
import {
  type Agent,
  type Assignment,
  decide,
  type HandOut,
  mayGet,
  type Queued,
} from "./distribute.rules.ts";
import { type Owned, own } from "./own.ts";
import { notStarting } from "./starting.ts";
import { takeTurns, turnsOf } from "./turns.ts";

/** Conversations looked at in one transaction; what is left is looked at in the next. */
const most = 200;

/** Keyed by inbox: hands out what waits in its queue. */
export const distributeKind: Kind = {
  name: "distribute",
  async fire(tx, due) {
    const again = await distribute(tx, { inboxes: due.map(({ key }) => key) });
    await arm(
      tx,
      again.map((inbox) => ({ kind: "distribute", key: inbox, dueAt: tx.at })),
    );
    return [];
  },
};

/** Keyed by conversation: where the desk hands nothing out, the customer still goes to the one they last had. */
export const stickyKind: Kind = {
  name: "sticky",
  async fire(tx, due) {
    await distribute(tx, { conversations: due.map(({ key }) => key) });
    return [];
  },
};

type Scope = { inboxes: readonly string[] } | { conversations: readonly string[] };

/** Decides and applies; answers the inboxes where more may be left to hand out. */
async function distribute(tx: Tx, scope: Scope): Promise<string[]> {
  const inboxes = "inboxes" in scope ? scope.inboxes : await inboxesOf(tx, scope.conversations);
  const rules = new Map([...(await policiesOf(tx, inboxes))].map(([id, { policy }]) => [id, policy]));
  // A first look without locks: most often there is nobody to give to, or nothing to give.
  const pool = able(await agentsOf(tx, inboxes), rules);
  if (pool.length === 0) return [];
  const found = await candidates(tx, scope, rules, pool);
  if (found.length === 0) return [];
  await lockContacts(tx, [...new Set(found.map(({ contact }) => contact))]);
  const ids = pool.map(({ id }) => id);
  await tx.rows(
    "select id from members where account_id = $1 and id = any($2) order by id for no key update",
    [tx.account, ids],
  );
  const [queued, agents, turns] = await Promise.all([
    queuedRows(
      tx,
      found.map(({ id }) => id),
    ),
    agentsOf(tx, inboxes),
    turnsOf(tx, inboxes),
  ]);
  const locked = agents.filter(({ id }) => ids.includes(id));
  const assignments = decide({ queued: queued.map(asQueued), agents: locked, rules, turns }, tx.at);
  await apply(tx, queued, assignments);
  if (found.length < most || assignments.length === 0) return [];
  return [...new Set(found.map(({ inbox }) => inbox))];
}

async function apply(tx: Tx, queued: readonly Row[], assignments: readonly Assignment[]): Promise<void> {
  const rows = new Map(queued.map((row) => [row.id, row]));
  const by: Machine = { account: tx.account, rule: "distribution" };
  await own(
    tx,
    by,
    assignments.flatMap(({ conversation, member, how }) => {
      const row = rows.get(conversation);
      if (!row) return [];
      const told = { name: "conversation.assigned", how } as const;
      return [{ row, owner: member, group: null, ahead: false, told }];
    }),
  );
  await takeTurns(tx, assignments);
}

/** Who may get anything at all, of a queue or of one of their groups' queues. */
function able(agents: readonly Agent[], rules: ReadonlyMap<string, HandOut>): Agent[] {
  return agents.filter((agent) =>
    [...rules].some(([inbox, rule]) =>
      [null, ...agent.groups].some((group) => mayGet(agent, { inbox, group }, rule)),
    ),
  );
}

/** The front of the queues that somebody is there for: a group without anybody there does not hold up the rest. */
function candidates(
  tx: Tx,
  scope: Scope,
  rules: ReadonlyMap<string, HandOut>,
  pool: readonly Agent[],
): Promise<{ id: string; contact: string; inbox: string }[]> {
  const inboxes = [...rules.keys()].filter((inbox) => pool.some(({ serves }) => serves.includes(inbox)));
  const values = [tx.account, inboxes, [...new Set(pool.flatMap(({ groups }) => groups))]];
  if ("conversations" in scope)
    return tx.rows(`${queuedIn("c.id = any($4)")} order by c.id limit ${most}`, [
      ...values,
      scope.conversations,
    ]);
  // Each half in the order of its index: sorted together, a long queue would be read to its end.
  const front = (where: string) => `(${queuedIn(where)} order by c.queued_at, c.id limit ${most})`;
  return tx.rows(`${front("c.priority")} union all ${front("not c.priority")} limit ${most}`, values);
}

function queuedIn(where: string): string {
  return `select c.id, c.contact_id as contact, c.inbox_id as inbox from conversations c
     where c.account_id = $1 and c.state = 'queued' and ${where} and c.inbox_id = any($2)
       and (c.group_id is null or c.group_id = any($3::uuid[])) and ${notStarting}`;
}

interface Row extends Owned {
  priority: boolean;
  queued_at: Date;
  last_owner: string | null;
  last_at: Date;
}

/** What is still queued now that it is locked. Only what was never handed on sticks to who had the customer before. */
function queuedRows(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx.rows<Row>(
    `select c.id, c.contact_id, c.inbox_id, c.owner_id, c.group_id, c.state, c.waiting_since, c.ticket_id, c.link_state,
       c.priority, c.queued_at, l.owner_id as last_owner, l.active_at as last_at
     from conversations c left join lateral (
       select p.owner_id, p.active_at from conversations p where p.account_id = c.account_id
         and p.contact_id = c.contact_id and p.connection_id = c.connection_id and p.id <> c.id and p.owner_id is not null
       order by p.opened_at desc limit 1) l on c.queued_at = c.opened_at and c.group_id is null
     where c.account_id = $1 and c.id = any($2) and c.state = 'queued'`,
    [tx.account, ids],
  );
}

function asQueued(row: Row): Queued {
  return {
    id: row.id,
    contact: row.contact_id,
    inbox: row.inbox_id,
    group: row.group_id,
    priority: row.priority,
    queuedAt: row.queued_at,
    waits: row.waiting_since !== null,
    last: row.last_owner ? { owner: row.last_owner, at: row.last_at } : null,
  };
}

async function inboxesOf(tx: Tx, conversations: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    "select distinct inbox_id as id from conversations where account_id = $1 and id = any($2) and state = 'queued'",
    [tx.account, conversations],
  );
  return rows.map(({ id }) => id);
}
