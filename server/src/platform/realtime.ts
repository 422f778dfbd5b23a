import { type Database, inAccount, type Tx } from "./db.ts";
import { eachInTurn, type Worker } from "./loop.ts";

/** An event as it stands in the log. */
export interface LoggedEvent {
  id: number;
  name: string;
  at: Date;
  actor_kind: "member" | "contact" | "system" | "workflow";
  actor_id: string | null;
  contact_id: string | null;
  conversation_id: string | null;
  ticket_id: string | null;
  /** How many automations stand behind it; 0: a person, a customer or the desk itself. */
  depth: number;
  data: Record<string, unknown>;
}

/** Somebody who follows one account's log from a cursor on. */
export interface Watcher<Happening> {
  account: string;
  /** Id of the last event taken. */
  cursor: number;
  take(happenings: readonly Happening[]): void;
}

export interface Hub<Happening> extends Worker {
  watch(watcher: Watcher<Happening>): () => void;
  watchers(account: string): readonly Watcher<Happening>[];
  /** This account has news: look at once. */
  ring(account: string): void;
}

/** Events read in one go for an account. */
const page = 500;

/**
 * Reads each watched account's log once for all its watchers, in order, and renders every event once. A
 * watcher that comes with an old cursor pulls the reading back to where it stands: resuming is the same path.
 */
export function openHub<Happening extends { id: number }>(
  db: Database,
  render: (tx: Tx, events: readonly LoggedEvent[]) => Promise<Happening[]>,
): Hub<Happening> {
  const accounts = new Map<string, Set<Watcher<Happening>>>();
  const rung = new Set<string>();
  let lastRound = 0;
  return {
    name: "live",
    pace: 10,
    rest: 100,
    watch(watcher) {
      const set = accounts.get(watcher.account) ?? new Set();
      accounts.set(watcher.account, set.add(watcher));
      rung.add(watcher.account);
      return () => {
        set.delete(watcher);
        if (set.size === 0 && accounts.get(watcher.account) === set) accounts.delete(watcher.account);
      };
    },
    watchers: (account) => [...(accounts.get(account) ?? [])],
    ring(account) {
      if (account === "" || accounts.has(account)) rung.add(account);
    },
    async run() {
      if (accounts.size === 0) {
        rung.clear();
        return false;
      }
      const due = [...(allDue() ? accounts.keys() : rung)];
      rung.clear();
      // It rests when it has caught up with all: behind a full page come those who rang meanwhile, then its next one.
      return eachInTurn(due, async (account) => {
        const told = await pump(account);
        if (told < page) return told > 0;
        due.push(...rung, account);
        rung.clear();
        return true;
      });
    },
  };

  /** Once a second every account is looked at, whoever committed, so a lost ring costs a second. */
  function allDue(): boolean {
    const now = performance.now();
    if (now - lastRound < 1000) return false;
    lastRound = now;
    return true;
  }

  /** Tells a page of an account's news; answers how many these were. */
  async function pump(account: string): Promise<number> {
    // Those who join while this page is read wait for the next: it may begin after their cursor.
    const watchers = [...(accounts.get(account) ?? [])];
    if (watchers.length === 0) return 0;
    const from = Math.min(...watchers.map(({ cursor }) => cursor));
    const happenings = await inAccount(db, account, async (tx) => {
      const events = await eventsAfter(tx, from, page);
      return events.length > 0 ? render(tx, events) : [];
    });
    const last = happenings.at(-1);
    if (!last) return 0;
    for (const watcher of watchers) {
      const fresh = happenings.filter(({ id }) => id > watcher.cursor);
      watcher.cursor = Math.max(watcher.cursor, last.id);
      if (fresh.length > 0) watcher.take(fresh);
    }
    return happenings.length;
  }
}

/** An account's events after a cursor, in order; ids are in commit order, so nothing is missed. */
export function eventsAfter(tx: Tx, cursor: number, limit: number): Promise<LoggedEvent[]> {
  return tx.rows<LoggedEvent>(
    `select id, name, at, actor_kind, actor_id, contact_id, conversation_id, ticket_id, depth, data from events
     where account_id = $1 and id > $2 order by id limit $3`,
    [tx.account, cursor, limit],
  );
}

/** Beyond this a reader starts anew instead of catching up. */
const tooMany = 5000;
const tooOld = 24 * 60 * 60 * 1000;

/** Where an account's log stands, and whether a reader at `after` can still catch up. */
export async function standing(tx: Tx, after: number | null): Promise<{ id: number; reset: boolean }> {
  const [row] = await tx.rows<{ id: number }>(
    "select id from events where account_id = $1 order by id desc limit 1",
    [tx.account],
  );
  const id = row?.id ?? 0;
  if (after === null) return { id, reset: false };
  const missed = await tx.rows<{ at: Date }>(
    "select at from events where account_id = $1 and id > $2 order by id limit $3",
    [tx.account, after, tooMany + 1],
  );
  const [oldest] = missed;
  const reset =
    after > id ||
    missed.length > tooMany ||
    (oldest !== undefined && tx.at.getTime() - oldest.at.getTime() > tooOld);
  return { id: reset ? id : after, reset };
}
