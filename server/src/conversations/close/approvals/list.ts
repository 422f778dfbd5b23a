import type { listApprovals } from "@relevo/contract/closing.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../../../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../../../platform/cursor.ts";
import type { Tx } from "../../../platform/db.ts";
import { leads } from "../../can.rules.ts";
import { visibleWhere } from "../../visible.ts";
import { approvalsById } from "./load.ts";

/** Requests that wait for a verdict, oldest first: those of conversations a supervisor sees, or one's own. */
export async function approvalsPage(
  tx: Tx,
  caller: Caller,
  query: Input<typeof listApprovals>["query"],
): Promise<Output<typeof listApprovals>> {
  const values: unknown[] = [tx.account];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["a.account_id = $1", "a.verdict is null", "c.ended_at is null"];
  if (!leads(caller)) where.push(`a.asked_by = ${param(caller.member)}`);
  const sight = visibleWhere(caller, "c", values.length + 1);
  where.push(sight.sql);
  values.push(...sight.values);
  if (query.cursor) {
    const { at, key } = decodeCursor(query.cursor);
    where.push(`(a.asked_at, a.id) > (${param(at)}, ${param(key)})`);
  }
  const rows = await tx.rows<{ id: string; asked_at: Date }>(
    `select a.id, a.asked_at from approvals a join conversations c on c.account_id = a.account_id and c.id = a.conversation_id
     where ${where.join(" and ")} order by a.asked_at, a.id limit ${param(query.limit + 1)}`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: await approvalsById(
      tx,
      page.map(({ id }) => id),
    ),
    next: last ? encodeCursor([last.asked_at.toISOString(), last.id]) : null,
  };
}
