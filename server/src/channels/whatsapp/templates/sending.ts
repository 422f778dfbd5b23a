import type { Tx } from "../../../platform/db.ts";
import { found } from "../../../platform/refusal.ts";
import type { JsonObject } from "../../inbound/item.ts";
import type { OutboundContent } from "../compose.rules.ts";
import { sendComponents } from "./slots.rules.ts";
import { partsOf } from "./template.rules.ts";

/** A message's template as it is now, with the values it is sent with. */
export interface Sending {
  name: string;
  language: string;
  components: JsonObject[];
  values: string[];
}

export async function sendingOf(tx: Tx, message: string): Promise<Sending> {
  const [row] = await tx.rows<Sending>(
    `select t.name, t.language, t.components, m.data->'values' as "values"
     from messages m join templates t on t.account_id = m.account_id and t.id = (m.data->>'template')::uuid
     where m.account_id = $1 and m.id = $2`,
    [tx.account, message],
  );
  return found(row);
}

/** What is sent of it; `media`: the header's file, uploaded before. */
export function templateContent(
  { name, language, components, values }: Sending,
  media: { mediaId: string; fileName: string } | null,
): OutboundContent {
  const { header, slots } = partsOf(components);
  const file = media && header && header.kind !== "text" ? { kind: header.kind, ...media } : null;
  return { type: "template", name, language, components: sendComponents(slots, values, file) };
}
