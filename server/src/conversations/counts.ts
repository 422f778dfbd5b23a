import type { countConversations } from "@relevo/contract/conversations.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { openSql } from "./state.rules.ts";
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
    views: {
      unanswered: 0,
      abandoned: 0,
      stale: 0,
      orphans: 0,
      duplicates: 0,
      unowned: 0,
      snoozed: 0,
      exceptions: 0,
    },
    unread,
  };
}

function serves(caller: Caller, inbox: string): boolean {
  return caller.role === "admin" || caller.serves.some((one) => one.inbox === inbox);
}
