import { listFunnels } from "@relevo/contract/funnels.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** Two stages of the funnel the house's ticket is in. */
export interface StagesOfHouse {
  ticketStages: { first: string; second: string };
}
export async function furnishTicketStages({ clara }: Cast): Promise<StagesOfHouse> {
  const [funnel] = (await clara.client.call(listFunnels, {})).items;
  const [first, second] = (funnel?.stages ?? []).map(({ id }) => id);
  return { ticketStages: { first: first ?? "", second: second ?? "" } };
}

const back = ({ ticket, ticketStages }: House) => ({ funnelId: ticket.funnel, stageId: ticketStages.first });

export const ticketActSamples: Record<string, (house: House) => Sample> = {
  moveTicket: ({ ticket, ticketStages }) => ({
    params: { id: ticket.id },
    body: { stageId: ticketStages.second },
  }),
  resolveTicket: (house) => ({
    params: { id: house.ticket.id },
    body: { resolution: "won", returnTo: back(house) },
  }),
  restoreTicket: ({ ticket }) => ({ params: { id: ticket.id }, query: { reason: "Por error" } }),
  assignTicket: ({ ticket, beto }) => ({
    params: { id: ticket.id },
    body: {
      memberId: beto.id,
      comment: {
        text: "Llamar mañana con el precio final del pedido",
        chips: [{ trigger: "handover", next: "Llamar al cliente" }],
      },
    },
  }),
  bulkAct: ({ ticket, ticketStages }) => ({
    body: { ids: [ticket.id], act: { kind: "move", stageId: ticketStages.second } },
  }),
  checkTicket: (house) => ({
    params: { id: house.ticket.id },
    body: { kind: "resolve", resolution: "lost", archive: true, returnTo: back(house) },
  }),
};
