import { createCompany } from "@relevo/contract/contacts.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { createTicket, proposeTicket } from "@relevo/contract/tickets.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** A ticket linked to one conversation and proposed in another, tasks, and a company. */
export interface TicketsOfHouse {
  ticket: { id: string; number: number; funnel: string; stage: string };
  proposed: { conversation: string };
  task: string;
  doomedTask: string;
  company: string;
}
export async function furnishTickets(
  { clara, ana }: Cast,
  first: { conversation: string; contact: string },
  second: { conversation: string },
): Promise<TicketsOfHouse> {
  const funnel = (await clara.client.call(listFunnels, {})).items[0]?.id ?? "";
  const params = { id: first.conversation };
  const { ticket } = await clara.client.call(createTicket, {
    params,
    body: { subject: "Cotización", requesterId: first.contact, funnelId: funnel },
  });
  await clara.client.call(proposeTicket, {
    params: { id: second.conversation },
    body: { number: ticket.number },
  });
  const task = async (title: string) =>
    (await clara.client.call(createTask, { params, body: { title, ownerId: ana.id } })).id;
  const company = await clara.client.call(createCompany, { body: { name: "Talleres Pérez" } });
  return {
    ticket: { id: ticket.id, number: ticket.number, funnel, stage: ticket.stage.id },
    proposed: second,
    task: await task("Llamar"),
    doomedTask: await task("Nada"),
    company: company.id,
  };
}

export const ticketSamples: Record<string, (house: House) => Sample> = {
  listFunnels: () => ({}),
  searchTickets: ({ ticket }) => ({ query: { q: `#${ticket.number}` } }),
  showTicket: ({ ticket }) => ({ params: { id: ticket.id } }),
  createTicket: ({ conversation, contact, ticket }) => ({
    params: { id: conversation },
    body: { subject: "Otra", requesterId: contact, funnelId: ticket.funnel },
  }),
  linkTicket: ({ conversation, ticket }) => ({ params: { id: conversation }, body: { ticketId: ticket.id } }),
  proposeTicket: ({ conversation, ticket }) => ({
    params: { id: conversation },
    body: { number: ticket.number },
  }),
  confirmTicket: ({ proposed }) => ({ params: { id: proposed.conversation } }),
  unlinkTicket: ({ proposed }) => ({ params: { id: proposed.conversation } }),
  editTicket: ({ ticket }) => ({ params: { id: ticket.id }, body: { subject: "Cotización de mesas" } }),
  listTasks: ({ conversation }) => ({ query: { conversationId: conversation } }),
  createTask: ({ conversation, ana }) => ({
    params: { id: conversation },
    body: { title: "Escribir", ownerId: ana.id },
  }),
  editTask: ({ task, ana }) => ({ params: { id: task }, body: { title: "Llamar ya", ownerId: ana.id } }),
  finishTask: ({ task }) => ({ params: { id: task } }),
  resumeTask: ({ task }) => ({ params: { id: task } }),
  cancelTask: ({ doomedTask }) => ({ params: { id: doomedTask } }),
  listCompanies: () => ({ query: { q: "Tall" } }),
  createCompany: () => ({ body: { name: "Ferretería Norte" } }),
  editCompany: ({ company }) => ({ params: { id: company }, body: { name: "Talleres Pérez Ltda." } }),
};
