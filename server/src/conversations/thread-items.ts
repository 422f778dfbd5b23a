import { type EventName, timelineEvents } from "@relevo/contract/events.ts";
import type { CommentItem, FileRef, MessageItem, ThreadItem } from "@relevo/contract/messages.ts";
import { authorSql } from "../people/author.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

export interface ItemKeys {
  messages: readonly string[];
  comments: readonly string[];
  events: readonly number[];
}

/** Thread items by key, rendered as they are now, in no order. A statement per kind. */
export async function threadItems(tx: Tx, { messages, comments, events }: ItemKeys): Promise<ThreadItem[]> {
  const [said, noted, happened] = await Promise.all([
    messages.length > 0 ? messageItems(tx, messages) : [],
    comments.length > 0 ? commentItems(tx, comments) : [],
    events.length > 0 ? eventItems(tx, events) : [],
  ]);
  return [...said, ...noted, ...happened];
}

/** One message as the wire carries it. @throws NOT_FOUND */
export async function oneItem(tx: Tx, id: string): Promise<MessageItem> {
  return found((await messageItems(tx, [id]))[0]);
}
/** One comment as the wire carries it. @throws NOT_FOUND */
export async function oneComment(tx: Tx, id: string): Promise<CommentItem> {
  return found((await commentItems(tx, [id]))[0]);
}

export function isTimeline(name: string): boolean {
  return (timelineEvents as readonly string[]).includes(name);
}

interface MessageRow {
  id: string;
  conversation_id: string;
  at: Date;
  direction: "in" | "out";
  author_kind: MessageItem["author"]["kind"];
  author_id: string | null;
  author_name: string;
  type: MessageItem["type"];
  text: string;
  data: Record<string, unknown> | null;
  state: MessageItem["state"];
  error_code: string | null;
  error_detail: string | null;
  forwarded: boolean;
  edited_at: Date | null;
  revoked_at: Date | null;
  files: FileRef[] | null;
  reactions: MessageItem["reactions"] | null;
  quoted_id: string | null;
  quoted_text: string;
  quoted_author: string;
}

const files = (column: string) =>
  `(select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mimeType', f.mime_type, 'size', f.size, 'state', f.state) order by f.id)
    from files f where f.account_id = $1 and f.${column})`;

async function messageItems(tx: Tx, ids: readonly string[]): Promise<MessageItem[]> {
  const rows = await tx.rows<MessageRow>(
    `select m.id, m.conversation_id, m.at, m.direction, m.author_kind, m.author_id, m.type, m.text, m.data, m.state,
       m.error_code, m.error_detail, m.forwarded, m.edited_at, m.revoked_at,
       coalesce(a.name, w.name, case when m.author_kind = 'contact' then coalesce(nullif(p.name, ''), p.phone) end, '') as author_name,
       ${files("message_id = m.id")} as files,
       (select jsonb_agg(jsonb_build_object('emoji', x.emoji, 'by', x.by_kind) order by x.by_kind)
          from message_reactions x where x.account_id = $1 and x.message_id = m.id) as reactions,
       q.id as quoted_id, left(q.text, 160) as quoted_text,
       coalesce(b.name, case when q.author_kind = 'contact' then coalesce(nullif(p.name, ''), p.phone) end, '') as quoted_author
     from messages m join contacts p on p.account_id = m.account_id and p.id = m.contact_id
     left join members a on a.account_id = m.account_id and a.id = m.author_id
     left join workflows w on w.account_id = m.account_id and m.author_kind = 'bot' and w.id = (m.data->>'workflow')::uuid
     left join messages q on q.account_id = m.account_id and q.connection_id = m.connection_id and q.external_id = m.reply_to_external
     left join members b on b.account_id = q.account_id and b.id = q.author_id
     where m.account_id = $1 and m.id = any($2)`,
    [tx.account, ids],
  );
  return rows.map((row) => ({
    kind: "message",
    id: row.id,
    at: row.at.toISOString(),
    conversationId: row.conversation_id,
    direction: row.direction,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    type: row.type,
    text: row.text,
    files: row.files ?? [],
    data: row.data,
    state: row.state,
    error: row.error_code ? { code: row.error_code, detail: row.error_detail ?? "" } : null,
    replyTo: row.quoted_id ? { id: row.quoted_id, text: row.quoted_text, author: row.quoted_author } : null,
    reactions: row.reactions ?? [],
    edited: row.edited_at !== null,
    revoked: row.revoked_at !== null,
    forwarded: row.forwarded,
  }));
}

