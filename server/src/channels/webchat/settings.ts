import type { WebchatSettings } from "@relevo/contract/connections.ts";
import type { Tx } from "../../platform/db.ts";

/** How a web chat looks and where it may stand; null where the connection is none. */
export async function settingsOfConnection(tx: Tx, connection: string): Promise<WebchatSettings | null> {
  const [row] = await tx.rows<{ settings: WebchatSettings }>(
    "select settings from connections where account_id = $1 and id = $2 and channel = 'webchat'",
    [tx.account, connection],
  );
  return row?.settings ?? null;
}
