import type { createConnection } from "@relevo/contract/connections.ts";
import type { Input } from "@relevo/contract/endpoint.ts";
import { allOurs } from "../../people/ours.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { newToken, type Secrets } from "../../platform/secrets.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { armSync } from "../whatsapp/templates/arm-sync.ts";
import { origins } from "./origins.rules.ts";
import { sealWhatsapp } from "./whatsapp-access.ts";

/** Connects a channel; the connection's id. @throws NUMBER_TAKEN, NOT_FOUND for an inbox of another account */
export async function createOneConnection(
  tx: Tx,
  actor: Actor,
  secrets: Secrets,
  body: Input<typeof createConnection>["body"],
): Promise<string> {
  const id = newId();
  await allOurs(tx, "inboxes", body.inboxId === null ? [] : [body.inboxId]);
  const made =
    body.channel === "webchat"
      ? {
          settings: { ...body.webchat, origins: origins(body.webchat.origins) },
          key: newToken("wc_"),
          sealed: null,
        }
      : {
          settings: body.whatsapp,
          key: newToken("wh_"),
          sealed: sealWhatsapp(secrets, id, {
            token: body.token,
            appSecret: body.appSecret,
            verifyToken: newToken("vf_"),
          }),
        };
  await tx.rows(
    `insert into connections (account_id, id, channel, name, inbox_id, active, settings, key, secrets, created_at)
     values ($1, $2, $3, $4, $5, true, $6, $7, $8, $9)`,
    [
      tx.account,
      id,
      body.channel,
      body.name,
      body.inboxId,
      JSON.stringify(made.settings),
      made.key,
      made.sealed,
      tx.at,
    ],
  );
  if (body.channel === "webchat") await openDoor(tx, "webchat", made.key, id);
  else {
    await openDoor(tx, "whatsapp-hook", made.key, id);
    await unlessTaken("NUMBER_TAKEN", () => openDoor(tx, "whatsapp", body.whatsapp.numberId, id));
    await armSync(tx, [id]);
  }
  record(tx, "connection.created", { actor }, { connection: id, channel: body.channel });
  return id;
}

/** Unique over the instance: what comes from outside with this key leads to this connection. */
function openDoor(tx: Tx, kind: string, key: string, connection: string): Promise<unknown> {
  return tx.rows(
    "insert into doors (kind, key, account_id, ref, connection_id) values ($1, $2, $3, $4, $4)",
    [kind, key, tx.account, connection],
  );
}