async function commentItems(tx: Tx, ids: readonly string[]): Promise<CommentItem[]> {
  const rows = await tx.rows<{
    id: string;
    at: Date;
    conversation_id: string;
    author: CommentItem["author"];
    text: string;
    mentions: { id: string; name: string }[] | null;
    files: FileRef[] | null;
    chips: CommentItem["chips"];
  }>(
    `select c.id, c.at, c.conversation_id, ${authorSql("a", "w")} as author, c.text, c.chips,
       (select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id)
          from members m where m.account_id = $1 and m.id = any(c.mention_ids)) as mentions,
       ${files("comment_id = c.id")} as files
     from comments c left join members a on a.account_id = c.account_id and a.id = c.author_id
     left join workflows w on w.account_id = c.account_id and w.id = c.workflow_id
     where c.account_id = $1 and c.id = any($2)`,
    [tx.account, ids],
  );
  return rows.map((row) => ({
    kind: "comment",
    id: row.id,
    at: row.at.toISOString(),
    conversationId: row.conversation_id,
    author: row.author,
    text: row.text,
    mentions: row.mentions ?? [],
    files: row.files ?? [],
    chips: row.chips,
  }));
}

interface EventRow {
  id: number;
  name: EventName;
  at: Date;
  conversation_id: string;
  actor_kind: "member" | "contact" | "system" | "workflow";
  actor: string | null;
  run: { id: string; workflowId: string } | null;
  words: Record<string, string | null>;
}

/** The sentence's words are looked up now: the log has ids only, so that erasing a person never touches it. */
async function eventItems(tx: Tx, ids: readonly number[]): Promise<ThreadItem[]> {
  // Most events have few of these, and a look-up for nothing costs as much as one.
  const lookUp = (table: string, column: string, path: string) =>
    `case when e.data#>>'{${path}}' is not null
       then (select x.${column} from ${table} x where x.account_id = $1 and x.id = (e.data#>>'{${path}}')::uuid) end`;
  const nameIn = (table: string, path: string) => lookUp(table, "name", path);
  const rows = await tx.rows<EventRow>(
    `select e.id, e.name, e.at, e.conversation_id, e.actor_kind,
       coalesce(m.name, w.name, case when e.actor_kind = 'contact' then coalesce(nullif(p.name, ''), p.phone) end) as actor,
       case when r.id is not null then jsonb_build_object('id', r.id, 'workflowId', r.workflow_id) end as run,
       jsonb_build_object('how', e.data->>'how', 'source', e.data->>'source',
         'ownerFrom', ${nameIn("members", "from,owner")}, 'ownerTo', ${nameIn("members", "to,owner")},
         'groupTo', ${nameIn("groups", "to,group")}, 'inboxFrom', ${nameIn("inboxes", "from,inbox")},
         'inboxTo', ${nameIn("inboxes", "to,inbox")}, 'inbox', ${nameIn("inboxes", "inbox")},
         'reason', case when e.name <> 'conversation.discarded' then ${nameIn("reasons", "reason")} end,
         'note', case e.name when 'approval.asked' then ${lookUp("approvals", "note", "approval")}
           when 'approval.decided' then ${lookUp("approvals", "why", "approval")} else ${lookUp("notes", "text", "note")} end,
         'task', ${lookUp("tasks", "title", "task")},
         'ticket', ${lookUp("tickets", "number::text", "ticket")}, 'into', ${lookUp("conversations", "number::text", "into")},
         'via', e.data->>'via', 'outcome', e.data->>'outcome', 'evidence', e.data->>'evidence', 'trigger', e.data->>'trigger',
         'until', e.data->>'until', 'by', e.data->>'by', 'verdict', e.data->>'verdict', 'discard', case when e.name = 'conversation.discarded' then e.data->>'reason' end,
         'rejected', e.data->>'rejected',
         'ahead', case when e.name = 'conversation.priority_changed' then e.data->>'to' end) as words
     from events e left join members m on m.account_id = e.account_id and m.id = e.actor_id
     left join contacts p on p.account_id = e.account_id and p.id = e.actor_id
     left join runs r on r.account_id = e.account_id and r.id = e.actor_id and e.actor_kind = 'workflow'
     left join workflows w on w.account_id = r.account_id and w.id = r.workflow_id
     where e.account_id = $1 and e.id = any($2)`,
    [tx.account, ids],
  );
  return rows.map((row) => ({
    kind: "event",
    id: `e${row.id}`,
    at: row.at.toISOString(),
    conversationId: row.conversation_id,
    name: row.name,
    actor: { kind: row.actor_kind, name: row.actor ?? "", ...(row.run && { run: row.run }) },
    words: Object.fromEntries(Object.entries(row.words).filter(([, word]) => word !== null)),
  }));
}
