import { editOneContact } from "../../contacts/edit.ts";
import { refuse } from "../../platform/refusal.ts";
import { tagContacts } from "../../tags/tag-contacts.ts";
import { editTickets } from "../../tickets/edit.ts";
import { type Apply, done, ticketOf } from "./acting.ts";

/** Tags contacts, each of a round once. */
export const tag: Apply<"tag"> = async (tx, by, acting) => {
  await tagContacts(
    tx,
    by,
    acting.map(({ effect: { add, remove }, facts: { contact } }) => ({ contact: contact.id, add, remove })),
  );
  return acting.map(() => done);
};

/** Fills in data of the contact or the ticket, as the field says. */
export const field: Apply<"field"> = async (tx, by, acting) => {
  for (const one of acting) {
    const { field: id, value } = one.effect;
    const fields = { [id]: value };
    const known = one.facts.fields.get(id) ?? refuse("NOT_FOUND");
    if (known.of === "contact") await editOneContact(tx, by, one.facts.contact.id, { fields });
    else await editTickets(tx, by, [{ ticket: ticketOf(one), change: { fields } }]);
  }
  return acting.map(() => done);
};
