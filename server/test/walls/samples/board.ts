import { saveView } from "@relevo/contract/board.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A saved view; it goes when its sample is called. */
export interface ViewsOfHouse {
  view: string;
}
export async function furnishViews({ clara }: Cast, funnelId: string): Promise<ViewsOfHouse> {
  const body = { name: "Lo urgente", funnelId, filter: { view: "late" } } as const;
  return { view: (await clara.client.call(saveView, { body })).id };
}

export const boardSamples: Record<string, (house: House) => Sample> = {
  showBoard: ({ ticket }) => ({ params: { id: ticket.funnel }, query: { view: "unanswered" } }),
  showColumn: ({ ticket }) => ({ params: { id: ticket.stage } }),
  countTickets: () => ({}),
  showHygiene: ({ ticket }) => ({ params: { id: ticket.funnel } }),
  showCycles: ({ ticket }) => ({ params: { id: ticket.funnel } }),
  exportTickets: () => ({ query: { open: "true" } }),
  listViews: () => ({}),
  saveView: ({ ticket }) => ({
    body: { name: "Caros", funnelId: ticket.funnel, filter: { valueFrom: 100 } },
  }),
  removeView: ({ view }) => ({ params: { id: view } }),
  showHistory: ({ ticket }) => ({ params: { id: ticket.id } }),
  showTicketThread: ({ ticket }) => ({ params: { id: ticket.id } }),
  seeTicket: ({ ticket }) => ({ params: { id: ticket.id } }),
  createTicketTask: ({ ticket, ana }) => ({
    params: { id: ticket.id },
    body: { title: "Medir", ownerId: ana.id },
  }),
};
