import { listFields } from "../../fields/load.ts";
import type { Tx } from "../../platform/db.ts";
import type { Facts } from "../facts.rules.ts";

/** What is the account's own: its zone, its name, its fields. */
export async function accountFacts(tx: Tx): Promise<Pick<Facts, "zone" | "fields"> & { name: string }> {
  const [[account], fields] = await Promise.all([
    tx.rows<{ zone: string; name: string }>("select time_zone as zone, name from accounts where id = $1", [
      tx.account,
    ]),
    listFields(tx),
  ]);
  return {
    zone: account?.zone ?? "UTC",
    name: account?.name ?? "",
    fields: new Map(fields.map(({ id, of, kind, name }) => [id, { of, kind, name }])),
  };
}

/** Tables of things that words may name. */
const named = [
  "members",
  "groups",
  "inboxes",
  "connections",
  "reasons",
  "funnels",
  "stages",
  "tags",
  "fields",
];

/** By id, what people call what these are: colleagues, groups, inboxes, stages … */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await tx.rows<{ id: string; name: string }>(
    named
      .map((table) => `select id, name from ${table} where account_id = $1 and id = any($2::uuid[])`)
      .join(" union all "),
    [tx.account, ids],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** The same of all there are. */
export async function allNames(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    named.map((table) => `select id, name from ${table} where account_id = $1`).join(" union all "),
    [tx.account],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
