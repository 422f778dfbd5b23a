import { createCompany, editCompany, editContact } from "@relevo/contract/contacts.ts";
import { move } from "@relevo/contract/conversations.ts";
import { listFunnels } from "@relevo/contract/funnels.ts";
import * as tasks from "@relevo/contract/tasks.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import * as tickets from "@relevo/contract/tickets.ts";
import { lockContacts } from "../../../src/contacts/lock.ts";
import { inAccount, type Tx } from "../../../src/platform/db.ts";
import { addConversationActions } from "../../../src/tickets/add-actions.ts";
import { openAutomaticTickets } from "../../../src/tickets/open-automatic.ts";
import { ownTickets } from "../../../src/tickets/own-tickets.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts, Scene } from "../acts.ts";

/** Tickets and their links, tasks, companies. */
export const ticketActs = {
  "company.created": ({ on, person }) =>
    on.people.clara.client.call(createCompany, { body: { name: `Empresa ${person}` } }),
  "company.changed": async ({ on, person }) => {
    const { id } = await on.people.clara.client.call(createCompany, { body: { name: `Antes ${person}` } });
    const body = { name: `Después ${person}` };
    await on.people.clara.client.call(editCompany, { params: { id }, body });
  },
  "contact.opted": async (scene) =>
    clara(scene).call(editContact, { params: { id: await contactOf(scene) }, body: { optedOut: true } }),
  "task.created": (scene) => leave(scene),
  "task.changed": async (scene) => {
    const { id, title } = await leave(scene);
    await clara(scene).call(tasks.editTask, { params: { id }, body: { title, kind: "call" } });
  },
  "task.overdue": async (scene) => {
    const now = (await scene.on.desk.step()).getTime();
    await leave(scene, new Date(now + 60_000).toISOString());
    await scene.on.desk.step(new Date(now + 120_000));
  },
  "task.done": async (scene) => {
    await clara(scene).call(tasks.finishTask, { params: { id: (await leave(scene)).id } });
  },
  "task.resumed": async (scene) => {
    const params = { id: (await leave(scene)).id };
    await clara(scene).call(tasks.finishTask, { params });
    await clara(scene).call(tasks.resumeTask, { params });
  },
  "task.cancelled": async (scene) => {
    await clara(scene).call(tasks.cancelTask, { params: { id: (await leave(scene)).id } });
  },
  "ticket.created": (scene) => ticketed(scene),
  "ticket.changed": async (scene) => {
    const { ticket } = await ticketed(scene);
    await clara(scene).call(tickets.editTicket, { params: { id: ticket.id }, body: { subject: "Otro" } });
  },
  "ticket.stage_changed": async (scene) => {
    const { ticket } = await ticketed(scene);
    const stageId = (await funnels(scene))[0]?.stages[1]?.id ?? "";
    await clara(scene).call(moveTicket, { params: { id: ticket.id }, body: { stageId } });
  },
  "ticket.assigned": async (scene) => {
    const { ticket } = await ticketed(scene);
    const contact = await contactOf(scene);
    const change = { ticket: ticket.id, owner: scene.on.people.ana.id, group: null, contact };
    await asMachine(scene, (tx) => ownTickets(tx, { account: tx.account, rule: "test" }, [change]));
  },
  "ticket.absorbed": async (scene) => {
    const inbox = scene.on.people.inboxes.sales;
    const [reason] = await rowsOf<{ id: string }>(
      scene.on.desk,
      scene.on.people.account,
      "select id from reasons where inbox_id = $1 limit 1",
      [inbox],
    );
    const body = { inboxId: inbox, reasonId: reason?.id ?? null };
    await clara(scene).call(move, { params: { id: scene.id }, body });
    const contact = await contactOf(scene);
    const opening = { conversation: scene.id, contact, inbox, source: "inbound" as const };
    await asMachine(scene, (tx) => openAutomaticTickets(tx, [opening]));
    await ticketed(scene);
  },
  "ticket.action_added": async (scene) => {
    const { ticket } = await ticketed(scene);
    const item = { ticket: ticket.id, conversation: scene.id, contact: await contactOf(scene) };
    await asMachine(scene, (tx) => addConversationActions(tx, { account: tx.account, rule: "test" }, [item]));
  },
  "conversation.ticket_linked": (scene) => ticketed(scene),
  "conversation.ticket_proposed": (scene) => proposed(scene),
  "conversation.ticket_confirmed": async (scene) => {
    await proposed(scene);
    await clara(scene).call(tickets.confirmTicket, { params: { id: scene.id } });
  },
  "conversation.ticket_unlinked": async (scene) => {
    await ticketed(scene);
    await clara(scene).call(tickets.unlinkTicket, { params: { id: scene.id } });
  },
} satisfies Partial<Acts>;

const clara = ({ on }: Scene) => on.people.clara.client;

async function contactOf({ on, id }: Scene): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select contact_id as id from conversations where id = $1",
    [id],
  );
  return row?.id ?? "";
}

function leave(scene: Scene, dueAt: string | null = null) {
  return clara(scene).call(tasks.createTask, {
    params: { id: scene.id },
    body: { title: "Llamar", ownerId: scene.on.people.ana.id, dueAt },
  });
}

async function funnels(scene: Scene) {
  return (await clara(scene).call(listFunnels, {})).items;
}

async function ticketed(scene: Scene) {
  const funnelId = (await funnels(scene))[0]?.id ?? "";
  const body = { subject: "Cotización", requesterId: await contactOf(scene), funnelId };
  return clara(scene).call(tickets.createTicket, { params: { id: scene.id }, body });
}

async function proposed(scene: Scene) {
  const { ticket } = await ticketed(scene);
  const params = { id: scene.id };
  await clara(scene).call(tickets.unlinkTicket, { params });
  await clara(scene).call(tickets.proposeTicket, { params, body: { number: ticket.number } });
}

async function asMachine(scene: Scene, work: (tx: Tx) => Promise<void>): Promise<void> {
  const contact = await contactOf(scene);
  await inAccount(scene.on.desk.db, scene.on.people.account, async (tx) => {
    await lockContacts(tx, [contact]);
    await work(tx);
  });
}
