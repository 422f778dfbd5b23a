import type { WebchatSettings } from "@relevo/contract/connections.ts";
import type { FastifyRequest } from "fastify";
import type { Visitor } from "../../platform/caller.ts";
import { asSystem, type Database } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { hashToken } from "../../platform/secrets.ts";

export interface Door {
  account: string;
  connection: string;
  settings: WebchatSettings;
  company: string;
  language: string;
}

/** The active web chat behind a snippet's public key. */
export async function doorOfKey(db: Database, key: string): Promise<Door | null> {
  if (!/^[\w-]{1,60}$/.test(key)) return null;
  const [row] = await asSystem(db, (tx) =>
    tx.rows<Door>(
      `select d.account_id as account, c.id as connection, c.settings, a.name as company, a.language
       from doors d join connections c on c.account_id = d.account_id and c.id = d.connection_id and c.active
       join accounts a on a.id = d.account_id
       where d.kind = 'webchat' and d.key = $1`,
      [key],
    ),
  );
  return row ?? null;
}

/** The visitor a token was given to, while their chat is active. */
export async function visitorOfToken(db: Database, token: string): Promise<Visitor | null> {
  const [row] = await asSystem(db, (tx) =>
    tx.rows<{ account: string; connection: string; visitor: string }>(
      `select d.account_id as account, d.connection_id as connection, d.ref as visitor
       from doors d join connections c on c.account_id = d.account_id and c.id = d.connection_id and c.active
       where d.kind = 'visitor' and d.key = $1`,
      [hashToken(token)],
    ),
  );
  if (!row) return null;
  return { ...row, credential: `visitor:${row.visitor}` };
}

/** Who writes in the web chat: `Authorization: Bearer vt_…`. */
export async function visitorOfRequest(db: Database, request: FastifyRequest): Promise<Visitor | null> {
  const token = /^Bearer (vt_[\w-]{10,90})$/i.exec(request.headers.authorization ?? "")?.[1];
  return token ? visitorOfToken(db, token) : null;
}

/** The origins of our own pages: as this browser reached us, and as links name us. */
export function ownOrigins(desk: Pick<Desk, "publicUrl">, request: FastifyRequest): string[] {
  return [`${request.protocol}://${request.host}`, new URL(desk.publicUrl()).origin];
}
