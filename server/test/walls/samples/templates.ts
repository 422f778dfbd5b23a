import type { Graph } from "../../emulators/graph/graph.ts";
import { template } from "../../emulators/graph/templates.ts";
import type { Client } from "../../support/desk.ts";
import { read } from "../../support/templates.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** The house's one template, without variables. */
export async function furnishTemplate(
  graph: Graph,
  admin: Client,
  connection: string,
): Promise<{ template: string }> {
  const part = template("visita", "¿Le acomoda una visita mañana?");
  return { template: await read(graph, admin, connection, part) };
}

export const templateSamples: Record<string, (house: House) => Sample> = {
  listTemplates: () => ({}),
  syncTemplates: ({ connection }) => ({ params: { id: connection } }),
  sendTemplate: ({ conversation, template }) => ({
    params: { id: conversation },
    body: { templateId: template },
  }),
  startConversation: ({ connection, template, ticket }) => ({
    body: {
      connectionId: connection,
      phone: "+56 9 7777 0001",
      template: { templateId: template },
      ticket: { funnelId: ticket.funnel, stageId: ticket.stage },
    },
  }),
  bulkTemplate: ({ conversation, template }) => ({
    params: { id: template },
    body: { conversationIds: [conversation] },
  }),
};
