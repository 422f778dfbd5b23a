import { mergeContact } from "@relevo/contract/contacts.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import type { Person as Customer } from "../emulators/graph/builders.ts";
import type { Client } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { conversationIds } from "../support/rows.ts";
import { ticketScene } from "../tickets/scene.ts";

/** What tests about two contacts who are one person ask of a desk. */
export function mergeScene() {
  const on = deskWithLine();
  const scene = ticketScene(on);
  return {
    on,
    ...scene,
    merge: (id: string, intoId: string, client: Client = on.people.bruno.client) =>
      client.call(mergeContact, { params: { id }, body: { intoId } }),
    /** A customer with an open conversation, which somebody may have. */
    async customer(owner: Client | null = null, who: Customer = on.stranger()) {
      const { id } = await on.opened(who);
      if (owner) await owner.call(claim, { params: { id } });
      return { who, id, contact: await scene.contactOf(id) };
    },
    /** What a contact's open conversations say, and on which line each is. */
    openTalks: (contact: string) =>
      scene.rows<{ id: string; line: string; owner: string | null; said: string[] }>(
        `select c.id, s.connection_id as line, c.owner_id as owner,
           array(select m.text from messages m where m.conversation_id = c.id order by m.at, m.id) as said
         from open_sessions s join conversations c on c.id = s.conversation_id where s.contact_id = $1 order by c.number`,
        [contact],
      ),
    /** Rows that still name a contact who is no more. */
    async left(contact: string): Promise<Record<string, number>> {
      const tables = [
        "identities",
        "conversations",
        "open_sessions",
        "messages",
        "tickets",
        "tasks",
        "return_targets",
        "auto_messages",
      ];
      const counts = await Promise.all(
        tables.map((table) =>
          scene.rows<{ n: number }>(`select count(*)::int as n from ${table} where contact_id = $1`, [
            contact,
          ]),
        ),
      );
      return Object.fromEntries(
        tables.flatMap((table, i) => (counts[i]?.[0]?.n ? [[table, counts[i]?.[0]?.n]] : [])),
      );
    },
    /** A ticket a person makes on a conversation that is theirs from then on. */
    async ticketOn(id: string, funnelName: string, by: Client) {
      await by.call(claim, { params: { id } });
      const contact = await scene.contactOf(id);
      const { id: funnelId } = await scene.funnel(funnelName);
      const body = { subject: "Otra", requesterId: contact, funnelId };
      return { contact, ...(await by.call(createTicket, { params: { id }, body })) };
    },
    latest: async () => (await conversationIds(on.desk, on.people.account)).at(-1) ?? "",
  };
}
