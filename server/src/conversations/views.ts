import type { HygieneView } from "@relevo/contract/conversations.ts";
import type { Limits } from "./limits.ts";
import { openSql } from "./state.rules.ts";

/** What a view's conditions are made of. */
export interface Asking {
  limits: Limits;
  /** Adds a parameter; answers its placeholder. */
  param(value: unknown): string;
  /** The condition for a conversations row of that name to be in the caller's sight. */
  sight(alias: string): string;
}

/**
 * What a hygiene view takes, over a conversations row called `c`. Each begins with what a partial index knows, and
 * is bounded by the latest of the inboxes' own limits.
 */
export function viewWhere(view: HygieneView, asking: Asking): string[] {
  return views[view](asking);
}

const open = `c.state in ${openSql}`;
const views: Record<HygieneView, (asking: Asking) => string[]> = {
  unanswered: () => ["c.waiting_since is not null", "c.state in ('queued', 'active', 'snoozed', 'expired')"],
  abandoned: ({ limits, param }) => [
    open,
    "c.waiting_since is not null",
    ...since("c.waiting_since", limits.inboxes, limits.abandoned, param),
  ],
  stale: ({ limits, param }) => [
    open,
    "c.waiting_since is null",
    ...since("c.active_at", limits.inboxes, limits.stale, param),
  ],
  orphans: ({ limits, param }) => [
    open,
    // A scalar, since an `exists` would be hashed over all contacts.
    `((c.inbox_id = any(${param(limits.company)}::uuid[]) and (select p.company_id is null and not p.individual from contacts p
       where p.account_id = c.account_id and p.id = c.contact_id))
     or (c.inbox_id = any(${param(limits.ticket)}::uuid[]) and c.link_state is distinct from 'confirmed'))`,
  ],
  duplicates: ({ sight }) => [
    open,
    // Of 50,000 open ones: 20 ms, where asking each for another took 90.
    `c.contact_id = any(array(select s.contact_id from open_sessions s where s.account_id = $1 group by s.contact_id having count(*) > 1))`,
    `exists (select from open_sessions s join conversations o on o.account_id = s.account_id and o.id = s.conversation_id
       where s.account_id = c.account_id and s.contact_id = c.contact_id and s.conversation_id <> c.id and ${sight("o")})`,
  ],
  unowned: () => [open, "c.owner_id is null"],
  snoozed: () => ["c.state = 'snoozed'"],
  exceptions: () => [
    "c.ended_at is not null",
    `(c.state = 'discarded' or (c.state = 'closed' and c.id in (select k.conversation_id from closures k
       where k.account_id = $1 and k.via = 'override' and k.undone_at is null)))`,
  ],
};

/** The column is at or before the instant that is the row's inbox's own. */
function since(
  column: string,
  inboxes: readonly string[],
  instants: readonly (string | null)[],
  param: Asking["param"],
): string[] {
  const latest = instants.reduce((a, b) => (a !== null && (b === null || a > b) ? a : b), null);
  return [
    `${column} <= ${param(latest)}::timestamptz`,
    `${column} <= (select l.at from unnest(${param(inboxes)}::uuid[], ${param(instants)}::timestamptz[]) l(inbox, at)
       where l.inbox = c.inbox_id)`,
  ];
}
