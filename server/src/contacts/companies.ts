import type {
  Company,
  createCompany as createShape,
  listCompanies as listShape,
} from "@relevo/contract/contacts.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";

type Body = Input<typeof createShape>["body"];
interface CompanyRow extends Company {
  created: Date;
}
const columns = `y.id, y.name, y.tax_id as "taxId", y.created_at as created,
  (select count(*) from contacts p where p.account_id = y.account_id and p.company_id = y.id) as contacts`;

/** Companies whose name begins with the words, by name. A cursor goes on after its company, wherever that is now. */
export async function listCompanies(
  tx: Tx,
  { q, cursor, limit }: Input<typeof listShape>["query"],
): Promise<Output<typeof listShape>> {
  const after = cursor ? decodeCursor(cursor).key : null;
  const rows = await tx.rows<CompanyRow>(
    `select ${columns} from companies y where y.account_id = $1 and starts_with(lower(y.name), lower($2))
       and ($3::uuid is null or (lower(y.name), y.id) >
         (select lower(z.name), z.id from companies z where z.account_id = $1 and z.id = $3))
     order by lower(y.name), y.id limit $4`,
    [tx.account, q.trim(), after, limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(rendered),
    next: last ? encodeCursor([last.created.toISOString(), last.id]) : null,
  };
}

/** Makes a company. @throws NAME_TAKEN, however it is spelt in capitals */
export async function createCompany(tx: Tx, caller: Caller, { name, taxId }: Body): Promise<Company> {
  const id = newId();
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows("insert into companies (account_id, id, name, tax_id, created_at) values ($1, $2, $3, $4, $5)", [
      tx.account,
      id,
      name,
      taxId || null,
      tx.at,
    ]),
  );
  record(tx, "company.created", { actor: actorOf(caller) }, { company: id });
  return oneCompany(tx, id);
}

/** Replaces a company's name and tax id. @throws NOT_FOUND, NAME_TAKEN */
export async function editCompany(tx: Tx, caller: Caller, id: string, body: Body): Promise<Company> {
  const [now] = await tx.rows<{ name: string; taxId: string | null }>(
    `select name, tax_id as "taxId" from companies where account_id = $1 and id = $2 for no key update`,
    [tx.account, id],
  );
  const was = found(now);
  const next = { name: body.name, taxId: body.taxId || null };
  const fields = (["name", "taxId"] as const).filter((field) => was[field] !== next[field]);
  if (fields.length > 0) {
    await unlessTaken("NAME_TAKEN", () =>
      tx.rows("update companies set name = $3, tax_id = $4 where account_id = $1 and id = $2", [
        tx.account,
        id,
        next.name,
        next.taxId,
      ]),
    );
    record(tx, "company.changed", { actor: actorOf(caller) }, { company: id, fields });
  }
  return oneCompany(tx, id);
}

async function oneCompany(tx: Tx, id: string): Promise<Company> {
  const rows = await tx.rows<CompanyRow>(
    `select ${columns} from companies y where y.account_id = $1 and y.id = $2`,
    [tx.account, id],
  );
  return rendered(found(rows[0]));
}

function rendered({ id, name, taxId, contacts }: CompanyRow): Company {
  return { id, name, taxId, contacts };
}
