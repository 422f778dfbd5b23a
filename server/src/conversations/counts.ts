import { type countConversations, type HygieneView, hygieneViews } from "@relevo/contract/conversations.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { limitsOf } from "./limits.ts";
import { openSql } from "./state.rules.ts";
import { viewWhere } from "./views.ts";
import { visibleWhere } from "./visible.ts";

/** Counting stops here: a rail shows 999+, and no count ever walks a million rows. */
const cap = 999;

/** Open conversations per tab and inbox, counted over rows when asked; no counter to drift. */
export async function countOpen(tx: Tx, caller: Caller): Promise<Output<typeof countConversations>> {
  const sight = visibleWhere(caller, "c", 3);
  const values = [tx.account, caller.member, ...sight.values];
  const count = (where: string, states = `in ${openSql}`) =>
    `(select count(*)::int from (select from conversations c where c.account_id = $1 and c.state ${states} and ${where} limit ${cap}) x)`;
  const [tabs] = await tx.rows<Record<"mine" | "queue" | "waiting" | "all" | "expired" | "unread", number>>(
    `select ${count("c.owner_id = $2")} as mine, ${count(`c.state = 'queued' and ${sight.sql}`)} as queue,
       ${count("c.owner_id = $2 and c.waiting_since is null")} as waiting, ${count(sight.sql)} as "all",
       ${count(sight.sql, "= 'expired'")} as expired,
       ${count("c.owner_id = $2 and c.unread > 0")} as unread`,
    values,
  );
  const inboxes = await tx.rows<{ id: string; queue: number; open: number }>(
    `select i.id, ${count(`c.inbox_id = i.id and c.state = 'queued' and ${sight.sql}`)} as queue,
       ${count(`c.inbox_id = i.id and ${sight.sql}`)} as open
     from inboxes i where i.account_id = $1 and $2::uuid is not null`,
    values,
  );
  const { unread = 0, mine = 0, queue = 0, waiting = 0, all = 0, expired = 0 } = tabs ?? {};
  return {
    tabs: { mine, queue, waiting, all, expired },
    inboxes: inboxes.filter(({ id }) => serves(caller, id)),
    views: await countViews(tx, caller),
    unread,
  };
}

/** What the hygiene views hold of what the caller sees. */
async function countViews(tx: Tx, caller: Caller): Promise<Record<HygieneView, number>> {
  const limits = await limitsOf(tx);
  const sight = (alias: string) => visibleWhere(caller, alias, 2);
  const values: unknown[] = [tx.account, ...sight("c").values];
  const param = (value: unknown) => `$${values.push(value)}`;
  const counts = hygieneViews.map((view) => {
    const where = viewWhere(view, { limits, param, sight: (alias) => sight(alias).sql });
    return `(select count(*)::int from (select from conversations c
      where c.account_id = $1 and ${where.join(" and ")} and ${sight("c").sql} limit ${cap}) x) as ${view}`;
  });
  const [row] = await tx.rows<Record<HygieneView, number>>(`select ${counts.join(", ")}`, values);
  if (!row) throw new Error("counting answered nothing");
  return row;
}

function serves(caller: Caller, inbox: string): boolean {
  return caller.role === "admin" || caller.serves.some((one) => one.inbox === inbox);
}
