import { isDeepStrictEqual } from "node:util";
import type { editConnection } from "@relevo/contract/connections.ts";
import type { Input } from "@relevo/contract/endpoint.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { resumeLanes } from "../../deliveries/resume.ts";
import { allOurs } from "../../people/ours.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record } from "../../platform/events.ts";
import { found, Refusal } from "../../platform/refusal.ts";
import { newToken, type Secrets } from "../../platform/secrets.ts";
import { armSync } from "../whatsapp/templates/arm-sync.ts";
import { origins } from "./origins.rules.ts";
import { openWhatsapp, sealWhatsapp } from "./whatsapp-access.ts";

type Body = Input<typeof editConnection>["body"];
interface Row {
  channel: "webchat" | "whatsapp";
  name: string;
  inbox_id: string | null;
  active: boolean;
  settings: unknown;
  secrets: string | null;
  paused: boolean;
}

/**
 * Changes a connection. New credentials end a pause, and what waited goes out.
 * @throws NOT_FOUND, INVALID for what the channel does not have
 */
export async function editOneConnection(
  tx: Tx,
  actor: Actor,
  secrets: Secrets,
  id: string,
  body: Body,
): Promise<void> {
  const [row] = await tx.rows<Row>(
    `select channel, name, inbox_id, active, settings, secrets, paused_at is not null as paused
     from connections where account_id = $1 and id = $2 for no key update`,
    [tx.account, id],
  );
  const now = found(row);
  refuseForeign(now.channel, body);
  if (body.inboxId) await allOurs(tx, "inboxes", [body.inboxId]);
  const credentials = body.token !== undefined || body.appSecret !== undefined;
  const next = {
    name: body.name ?? now.name,
    inbox_id: body.inboxId === undefined ? now.inbox_id : body.inboxId,
    active: body.active ?? now.active,
    settings: body.webchat ? { ...body.webchat, origins: origins(body.webchat.origins) } : now.settings,
    secrets: credentials ? resealed(secrets, id, now.secrets, body) : now.secrets,
  };
  const fields = changed(now, next);
  if (fields.length === 0) return;
  await tx.rows(
    `update connections set name = $3, inbox_id = $4, active = $5, settings = $6, secrets = $7,
       paused_code = case when $8 then null else paused_code end, paused_at = case when $8 then null else paused_at end
     where account_id = $1 and id = $2`,
    [
      tx.account,
      id,
      next.name,
      next.inbox_id,
      next.active,
      JSON.stringify(next.settings),
      next.secrets,
      credentials,
    ],
  );
  if (next.active && (!now.active || (now.paused && credentials))) await resumeLanes(tx, id);
  if (now.channel === "whatsapp" && next.active && (credentials || !now.active)) await armSync(tx, [id]);
  record(tx, "connection.changed", { actor }, { connection: id, fields });
}

function refuseForeign(channel: Row["channel"], body: Body): void {
  const foreign = channel === "webchat" ? (["token", "appSecret"] as const) : (["webchat"] as const);
  const failures = foreign
    .filter((field) => body[field] !== undefined)
    .map((field): Failure => ({ code: "INVALID", pointer: `/${field}`, detail: "not of this channel" }));
  if (failures.length > 0) throw new Refusal(failures);
}

/** The old secrets with the new ones over them; those that can no longer be opened must be given anew. */
function resealed(secrets: Secrets, id: string, sealed: string | null, body: Body): string {
  const old = openWhatsapp(secrets, id, sealed);
  const token = body.token ?? old?.token;
  const appSecret = body.appSecret ?? old?.appSecret;
  const missing = { "/token": token, "/appSecret": appSecret };
  if (token === undefined || appSecret === undefined)
    throw new Refusal(
      Object.entries(missing)
        .filter(([, value]) => value === undefined)
        .map(([pointer]): Failure => ({ code: "INVALID", pointer, detail: "needed anew" })),
    );
  return sealWhatsapp(secrets, id, { token, appSecret, verifyToken: old?.verifyToken ?? newToken("vf_") });
}

const fieldNames = {
  name: "name",
  inbox_id: "inbox",
  active: "active",
  settings: "settings",
  secrets: "credentials",
} as const;
type Changing = Record<keyof typeof fieldNames, unknown>;

function changed(now: Changing, next: Changing): string[] {
  const columns = Object.keys(fieldNames) as (keyof typeof fieldNames)[];
  return columns
    .filter((column) => !isDeepStrictEqual(now[column], next[column]))
    .map((column) => fieldNames[column]);
}
