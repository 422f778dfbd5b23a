import type { WhatsappSettings } from "@relevo/contract/connections.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import type { Secrets } from "../../platform/secrets.ts";

/** What a WhatsApp connection keeps sealed in `connections.secrets`, with the connection's id as context. */
export interface WhatsappSecrets {
  token: string;
  appSecret: string;
  verifyToken: string;
}
export interface WhatsappAccess extends WhatsappSettings, WhatsappSecrets {
  id: string;
  account: string;
}

export function sealWhatsapp(secrets: Secrets, connection: string, plain: WhatsappSecrets): string {
  return secrets.seal(JSON.stringify(plain), connection);
}

/** The opened secrets; null where they were sealed with another key, as after a restore without it. */
export function openWhatsapp(
  secrets: Secrets,
  connection: string,
  sealed: string | null,
): WhatsappSecrets | null {
  if (sealed === null) return null;
  try {
    return JSON.parse(secrets.open(sealed, connection)) as WhatsappSecrets;
  } catch {
    return null;
  }
}

/** A WhatsApp connection with its secrets opened: for sending, fetching and checking signatures. */
export async function whatsappAccess(tx: Tx, secrets: Secrets, connection: string): Promise<WhatsappAccess> {
  const [row] = await tx.rows<{ settings: WhatsappSettings; secrets: string }>(
    "select settings, secrets from connections where id = $1 and channel = 'whatsapp'",
    [connection],
  );
  const { settings, secrets: sealed } = found(row);
  const opened = JSON.parse(secrets.open(sealed, connection)) as WhatsappSecrets;
  return { ...settings, ...opened, id: connection, account: tx.account };
}
