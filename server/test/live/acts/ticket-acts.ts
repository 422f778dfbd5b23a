import { claim } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { reply } from "@relevo/contract/messages.ts";
import * as contract from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts, Scene } from "../acts.ts";

/** What is done to a ticket on its way, and at its end. */
export const wayActs = {
  "ticket.resolved": async (scene) => resolve(scene, (await made(scene)).id, { resolution: "won" }),
  "ticket.resolution_cleared": async (scene) => {
    const { id } = await made(scene);
    await resolve(scene, id, { resolution: "won" });
    await resolve(scene, id, { resolution: "none" });
  },
  "ticket.archived": (scene) => archived(scene),
  "ticket.restored": async (scene) => {
    const params = { id: await archived(scene) };
    await clara(scene).call(contract.restoreTicket, { params, query: { reason: "Faltó algo" } });
  },
  "ticket.alerted": (scene) => made(scene),
} satisfies Partial<Acts>;

const clara = ({ on }: Scene) => on.people.clara.client;

async function made(scene: Scene) {
  const [funnel] = (await clara(scene).call(listFunnels, {})).items;
  const [row] = await rowsOf<{ contact: string }>(
    scene.on.desk,
    scene.on.people.account,
    "select contact_id as contact from conversations where id = $1",
    [scene.id],
  );
  const { ticket } = await clara(scene).call(createTicket, {
    params: { id: scene.id },
    body: { subject: "Cotización", requesterId: row?.contact ?? "", funnelId: funnel?.id ?? "" },
  });
  return ticket;
}

function resolve(scene: Scene, id: string, body: Partial<contract.ResolveRequest>) {
  return clara(scene).call(contract.resolveTicket, { params: { id }, body });
}

async function archived(scene: Scene): Promise<string> {
  const { id, funnel, stage } = await made(scene);
  const params = { id: scene.id };
  await clara(scene).call(claim, { params });
  await clara(scene).call(reply, { params, body: { text: "Va la respuesta" } });
  await scene.on.desk.settle();
  const closing = {
    outcome: "resolved" as const,
    override: { reason: "Se cerró con el cliente en la tienda" },
  };
  const [reason] = await rowsOf<{ id: string }>(
    scene.on.desk,
    scene.on.people.account,
    "select id from reasons order by position limit 1",
  );
  const returnTo = { funnelId: funnel.id, stageId: stage.id };
  await resolve(scene, id, {
    archive: true,
    returnTo,
    closing: { note: "", ...closing, reasonId: reason?.id },
  });
  return id;
}
