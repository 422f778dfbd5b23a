import type { showColumn } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import type { Caller } from "../../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { type CardRow, cardColumns, cardJoins, renderedCard } from "../rows.ts";
import { filterWhere, sought } from "./filter.ts";
import { stagesSeen } from "./funnel-seen.ts";

/** A page of a stage's open tickets, who came in last first. @throws NOT_FOUND */
export async function columnPage(
  tx: Tx,
  caller: Caller,
  { params, query: { cursor, limit, ...filter } }: Input<typeof showColumn>,
): Promise<Output<typeof showColumn>> {
  const [stage] = await tx.rows<{ funnel: string }>(
    "select funnel_id as funnel from stages where account_id = $1 and id = $2 and removed_at is null",
    [tx.account, params.id],
  );
  await stagesSeen(tx, caller, found(stage).funnel);
  const words = await sought(tx, caller, filter.q, null);
  const values: unknown[] = [tx.account, params.id];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = filterWhere(tx, caller, { ...filter, sought: words }, values);
  if (cursor) {
    const { at, key } = decodeCursor(cursor);
    where.push(`(t.stage_entered_at, t.id) < (${param(at)}, ${param(key)}::uuid)`);
  }
  const rows = await tx.rows<CardRow>(
    `with page as (select t.* from tickets t
       where t.account_id = $1 and t.stage_id = $2 and t.state = 'open' and ${where.join(" and ")}
       order by t.stage_entered_at desc, t.id desc limit ${param(limit + 1)})
     select ${cardColumns} from page t ${cardJoins} order by t.stage_entered_at desc, t.id desc`,
    values,
  );
  const items = rows.slice(0, limit).map(renderedCard);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorAt(last) : null };
}

/** Where a column goes on after a card. */
export function cursorAt({ stageEnteredAt, id }: Pick<TicketCard, "stageEnteredAt" | "id">): string {
  return encodeCursor([stageEnteredAt, id]);
}
