/** A word of an event's sentence: where its id stands in the event's data, and where its text is now. */
interface Word {
  path: string;
  table: string;
  text: string;
}

const name = (table: string, path: string): Word => ({ path, table, text: "x.name" });
const number = (table: string, path: string): Word => ({ path, table, text: "x.number::text" });

/** Names, numbers and reasons given; never what a customer or an agent wrote in a conversation. */
const words: Record<string, Word> = {
  ownerFrom: name("members", "from,owner"),
  ownerTo: name("members", "to,owner"),
  groupFrom: name("groups", "from,group"),
  groupTo: name("groups", "to,group"),
  inboxFrom: name("inboxes", "from,inbox"),
  inboxTo: name("inboxes", "to,inbox"),
  inbox: name("inboxes", "inbox"),
  reason: name("reasons", "reason"),
  member: name("members", "member"),
  group: name("groups", "group"),
  connection: name("connections", "connection"),
  calendar: name("calendars", "calendar"),
  company: name("companies", "company"),
  field: name("fields", "field"),
  funnel: name("funnels", "funnel"),
  stage: name("stages", "stage"),
  stageFrom: name("stages", "from"),
  stageTo: name("stages", "to"),
  task: { path: "task", table: "tasks", text: "x.title" },
  note: { path: "note", table: "notes", text: "x.text" },
  why: { path: "closure", table: "closures", text: "x.why" },
  into: number("conversations", "into"),
  by: number("conversations", "by"),
  absorbedInto: number("tickets", "into"),
  tag: name("tags", "tag"),
  workflow: name("workflows", "workflow"),
  secret: name("workflow_secrets", "secret"),
};

/** What stands at a path of an event's data, if it is an id; some fields of some events hold other things. */
export const idAt = (path: string) =>
  `substring(e.data#>>'{${path}}' from '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')::uuid`;

/** An object of the words of an event row called `e`. */
export const wordsSql = `jsonb_strip_nulls(jsonb_build_object(${Object.entries(words)
  .map(
    ([word, { path, table, text }]) =>
      `'${word}', (select ${text} from ${table} x where x.account_id = $1 and x.id = ${idAt(path)})`,
  )
  .join(", ")}))`;
