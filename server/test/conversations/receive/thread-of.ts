import { showConversation } from "@relevo/contract/conversations.ts";
import { showThread } from "@relevo/contract/messages.ts";
import type * as b from "../../emulators/graph/builders.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";

/** The newest conversation of a person, as the admin sees it. */
export async function threadOf(on: DeskWithLine, from: b.Person) {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    `select c.id from conversations c join identities i on i.contact_id = c.contact_id
     where i.kind = 'whatsapp-user' and i.value = $1 order by c.number desc limit 1`,
    [from.userId],
  );
  if (!row) throw new Error("no conversation");
  const conversation = await on.people.clara.client.call(showConversation, { params: { id: row.id } });
  const thread = await on.people.clara.client.call(showThread, { params: { id: row.id } });
  return {
    conversation,
    items: thread.items,
    messages: thread.items.filter((item) => item.kind === "message"),
  };
}
