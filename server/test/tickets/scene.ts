import { claim } from "@relevo/contract/conversations.ts";
import { type Funnel, listFunnels } from "@relevo/contract/funnels.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { lockContacts } from "../../src/contacts/lock.ts";
import { inAccount, type Tx } from "../../src/platform/db.ts";
import { openAutomaticTickets } from "../../src/tickets/open-automatic.ts";
import type { Client } from "../support/desk.ts";
import type { DeskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";

export interface TicketState {
  id: string;
  number: number;
  state: string;
  source: string;
  funnel: string;
  owner: string | null;
  untouched: boolean;
  resolution: string;
  absorbedBy: string | null;
}

/** What tests about tickets ask of a desk. */
export function ticketScene(on: DeskWithLine) {
  const rows = <R>(sql: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, sql, values);
  const contactOf = async (conversation: string): Promise<string> => {
    const [row] = await rows<{ id: string }>("select contact_id as id from conversations where id = $1", [
      conversation,
    ]);
    return row?.id ?? "";
  };
  const funnel = async (name: string): Promise<Funnel> => {
    const { items } = await on.people.clara.client.call(listFunnels, {});
    const one = items.find((item) => item.name === name);
    if (!one) throw new Error(`no funnel ${name}`);
    return one;
  };
  const ticketsOf = (contact: string) =>
    rows<TicketState>(
      `select id, number, state, source, funnel_id as funnel, owner_id as owner, untouched, resolution, absorbed_by as "absorbedBy"
       from tickets where contact_id = $1 order by number`,
      [contact],
    );
  const openOf = async (contact: string) =>
    (await ticketsOf(contact)).filter(({ state }) => state === "open");
  const linkOf = async (conversation: string) => {
    const [row] = await rows<{ ticket: string | null; state: string | null; by: string | null }>(
      `select ticket_id as ticket, link_state as state, link_by as "by" from conversations where id = $1`,
      [conversation],
    );
    return row;
  };
  /** What happened to a conversation or to its contact's tickets, from after an event on. */
  const eventsOf = async (conversation: string, prefix = "") => {
    const contact = await contactOf(conversation);
    return rows<{ name: string; actor: string | null; data: Record<string, unknown> }>(
      "select name, actor_id as actor, data from events where contact_id = $1 and name like $2 order by id",
      [contact, `${prefix}%`],
    );
  };
  /** As a command does it: the contacts locked first. */
  const locked = <T>(contacts: readonly string[], work: (tx: Tx) => Promise<T>) =>
    inAccount(on.desk.db, on.people.account, async (tx) => {
      await lockContacts(tx, contacts);
      return work(tx);
    });
  const inbox = async (conversation: string, inboxId: string) => {
    await rows("update conversations set inbox_id = $2 where id = $1", [conversation, inboxId]);
  };
  const opening = async (conversation: string, source: "inbound" | "expiry") => {
    const contact = await contactOf(conversation);
    const [row] = await rows<{ inbox: string }>("select inbox_id as inbox from conversations where id = $1", [
      conversation,
    ]);
    return { conversation, contact, inbox: row?.inbox ?? "", source };
  };
  const openAutomatic = async (conversation: string, source: "inbound" | "expiry" = "inbound") => {
    const item = await opening(conversation, source);
    await locked([item.contact], (tx) => openAutomaticTickets(tx, [item]));
  };
  /** A conversation Ana has in charge. */
  const claimed = async () => {
    const one = await on.opened();
    await on.people.ana.client.call(claim, { params: { id: one.id } });
    return { ...one, contact: await contactOf(one.id) };
  };
  /** A conversation with a ticket a person made. */
  const ticketed = async (
    funnelName = "Soporte",
    given: { subject?: string; description?: string } = {},
    by: Client = on.people.ana.client,
  ) => {
    const one = await claimed();
    const link = await by.call(createTicket, {
      params: { id: one.id },
      body: {
        subject: "Falla en la entrega",
        ...given,
        requesterId: one.contact,
        funnelId: (await funnel(funnelName)).id,
      },
    });
    return { ...one, ticket: link.ticket };
  };
  return {
    rows,
    contactOf,
    funnel,
    ticketsOf,
    openOf,
    linkOf,
    eventsOf,
    locked,
    inbox,
    openAutomatic,
    claimed,
    ticketed,
  };
}
