import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { listFields } from "./load.ts";
import { lockedFields, renumberFields } from "./write.ts";

/**
 * Takes a field away: it is asked for no more; its values stay where they are.
 * @throws NOT_FOUND, IN_USE while a stage asks for it
 */
export async function removeField(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { of } = found((await listFields(tx)).find((field) => field.id === id));
  const beside = await lockedFields(tx, of);
  // A stage or a value that names it holds its key until its commit.
  await tx.rows("select from fields where account_id = $1 and id = $2 and removed_at is null for update", [
    tx.account,
    id,
  ]);
  const stages = await tx.rows<{ name: string; funnel: string }>(
    `select s.name, f.name as funnel from stages s join funnels f on f.account_id = s.account_id and f.id = s.funnel_id
     where s.account_id = $1 and s.removed_at is null and f.removed_at is null
       and exists (select from jsonb_array_elements(s.requirements) r where r->'fields' ? $2) order by f.position, s.position`,
    [tx.account, `field:${id}`],
  );
  if (stages.length > 0)
    refuse("IN_USE", { stages: stages.map(({ name, funnel }) => `${funnel} › ${name}`) });
  const [row] = await tx.rows<{ id: string }>(
    "update fields set removed_at = $3 where account_id = $1 and id = $2 and removed_at is null returning id",
    [tx.account, id, tx.at],
  );
  found(row);
  await renumberFields(
    tx,
    beside.map((field) => field.id).filter((one) => one !== id),
  );
  record(tx, "field.removed", { actor }, { field: id });
}
