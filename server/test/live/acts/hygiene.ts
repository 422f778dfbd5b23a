import { mergeConversations, undoMerge } from "@relevo/contract/closing.ts";
import { conversationIds } from "../../support/rows.ts";
import { connectWhatsapp } from "../../support/whatsapp.ts";
import type { Acts, Scene } from "../acts.ts";

export const hygieneActs = {
  "conversation.merged": (scene) => merged(scene),
  "conversation.merge_undone": async (scene) => {
    const id = await merged(scene);
    await scene.on.people.clara.client.call(undoMerge, { params: { id } });
  },
} satisfies Partial<Acts>;

/** The customer writes to another number too, and that conversation goes into the first. */
async function merged({ who, id, on, person }: Scene): Promise<string> {
  const other = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: `81${person}` });
  await other.text(who, "también por aquí");
  const from = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
  await on.people.clara.client.call(mergeConversations, { params: { id: from }, body: { intoId: id } });
  return from;
}
