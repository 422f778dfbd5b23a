import type { Secret } from "@relevo/contract/workflows.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { found } from "../../platform/refusal.ts";
import type { Secrets } from "../../platform/secrets.ts";

/** Keeps a value under a name, sealed for its row; one that was there is replaced. */
export async function write(
  tx: Tx,
  secrets: Secrets,
  caller: Caller,
  name: string,
  value: string,
): Promise<Secret> {
  // The row first, held: what seals the value is its id, and two who write at once write the same one.
  const [row] = await tx.rows<{ id: string }>(
    `insert into workflow_secrets (account_id, id, name, value, updated_at) values ($1, $2, $3, '', $4)
     on conflict (account_id, name) do update set updated_at = excluded.updated_at returning id`,
    [tx.account, newId(), name, tx.at],
  );
  const { id } = found(row);
  await tx.rows("update workflow_secrets set value = $3 where account_id = $1 and id = $2", [
    tx.account,
    id,
    secrets.seal(value, id),
  ]);
  record(tx, "secret.written", { actor: actorOf(caller) }, { secret: id });
  return { id, name, updatedAt: tx.at.toISOString() };
}
