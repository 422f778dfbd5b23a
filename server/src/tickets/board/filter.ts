import type { TicketFilter } from "@relevo/contract/board.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { numberIn, wordsOf } from "../search.rules.ts";
import { ticketVisibleWhere } from "../visible.ts";
import { ticketsWithWords } from "../words.ts";
import { viewWhere } from "./views.ts";

/** What was asked for in words: the ticket of that number, and those that say it. */
export interface Sought {
  number: number | null;
  ids: readonly string[];
}

/** Looks up what words mean; null where nothing was asked. The contact's tickets are searched too. */
export async function sought(
  tx: Tx,
  caller: Caller,
  q: string | undefined,
  contact: string | null,
): Promise<Sought | null> {
  const asked = q?.trim() ?? "";
  if (asked === "") return null;
  const ids = asked.startsWith("#") ? [] : await ticketsWithWords(tx, caller, wordsOf(asked), contact);
  return { number: numberIn(asked), ids };
}

/**
 * The conditions over a tickets row called `t` of what a filter takes of what the caller sees: the one place where
 * boards, lists, counts and exports narrow. Parameters are added to `values`.
 */
export function filterWhere(
  { at }: Pick<Tx, "at">,
  caller: Caller,
  filter: Omit<TicketFilter, "q"> & { sought: Sought | null },
  values: unknown[],
): string[] {
  const param = (value: unknown) => `$${values.push(value)}`;
  const sight = ticketVisibleWhere(caller, "t", values.length + 1);
  values.push(...sight.values);
  const where = [sight.sql];
  if (filter.sought) {
    const { number, ids } = filter.sought;
    where.push(`(t.number = ${param(number)}::bigint or t.id = any(${param(ids)}::uuid[]))`);
  }
  if (filter.owner === "none") where.push("t.owner_id is null");
  else if (filter.owner)
    where.push(`t.owner_id = ${param(filter.owner === "me" ? caller.member : filter.owner)}`);
  if (filter.groupId) where.push(`t.group_id = ${param(filter.groupId)}`);
  if (filter.view) where.push(viewWhere(filter.view, { member: caller.member, now: at, param }));
  if (filter.resolution) where.push(`t.resolution = ${param(filter.resolution)}`);
  if (filter.kind)
    where.push(
      `t.stage_id in (select k.id from stages k where k.account_id = t.account_id and k.kind = ${param(filter.kind)})`,
    );
  if (filter.valueFrom !== undefined) where.push(`t.value >= ${param(filter.valueFrom)}`);
  if (filter.valueTo !== undefined) where.push(`t.value <= ${param(filter.valueTo)}`);
  if (filter.createdFrom) where.push(`t.created_at >= ${param(filter.createdFrom)}`);
  if (filter.createdTo) where.push(`t.created_at < ${param(filter.createdTo)}`);
  return where;
}
