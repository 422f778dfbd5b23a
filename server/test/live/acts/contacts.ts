import { mergeContact } from "@relevo/contract/contacts.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts } from "../acts.ts";

/** Two contacts who are one person. */
export const contactActs = {
  "contact.merged": async ({ on, id }) => {
    const other = await on.opened();
    const contacts = await rowsOf<{ id: string }>(
      on.desk,
      on.people.account,
      "select contact_id as id from conversations where id = any($1) order by id = $2 desc",
      [[id, other.id], id],
    );
    const [from, into] = contacts.map((one) => one.id);
    await on.people.bruno.client.call(mergeContact, {
      params: { id: from ?? "" },
      body: { intoId: into ?? "" },
    });
  },
} satisfies Partial<Acts>;
