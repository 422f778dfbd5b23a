import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { listTemplates, Template } from "@relevo/contract/templates.ts";
import { decodeCursor, encodeCursor } from "../../../platform/cursor.ts";
import type { Tx } from "../../../platform/db.ts";
import type { JsonObject } from "../../inbound/item.ts";
import { partsOf } from "./template.rules.ts";

interface Row extends Omit<Template, "syncedAt" | "header" | "body" | "footer" | "buttons" | "variables"> {
  components: JsonObject[];
  syncedAt: Date;
}

const order = "(t.state <> 'approved'), t.name, t.language, t.id";

/** One page of the account's templates: approved first, then by name; found by words of name or body. */
export async function listTemplatesPage(
  tx: Tx,
  { connectionId, q, cursor, limit }: Input<typeof listTemplates>["query"],
): Promise<Output<typeof listTemplates>> {
  const after = cursor ? decodeCursor(cursor).key : null;
  const rows = await tx.rows<Row>(
    `select t.id, jsonb_build_object('id', n.id, 'name', n.name) as connection, t.name, t.language, t.category, t.state,
       t.rejection, t.components, t.synced_at as "syncedAt"
     from templates t join connections n on n.account_id = t.account_id and n.id = t.connection_id
     where t.account_id = $1 and ($2::uuid is null or t.connection_id = $2)
       and ($3 = '' or position(lower($3) in lower(t.name || ' ' || replace(t.name, '_', ' ') || ' '
         || coalesce(jsonb_path_query_first(t.components, '$[*] ? (@.type == "BODY").text') #>> '{}', ''))) > 0)
       and ($4::uuid is null or (${order}) > (select ${order} from templates t where t.account_id = $1 and t.id = $4))
     order by ${order} limit $5`,
    [tx.account, connectionId ?? null, q.trim(), after, limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(templateOf),
    next: last ? encodeCursor([last.syncedAt.toISOString(), last.id]) : null,
  };
}

function templateOf({ components, syncedAt, ...row }: Row): Template {
  const { header, body, footer, buttons, variables } = partsOf(components);
  return { ...row, header, body, footer, buttons, variables, syncedAt: syncedAt.toISOString() };
}
