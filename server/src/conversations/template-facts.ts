import { partsOf, type TemplateParts } from "../channels/whatsapp/templates/template.rules.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";

export interface KnownTemplate {
  id: string;
  connection: string;
  name: string;
  language: string;
  state: string;
  parts: TemplateParts;
}
export interface Session {
  contact: string;
  connection: string;
  id: string;
  number: number;
}
/** What sending templates needs to know, in a statement each, after the contacts are locked. */
export interface TemplateFacts {
  templates: ReadonlyMap<string, KnownTemplate>;
  /** Mime types of the caller's own fresh uploads. */
  files: ReadonlyMap<string, string>;
  /** Contacts who want no templates. */
  optedOut: ReadonlySet<string>;
  /** What is open now, by contact and connection. */
  open: Map<string, Session>;
}

export function sessionKey(contact: string, connection: string): string {
  return `${contact} ${connection}`;
}

export async function templateFacts(
  tx: Tx,
  by: By,
  asked: { templates: readonly string[]; files: readonly string[]; contacts: readonly string[] },
): Promise<TemplateFacts> {
  const [templates, files, optedOut, open] = await Promise.all([
    tx.rows<Omit<KnownTemplate, "parts"> & { components: Parameters<typeof partsOf>[0] }>(
      `select id, connection_id as connection, name, language, state, components from templates
       where account_id = $1 and id = any($2::uuid[])`,
      [tx.account, [...new Set(asked.templates)]],
    ),
    isMachine(by)
      ? []
      : tx.rows<{ id: string; mime: string }>(
          `select id, mime_type as mime from files where account_id = $1 and id = any($2::uuid[]) and uploader_id = $3
             and message_id is null and comment_id is null and state = 'ready'`,
          [tx.account, asked.files, by.member],
        ),
    tx.rows<{ id: string }>(
      "select id from contacts where account_id = $1 and id = any($2::uuid[]) and opted_out_at is not null",
      [tx.account, asked.contacts],
    ),
    tx.rows<Session>(
      `select s.contact_id as contact, s.connection_id as connection, c.id, c.number
       from open_sessions s join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
       where s.account_id = $1 and s.contact_id = any($2::uuid[])`,
      [tx.account, asked.contacts],
    ),
  ]);
  return {
    templates: new Map(
      templates.map(({ components, ...row }) => [row.id, { ...row, parts: partsOf(components) }]),
    ),
    files: new Map(files.map(({ id, mime }) => [id, mime])),
    optedOut: new Set(optedOut.map(({ id }) => id)),
    open: new Map(open.map((row) => [sessionKey(row.contact, row.connection), row])),
  };
}
