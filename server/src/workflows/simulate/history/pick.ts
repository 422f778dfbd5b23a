import type { SimulationFilter } from "@relevo/contract/simulations.ts";
import type { Trigger } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../../platform/db.ts";
import { beginsOf } from "../trigger.rules.ts";
import { rangeOf } from "./range.ts";

/** A conversation to look at, and where in the log the first thing stands that may begin a run. */
export interface Picked {
  id: string;
  at: Date;
  /** Events of its ticket or its contact that may begin one in it: places in the log. */
  orders: Set<number>;
}
/** Conversations a simulation looks at. */
export const mostConversations = 20_000;
/** Events looked at in one statement. */
const page = 2000;

/**
 * Conversations in which something happened that may begin a run, in the order it first did; `truncated`: there were
 * more. Of what befalls a ticket or a contact it is the conversation that was theirs last by then.
 */
export async function pickConversations(
  tx: Tx,
  trigger: Trigger,
  filter: SimulationFilter,
): Promise<{ picked: Picked[]; truncated: boolean }> {
  const names = beginsOf(trigger);
  const [from, to] = [new Date(filter.from), new Date(filter.to)];
  const range = await rangeOf(tx, from, to);
  const picked = new Map<string, Picked>();
  const only = await onlyThese(tx, filter);
  for (let after = range.after; ; ) {
    const rows = await tx.rows<{ order: number; at: Date; id: string | null; own: boolean }>(
      `select e.id as "order", e.at, e.conversation_id is not null as own, coalesce(e.conversation_id, (select c.id from conversations c
         where c.account_id = e.account_id and c.contact_id = e.contact_id and c.opened_at <= e.at
           and (e.ticket_id is null or c.ticket_id = e.ticket_id) order by c.opened_at desc limit 1)) as id
       from events e where e.account_id = $1 and e.name = any($2) and e.id > $3 and e.id <= $4
         and ($5::text[] = '{}' or e.name <> 'conversation.opened' or e.data->>'inbox' = any($5))
       order by e.id limit ${page}`,
      [tx.account, names, after, range.last, filter.inboxIds],
    );
    for (const { order, at, id, own } of rows) {
      if (id === null || at < from || at >= to || (only && !only.has(id))) continue;
      const known = picked.get(id) ?? { id, at, orders: new Set() };
      if (picked.size === mostConversations && !picked.has(id))
        return { picked: [...picked.values()], truncated: true };
      if (!own) known.orders.add(order);
      picked.set(id, known);
    }
    const last = rows.at(-1);
    if (!last || rows.length < page) return { picked: [...picked.values()], truncated: false };
    after = last.order;
  }
}

/** The conversations that are named; null: none is. */
async function onlyThese(
  tx: Tx,
  { conversationIds, numbers }: Pick<SimulationFilter, "conversationIds" | "numbers">,
): Promise<Set<string> | null> {
  if (conversationIds.length + numbers.length === 0) return null;
  const found = await conversationsNumbered(tx, numbers);
  return new Set([...conversationIds, ...found.values()]);
}

/** Ids by visible number, of those that are there. */
export async function conversationsNumbered(
  tx: Tx,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; number: number }>(
    "select id, number from conversations where account_id = $1 and number = any($2::bigint[])",
    [tx.account, numbers],
  );
  return new Map(rows.map(({ id, number }) => [number, id]));
}
