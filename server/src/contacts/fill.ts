import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { filledFrom, type Person } from "./merge.rules.ts";

/**
 * Fills what a contact lacks from the one that is merged into them, of whom only the name stays. Both are locked. Answers
 * what changed.
 */
export async function fillContact(tx: Tx, from: string, into: string): Promise<string[]> {
  const rows = await tx.rows<Person & { id: string }>(
    `select id, name, phone, mail, company_id as company, individual, opted_out_at as "optedOutAt", fields from contacts
     where account_id = $1 and id = any($2::uuid[])`,
    [tx.account, [from, into]],
  );
  const [theirs, now] = [from, into].map((id) => found(rows.find((row) => row.id === id)));
  const [gone, before] = [found(theirs), found(now)];
  const next = filledFrom(before, gone);
  await Promise.all([
    tx.rows(
      `update contacts set name = $3, phone = $4, mail = $5, company_id = $6, individual = $7, opted_out_at = $8, fields = $9
       where account_id = $1 and id = $2`,
      [
        tx.account,
        into,
        next.name,
        next.phone,
        next.mail,
        next.company,
        next.individual,
        next.optedOutAt,
        JSON.stringify(next.fields),
      ],
    ),
    tx.rows(
      `update contacts set merged_into = $3, phone = null, mail = null, company_id = null, fields = '{}'
       where account_id = $1 and id = $2`,
      [tx.account, from, into],
    ),
    // Who was merged into that one before is this one now.
    tx.rows("update contacts set merged_into = $3 where account_id = $1 and merged_into = $2", [
      tx.account,
      from,
      into,
    ]),
  ]);
  const plain = ["name", "phone", "mail", "company", "individual"] as const;
  return [
    ...plain.filter((field) => next[field] !== before[field]),
    ...(next.optedOutAt?.valueOf() === before.optedOutAt?.valueOf() ? [] : ["optedOut"]),
    ...Object.keys(next.fields).filter((key) => !(key in before.fields)),
  ];
}
