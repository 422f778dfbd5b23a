import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import type { Of, Spoken } from "./words.ts";

/** Who wrote BAJA gets no templates any more, until they write ALTA; of several words the last one counts. */
export async function optContacts(tx: Tx, spoken: readonly Spoken<Of<"opt">>[]): Promise<void> {
  if (spoken.length === 0) return;
  const last = [
    ...new Map(spoken.map(({ contact, at, word }) => [contact, { contact, at, out: word.out }])).values(),
  ];
  const changed = await tx.rows<{ id: string; out: boolean }>(
    `update contacts c set opted_out_at = case when r.out then r.at end
     from jsonb_to_recordset($2::jsonb) as r(contact uuid, at timestamptz, out boolean)
     where c.account_id = $1 and c.id = r.contact and (c.opted_out_at is null) = r.out
     returning c.id, c.opted_out_at is not null as out`,
    [tx.account, JSON.stringify(last)],
  );
  for (const { id, out } of changed)
    record(tx, "contact.opted", { actor: { kind: "contact", id }, contact: id }, { out });
}
