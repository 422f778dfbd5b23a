import type { Connection, WebchatSettings, WhatsappSettings } from "@relevo/contract/connections.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { openWhatsapp } from "./whatsapp-access.ts";

interface Common {
  id: string;
  name: string;
  inbox_id: string | null;
  inbox_name: string | null;
  active: boolean;
  key: string;
  secrets: string | null;
  paused_code: string | null;
  paused_at: Date | null;
  verified_at: Date | null;
  last_inbound_at: Date | null;
}
export type ConnectionRow = Common &
  ({ channel: "webchat"; settings: WebchatSettings } | { channel: "whatsapp"; settings: WhatsappSettings });

/** The account's connections, oldest first; or the one named. */
export function connectionRows(tx: Tx, id: string | null = null): Promise<ConnectionRow[]> {
  return tx.rows<ConnectionRow>(
    `select c.id, c.channel, c.name, c.inbox_id, i.name as inbox_name, c.active, c.settings, c.key, c.secrets,
       c.paused_code, c.paused_at, c.verified_at, c.last_inbound_at
     from connections c left join inboxes i on i.account_id = c.account_id and i.id = c.inbox_id
     where c.account_id = $1 and ($2::uuid is null or c.id = $2) order by c.created_at, c.id`,
    [tx.account, id],
  );
}

/** A connection as the wire carries it: token and app secret stay where they are. */
export function connectionOf(desk: Desk, row: ConnectionRow): Connection {
  const common = {
    id: row.id,
    name: row.name,
    inbox: row.inbox_id === null ? null : { id: row.inbox_id, name: row.inbox_name ?? "" },
    active: row.active,
    paused: row.paused_at === null ? null : { code: row.paused_code ?? "", at: row.paused_at.toISOString() },
    lastInboundAt: row.last_inbound_at?.toISOString() ?? null,
  };
  if (row.channel === "webchat") {
    const snippet = snippetOf(desk.publicUrl(), row.key, row.settings);
    return { ...common, channel: "webchat", webchat: row.settings, key: row.key, snippet };
  }
  return {
    ...common,
    channel: "whatsapp",
    whatsapp: row.settings,
    webhook: {
      url: `${desk.publicUrl()}/hooks/whatsapp/${row.key}`,
      verifyToken: openWhatsapp(desk.secrets, row.id, row.secrets)?.verifyToken ?? "",
      verifiedAt: row.verified_at?.toISOString() ?? null,
    },
  };
}

const usualColour = "#0f766e";

/** The colour goes along so that the button has it from the first paint, before anything is asked of us. */
function snippetOf(url: string, key: string, { colour }: WebchatSettings): string {
  const look = colour === usualColour ? "" : ` data-colour="${colour}"`;
  return `<script async src="${url}/widget/relevo.js" data-key="${key}"${look}></script>`;
}
