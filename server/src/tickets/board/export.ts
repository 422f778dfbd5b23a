import type { exportTickets } from "@relevo/contract/board.ts";
import type { Input } from "@relevo/contract/endpoint.ts";
import type { FastifyReply } from "fastify";
import type { Caller } from "../../platform/caller.ts";
import { sendCsv } from "../../platform/csv.ts";
import { type Database, inAccount } from "../../platform/db.ts";
import { type TicketRow, ticketColumns, ticketJoins } from "../rows.ts";
import { searchRows } from "../search.ts";
import { ticketCells, ticketHead } from "./cells.rules.ts";

type Wanted = Input<typeof exportTickets>["query"];

/** Rows of an export at most, and of one transaction: a slow reader holds neither memory nor a connection. */
const most = 50_000;
const page = 1000;

/** The tickets somebody sees, by the filters and in the order of the list, as CSV with a column for each datum of the company's own. */
export async function exportCsv(
  db: Database,
  caller: Caller,
  wanted: Wanted,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const fields = await inAccount(db, caller.account, (tx) =>
    tx.rows<{ id: string; name: string }>(
      `select id, name from fields where account_id = $1 and "of" = 'ticket' and removed_at is null order by position, id`,
      [tx.account],
    ),
  );
  const head = [...ticketHead, ...fields.map(({ name }) => name)];
  const ids = fields.map(({ id }) => id);
  return sendCsv(reply, { name: "tickets.csv", head, pages: pagesOf(db, caller, wanted, ids) });
}

async function* pagesOf(
  db: Database,
  caller: Caller,
  wanted: Wanted,
  fields: readonly string[],
): AsyncGenerator<string[][], undefined> {
  let cursor: string | undefined;
  for (let left = most; left > 0; left -= page) {
    const query = { ...wanted, limit: Math.min(left, page), cursor };
    const { rows, next } = await inAccount(db, caller.account, (tx) =>
      searchRows<TicketRow>(tx, caller, query, { columns: ticketColumns, joins: ticketJoins }),
    );
    if (rows.length > 0) yield rows.map((row) => ticketCells(row, fields));
    if (next === null) return;
    cursor = next;
  }
}
