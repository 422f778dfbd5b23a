import { mergeConversations, undoMerge } from "@relevo/contract/closing.ts";
import { showThread } from "@relevo/contract/messages.ts";
import { beforeAll } from "vitest";
import type { Person } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../../support/rows.ts";
import { connectWhatsapp, type WhatsappLine } from "../../support/whatsapp.ts";

/** A desk with two WhatsApp numbers, and customers who write to both. */
export function deskWithTwoLines() {
  const on = deskWithLine();
  let second: WhatsappLine | undefined;
  beforeAll(async () => {
    second = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800401" });
  });
  const other = () => {
    if (!second) throw new Error("only inside of tests");
    return second;
  };
  const account = () => on.people.account;
  let minutes = 0;
  return {
    on,
    account,
    other,
    /** WhatsApp tells whole seconds: what is said after a reply is said minutes after it. */
    later() {
      minutes += 1;
      return { at: new Date(Date.now() + minutes * 60_000) };
    },
    async duplicated(who = on.stranger()) {
      const { id: into } = await on.opened(who);
      await other().text(who, "¿y por aquí?");
      const from = (await conversationIds(on.desk, account())).at(-1) ?? "";
      return { who, into, from };
    },
    merge: (from: string, into: string, person: Person = on.people.clara) =>
      person.client.call(mergeConversations, { params: { id: from }, body: { intoId: into } }),
    refusedMerge: (from: string, into: string, person: Person = on.people.clara) =>
      person.client.refused(mergeConversations, { params: { id: from }, body: { intoId: into } }),
    part: (id: string) => on.people.clara.client.call(undoMerge, { params: { id } }),
    refusedPart: (id: string) => on.people.clara.client.refused(undoMerge, { params: { id } }),
    textsOf: async (id: string) =>
      (await on.people.clara.client.call(showThread, { params: { id } })).items.flatMap((item) =>
        "text" in item ? item.text : [],
      ),
    /** Everything merging may touch, as it stands. */
    async rowsAbout(ids: readonly string[]): Promise<string[]> {
      const tables = ["messages", "comments", "tasks", "open_sessions", "conversation_flags"];
      const about = await rowsOf<{ row: string }>(
        on.desk,
        account(),
        `select to_jsonb(x)::text as row from conversations x where id = any($1)
         ${tables.map((table) => `union all select to_jsonb(x)::text from ${table} x where conversation_id = any($1)`).join(" ")}
         order by 1`,
        [ids],
      );
      return about.map(({ row }) => row);
    },
  };
}
