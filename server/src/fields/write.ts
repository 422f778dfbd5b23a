import { isDeepStrictEqual } from "node:util";
import type { Input } from "@relevo/contract/endpoint.ts";
import type { createField as createShape, editField as editShape, Field } from "@relevo/contract/fields.ts";
import { placedAt } from "../funnels/order.rules.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { optionFailures } from "./body.rules.ts";
import { listFields } from "./load.ts";

/** Makes a field of contacts or of tickets; it comes last. @throws INVALID, NAME_TAKEN */
export async function createField(
  tx: Tx,
  actor: Actor,
  body: Input<typeof createShape>["body"],
): Promise<Field> {
  refuseOptions(body);
  const beside = await lockedFields(tx, body.of);
  const field = { ...body, id: newId(), position: beside.length };
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      `insert into fields (account_id, id, "of", name, kind, options, position, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.account, field.id, field.of, field.name, field.kind, field.options, field.position, tx.at],
    ),
  );
  record(tx, "field.created", { actor }, { field: field.id });
  return field;
}

/** Replaces a field's name and options, and puts it at its place. @throws NOT_FOUND, INVALID, NAME_TAKEN */
export async function editField(
  tx: Tx,
  actor: Actor,
  id: string,
  { name, options, position }: Input<typeof editShape>["body"],
): Promise<Field> {
  const { of } = found((await listFields(tx)).find((field) => field.id === id));
  const beside = await lockedFields(tx, of);
  const before = found(beside.find((field) => field.id === id));
  refuseOptions({ kind: before.kind, options });
  const order = placedAt(
    beside.map((field) => field.id),
    id,
    position ?? before.position,
  );
  const after = { ...before, name, options, position: order.indexOf(id) };
  const fields = (["name", "options", "position"] as const).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
  if (fields.length === 0) return after;
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows("update fields set name = $3, options = $4 where account_id = $1 and id = $2", [
      tx.account,
      id,
      name,
      options,
    ]),
  );
  await renumberFields(tx, order);
  record(tx, "field.changed", { actor }, { field: id, fields });
  return after;
}

/** Those of contacts or of tickets, held: two who order them at once do it one after the other. */
export async function lockedFields(tx: Tx, of: Field["of"]): Promise<Field[]> {
  await tx.rows(
    `select from fields where account_id = $1 and "of" = $2 and removed_at is null order by id for no key update`,
    [tx.account, of],
  );
  return (await listFields(tx)).filter((field) => field.of === of);
}

/** Places from 0 on, in this order. */
export async function renumberFields(tx: Tx, order: readonly string[]): Promise<void> {
  await tx.rows(
    `update fields f set position = n.position - 1 from unnest($2::uuid[]) with ordinality as n (id, position)
     where f.account_id = $1 and f.id = n.id and f.position <> n.position - 1`,
    [tx.account, order],
  );
}

function refuseOptions(field: Pick<Field, "kind" | "options">): void {
  const failures = optionFailures(field);
  if (failures.length > 0) throw new Refusal(failures);
}
