import type { Output } from "@relevo/contract/endpoint.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { bulkTemplate, sendTemplate } from "@relevo/contract/templates.ts";
import { takeUp } from "../assignment/claim.ts";
import { type By, type Caller, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { mayTemplate } from "./can.rules.ts";
import { held } from "./load.ts";
import { type ConversationRow, conversationsById, rendered } from "./rows.ts";
import { sessionKey, type TemplateFacts, templateFacts } from "./template-facts.ts";
import { type Use, usable } from "./template-use.ts";
import { type Opening, openByTemplate, type Writing, writeTemplates } from "./template-write.ts";
import { oneItem } from "./thread-items.ts";

export interface Sending {
  conversation: string;
  /** The client's own id: the same id again is the same message. */
  id: string | undefined;
  use: Use;
}
/** Where it went, or why not. */
type Sent = { conversation: string; message: string } | { failures: readonly Failure[] };

/**
 * Sends templates, each by the same rules: in an open conversation as a reply; from an expired one by a new
 * conversation with the same customer, inbox, reason and ticket, after which the old one can only be finalised. A
 * machine's answer nobody, and nobody has what it opens yet.
 */
export async function sendTemplates(tx: Tx, by: By, sendings: readonly Sending[]): Promise<Sent[]> {
  const rows = await held(
    tx,
    by,
    sendings.map(({ conversation }) => conversation),
  );
  const before = await alreadySent(tx, sendings);
  const facts = await templateFacts(tx, by, {
    templates: sendings.map(({ use }) => use.templateId),
    files: sendings.flatMap(({ use }) => use.fileId ?? []),
    contacts: [...rows.values()].map((row) => row.contact_id),
  });
  const openings: Opening[] = [];
  const writings: Writing[] = [];
  const claims = new Map<string, ConversationRow>();
  const outcomes = sendings.map((one): Sent => {
    const row = rows.get(one.conversation);
    if (!row) return { failures: [{ code: "NOT_FOUND" }] };
    const again = one.id === undefined ? undefined : before.get(one.id);
    if (again) return sameAgain(by, row, again);
    const checked = decide(by, row, one.use, facts);
    if ("failures" in checked) return checked;
    const place = { contact: row.contact_id, connection: row.connection_id, inbox: row.inbox_id };
    let conversation = row.id;
    if (row.state === "expired") {
      conversation = newId();
      const rest = { reason: row.reason_id, ticket: row.ticket_id, previous: row.id, supersedes: true };
      openings.push({ id: conversation, ...place, ...rest, linkedBy: "system" });
      facts.open.set(sessionKey(place.contact, place.connection), { ...place, id: conversation, number: 0 });
    } else if (!row.owner_id) claims.set(row.id, row);
    const message = one.id ?? newId();
    writings.push({ id: message, conversation, ...place, template: checked.template, use: one.use });
    return { conversation, message };
  });
  if (!isMachine(by)) await takeUp(tx, by, [...claims.values()], "reply");
  await openByTemplate(tx, by, openings);
  await writeTemplates(tx, by, writings);
  return outcomes;
}

function decide(by: By, row: ConversationRow, use: Use, facts: TemplateFacts) {
  const may = mayTemplate(by, row);
  if (may !== true) return { failures: [{ code: may, data: { owner: row.owner_name } }] };
  const other = row.state === "expired" && facts.open.get(sessionKey(row.contact_id, row.connection_id));
  if (other)
    return { failures: [{ code: "ALREADY_OPEN" as const, data: { id: other.id, number: other.number } }] };
  return usable(use, { contact: row.contact_id, connection: row.connection_id }, facts);
}

interface Before {
  id: string;
  conversation: string;
  author: string | null;
}
async function alreadySent(tx: Tx, sendings: readonly Sending[]): Promise<Map<string, Before>> {
  const ids = sendings.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Before>(
    "select id, conversation_id as conversation, author_id as author from messages where account_id = $1 and id = any($2)",
    [tx.account, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function sameAgain(by: By, row: ConversationRow, { id, conversation, author }: Before): Sent {
  const here = conversation === row.id || conversation === row.superseded_by;
  return here && !isMachine(by) && author === by.member
    ? { conversation, message: id }
    : { failures: [{ code: "CONFLICT" }] };
}

/** One template from one conversation. @throws what keeps it from being sent */
export async function sendOneTemplate(
  tx: Tx,
  caller: Caller,
  sending: Sending,
): Promise<Output<typeof sendTemplate>> {
  const sent = found((await sendTemplates(tx, caller, [sending]))[0]);
  if ("failures" in sent) throw new Refusal(sent.failures);
  return shownSent(tx, sent);
}

/** Where a template went, and the message it became. */
export async function shownSent(
  tx: Tx,
  { conversation, message }: { conversation: string; message: string },
): Promise<Output<typeof sendTemplate>> {
  const [row] = await conversationsById(tx, [conversation]);
  return { conversation: rendered(found(row)), message: await oneItem(tx, message) };
}

/** The same template from many: what can be sent is, and the rest is told. @throws NOT_FOUND for the template */
export async function sendTemplateFromMany(
  tx: Tx,
  caller: Caller,
  ids: readonly string[],
  use: Use,
): Promise<Output<typeof bulkTemplate>> {
  const [known] = await tx.rows("select from templates where account_id = $1 and id = $2", [
    tx.account,
    use.templateId,
  ]);
  found(known);
  const conversations = [...new Set(ids)];
  const outcomes = await sendTemplates(
    tx,
    caller,
    conversations.map((conversation) => ({ conversation, id: undefined, use })),
  );
  return {
    sent: conversations.filter((_, i) => !refusalOf(outcomes[i])),
    refused: conversations.flatMap((id, i) => {
      const code = refusalOf(outcomes[i]);
      return code ? [{ id, code }] : [];
    }),
  };
}

function refusalOf(outcome: Sent | undefined): string | undefined {
  return outcome && "failures" in outcome ? outcome.failures[0]?.code : undefined;
}
