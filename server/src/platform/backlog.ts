import { asSystem, type Database } from "./db.ts";

export interface Backlog {
  of: "deadlines" | "inbound_requests" | "inbound_items";
  state: "due" | "pending" | "parked";
  count: number;
}

/** What waits in the database, of all accounts; each is counted up to 10,000. */
export function readBacklog(db: Database): Promise<Backlog[]> {
  return asSystem(db, (tx) =>
    tx.rows<Backlog>(
      kinds
        .map(
          ({ of, state, from, where }) =>
            `select '${of}' as of, '${state}' as state,
               (select count(*)::int from (select from ${from ?? of} where ${where} limit 10000) waiting) as count`,
        )
        .join(" union all "),
      [tx.at],
    ),
  );
}

const kinds: readonly (Omit<Backlog, "count"> & { from?: string; where: string })[] = [
  { of: "deadlines", state: "due", where: "parked_at is null and due_at <= $1" },
  { of: "deadlines", state: "parked", where: "parked_at is not null" },
  { of: "inbound_requests", state: "pending", where: "state = 'new'" },
  { of: "inbound_requests", state: "parked", where: "state = 'parked'" },
  { of: "inbound_items", state: "pending", from: "inbound_queue", where: "true" },
  { of: "inbound_items", state: "parked", where: "parked" },
];
