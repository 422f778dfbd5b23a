import type { Input } from "@relevo/contract/endpoint.ts";
import type { editTag as shape, Tag } from "@relevo/contract/tags.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";

type Body = Input<typeof shape>["body"];

/** Adds a tag. @throws NAME_TAKEN */
export async function createTag(tx: Tx, caller: Caller, { name, colour }: Body): Promise<Tag> {
  const id = newId();
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows("insert into tags (account_id, id, name, colour, created_at) values ($1, $2, $3, $4, $5)", [
      tx.account,
      id,
      name,
      colour,
      tx.at,
    ]),
  );
  record(tx, "tag.created", { actor: actorOf(caller) }, { tag: id });
  return { id, name, colour };
}

/** Renames or recolours a tag; what changes nothing leaves no trace. @throws NOT_FOUND, NAME_TAKEN */
export async function editTag(tx: Tx, caller: Caller, id: string, body: Body): Promise<Tag> {
  const [row] = await tx.rows<Tag>(
    "select id, name, colour from tags where account_id = $1 and id = $2 for no key update",
    [tx.account, id],
  );
  const now = found(row);
  const fields = (["name", "colour"] as const).filter((field) => body[field] !== now[field]);
  if (fields.length === 0) return now;
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows("update tags set name = $3, colour = $4 where account_id = $1 and id = $2", [
      tx.account,
      id,
      body.name,
      body.colour,
    ]),
  );
  record(tx, "tag.changed", { actor: actorOf(caller) }, { tag: id, fields });
  return { id, ...body };
}
