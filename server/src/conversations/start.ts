import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { startConversation } from "@relevo/contract/templates.ts";
import { written } from "../channels/whatsapp/templates/template.rules.ts";
import { lockContacts, whoNow } from "../contacts/lock.ts";
import { canonicalPhone } from "../contacts/phone.rules.ts";
import { resolveContacts } from "../contacts/resolve.ts";
import { showContact } from "../contacts/show.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal, refuse, refuseField } from "../platform/refusal.ts";
import { beginningFor, beginTicket, goOnWith } from "./start-ticket.ts";
import { shownSent } from "./template.ts";
import { type KnownTemplate, sessionKey, templateFacts } from "./template-facts.ts";
import { type Use, usable } from "./template-use.ts";
import { openByTemplate, writeTemplates } from "./template-write.ts";

type Body = Input<typeof startConversation>["body"];

/**
 * Writes to a customer first: opens a conversation of the caller's with a template in it, about the ticket of the funnel
 * they choose, which is theirs, too. @throws ALREADY_OPEN, ALREADY_OWNED, MOVE_NOT_ALLOWED
 */
export async function startOneConversation(
  tx: Tx,
  caller: Caller,
  body: Body,
): Promise<Output<typeof startConversation>> {
  const { inbox } = await lineOf(tx, body.connectionId);
  const addressed = await addressee(tx, caller, body);
  const contact = whoNow(await lockContacts(tx, [addressed]))(addressed);
  const { template: use, connectionId: connection } = body;
  const facts = await templateFacts(tx, caller, {
    templates: [use.templateId],
    files: use.fileId ? [use.fileId] : [],
    contacts: [contact],
  });
  const open = facts.open.get(sessionKey(contact, connection));
  if (open) refuse("ALREADY_OPEN", { id: open.id, number: open.number });
  const checked = usable(use, { contact, connection }, facts);
  if ("failures" in checked) throw new Refusal(checked.failures);
  const place = { contact, connection, inbox };
  const [id, message] = [newId(), newId()];
  const previous = await lastWith(tx, contact, connection);
  const beginning = await beginningFor(tx, caller, contact, body.ticket);
  const { used: ticket } = beginning;
  await openByTemplate(tx, caller, [
    { id, ...place, reason: null, ticket, linkedBy: "member", previous, supersedes: false },
  ]);
  // After the conversation's number, as where customers write: counters are taken in one order.
  if (ticket) await goOnWith(tx, caller, beginning);
  else
    await beginTicket(tx, caller, beginning, { conversation: id, subject: subjectOf(checked.template, use) });
  await writeTemplates(tx, caller, [
    { id: message, conversation: id, ...place, template: checked.template, use },
  ]);
  return shownSent(tx, { conversation: id, message });
}

/** The beginning of what we write. */
function subjectOf(template: KnownTemplate, use: Use): string {
  const { text } = written(template, template.parts, use.values);
  return text.replaceAll(/\s+/g, " ").trim().slice(0, 80).trim() || template.name;
}

/** The connection's inbox, Global where it has none. Only WhatsApp lets a company write first, and only while it works. */
async function lineOf(tx: Tx, connection: string): Promise<{ inbox: string }> {
  const [row] = await tx.rows<{ channel: string; active: boolean; inbox: string }>(
    `select n.channel, n.active, coalesce(n.inbox_id, g.id) as inbox
     from connections n join inboxes g on g.account_id = n.account_id and g.is_global
     where n.account_id = $1 and n.id = $2`,
    [tx.account, connection],
  );
  const { channel, active, inbox } = found(row);
  if (channel !== "whatsapp" || !active) refuse("CHANNEL_CANNOT", { channel });
  return { inbox };
}

/** A contact the caller sees, or whoever has that number: found, or made. */
async function addressee(tx: Tx, caller: Caller, body: Body): Promise<string> {
  const { contactId, phone, name, connectionId } = body;
  if ((contactId === undefined) === (phone === undefined)) refuseField("/contactId");
  if (contactId !== undefined) {
    const { id, identities } = await showContact(tx, caller, contactId);
    const reachable = identities.some(({ kind }) => kind === "phone" || kind === "whatsapp-user");
    return reachable ? id : refuse("CHANNEL_CANNOT", { contact: true });
  }
  const number = canonicalPhone(phone ?? "") ?? refuseField("/phone");
  const person = { identities: [{ kind: "phone" as const, value: number }], name: name ?? null };
  const { ids, created } = await resolveContacts(tx, connectionId, [
    { ...person, username: null, mail: null },
  ]);
  for (const { id } of created)
    record(tx, "contact.created", { actor: actorOf(caller), contact: id }, { connection: connectionId });
  return found(ids[0]);
}

async function lastWith(tx: Tx, contact: string, connection: string): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `select id from conversations where account_id = $1 and contact_id = $2 and connection_id = $3
     order by opened_at desc limit 1`,
    [tx.account, contact, connection],
  );
  return row?.id ?? null;
}
