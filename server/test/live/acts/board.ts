import { seeTicket } from "@relevo/contract/board.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts, Scene } from "../acts.ts";

export const boardActs = {
  "ticket.seen": async (scene) => {
    const { ana } = scene.on.people;
    const ticket = await supported(scene);
    await ana.client.call(claim, { params: { id: scene.id } });
    // Claiming it was opening it; that somebody else gave it to her is what she has not seen.
    await rowsOf(scene.on.desk, scene.on.people.account, "update tickets set seen = false where id = $1", [
      ticket,
    ]);
    await ana.client.call(seeTicket, { params: { id: ticket } });
  },
} satisfies Partial<Acts>;

/** A ticket of the second funnel for the customer's conversation; acts upon the first one are free to make theirs. */
export async function supported({ on, id }: Scene): Promise<string> {
  const { client } = on.people.clara;
  const funnelId = (await client.call(listFunnels, {})).items[1]?.id ?? "";
  const [row] = await rowsOf<{ contact: string }>(
    on.desk,
    on.people.account,
    "select contact_id as contact from conversations where id = $1",
    [id],
  );
  const body = { subject: "No enfría", requesterId: row?.contact ?? "", funnelId };
  return (await client.call(createTicket, { params: { id }, body })).ticket.id;
}
