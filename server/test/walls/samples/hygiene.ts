import { mergeConversations } from "@relevo/contract/closing.ts";
import type { Graph } from "../../emulators/graph/graph.ts";
import type { Cast } from "../../support/cast.ts";
import type { TestDesk } from "../../support/desk.ts";
import { conversationIds } from "../../support/rows.ts";
import { connectWhatsapp } from "../../support/whatsapp.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** Conversations of one customer on three numbers: two stand apart, one was merged into the first. */
export interface DuplicatesOfHouse {
  duplicate: { into: string; from: string; merged: string };
}
export async function furnishDuplicates(
  desk: TestDesk,
  graph: Graph,
  { account, clara }: Cast,
): Promise<DuplicatesOfHouse> {
  const fresh: string[] = [];
  for (const numberId of ["800201", "800202", "800203"]) {
    const line = await connectWhatsapp(desk, graph, account, { numberId });
    await line.text({ name: "Fernanda", phone: "56911112222", userId: "CL.1077" }, "Hola por aquí");
    fresh.push((await conversationIds(desk, account)).at(-1) ?? "");
  }
  const [into = "", from = "", merged = ""] = fresh;
  await clara.client.call(mergeConversations, { params: { id: merged }, body: { intoId: into } });
  return { duplicate: { into, from, merged } };
}

export const hygieneSamples: Record<string, (house: House) => Sample> = {
  mergeConversations: ({ duplicate }) => ({
    params: { id: duplicate.from },
    body: { intoId: duplicate.into },
  }),
  undoMerge: ({ duplicate }) => ({ params: { id: duplicate.merged } }),
  listAudit: ({ conversation }) => ({ query: { conversationId: conversation } }),
  exportAudit: ({ conversation }) => ({ query: { conversationId: conversation } }),
};
