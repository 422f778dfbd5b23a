import { createConnection, editConnection } from "@relevo/contract/connections.ts";
import { showConversation } from "@relevo/contract/conversations.ts";
import { invite } from "@relevo/contract/people.ts";
import { startConversation } from "@relevo/contract/templates.ts";
import { beforeAll, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { openBrowser, password } from "../people/browser.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { rowsOf } from "../support/rows.ts";
import { approvedTemplate, expired } from "../support/templates.ts";
import { connectWhatsapp } from "../support/whatsapp.ts";
import { ticketScene } from "../tickets/scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
let templateId: string;
let place: { funnelId: string; stageId: string };
beforeAll(async () => {
  const { id, stages } = await scene.funnel("Ventas");
  place = { funnelId: id, stageId: stages[0]?.id ?? "" };
  templateId = (await approvedTemplate(on, "primer_contacto", "Hola {{1}}, le escribimos de Relevo Demo."))
    .id;
});

const start = (body: object, client = on.people.ana.client) =>
  client.call(startConversation, {
    body: {
      connectionId: on.line.connection,
      template: { templateId, values: ["Eva"] },
      ticket: place,
      ...body,
    },
  });
const rows = <R>(sql: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, sql, values);
const contactOf = async (conversation: string) =>
  (await rows<{ id: string }>("select contact_id as id from conversations where id = $1", [conversation]))[0]
    ?.id ?? "";

test("a number nobody knew becomes a contact with an active conversation of the writer's; their answer lands in it", async () => {
  const events = await eventsDuring(on.desk, on.people.account, async () => {
    const { conversation, message } = await start({ phone: "+56 9 7000 0001", name: "Eva" });
    expect(conversation).toMatchObject({
      state: "active",
      owner: { id: on.people.ana.id },
      inbox: { id: on.people.inboxes.global },
      contact: { name: "Eva" },
      reason: null,
      previousId: null,
      waitingSince: null,
    });
    expect(message).toMatchObject({
      type: "template",
      text: "Hola Eva, le escribimos de Relevo Demo.",
      state: "pending",
    });
    await on.desk.settle();
    expect(on.graph.state.messages.at(-1)?.payload).toMatchObject({ to: "+56970000001", type: "template" });
    expect(
      await rows("select key from deadlines where kind = 'expire' and key = $1", [conversation.id]),
    ).toHaveLength(1);
    const at = await on.desk.step(new Date((await on.desk.step()).getTime() + 5000));
    await on.line.text({ phone: "56970000001", userId: "CL.7001", name: "Eva R" }, "¿quién es?", { at });
    const after = await on.people.ana.client.call(showConversation, { params: { id: conversation.id } });
    expect(after).toMatchObject({ unread: 1, last: { preview: "¿quién es?" }, can: { reply: true } });
  });
  expect(events.find(({ name }) => name === "conversation.opened")).toMatchObject({
    actor: on.people.ana.id,
    data: { source: "api", inbox: on.people.inboxes.global },
  });
  expect(events.map(({ name }) => name)).toContain("contact.created");
});

test("with one open already it is ALREADY_OPEN, by contact and by number; fifty at once open one", async () => {
  const { who, id } = await on.opened();
  const contactId = await contactOf(id);
  const refused = { status: 409, code: "ALREADY_OPEN", failures: [{ data: { id } }] };
  await expect(start({ contactId })).rejects.toMatchObject({ problem: refused });
  await expect(start({ phone: `+${who.phone}` })).rejects.toMatchObject({ problem: refused });
  const tries = await Promise.allSettled(
    Array.from({ length: 50 }, () => start({ phone: "+56 9 7000 0050" })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const one of tries)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ problem: { code: "ALREADY_OPEN" } });
  expect(await rows("select from contacts where phone = '+56970000050'")).toHaveLength(1);
});

test("a known contact is written to in the connection's inbox, after the last conversation with them", async () => {
  const sales = await connectWhatsapp(on.desk, on.graph, on.people.account, {
    numberId: "800440",
    inbox: on.people.inboxes.sales,
  });
  const { id } = await on.opened();
  await expired(on, id);
  const { conversation } = await start({ contactId: await contactOf(id) }, on.people.clara.client);
  expect(conversation).toMatchObject({ previousId: id, owner: { id: on.people.clara.id } });
  await rows("update templates set connection_id = $1 where id = $2", [sales.connection, templateId]);
  try {
    const other = await start({ connectionId: sales.connection, phone: "+56 9 7000 0060" });
    expect(other.conversation.inbox.id).toBe(on.people.inboxes.sales);
  } finally {
    await rows("update templates set connection_id = $1 where id = $2", [on.line.connection, templateId]);
  }
});

test("what is not complete, not theirs or not to be is refused, and nobody is made a contact", async () => {
  const count = () => rows("select from contacts");
  const before = (await count()).length;
  await expect(start({})).rejects.toMatchObject({ problem: { code: "INVALID" } });
  await expect(start({ phone: "12" })).rejects.toMatchObject({
    problem: { code: "INVALID", failures: [{ code: "INVALID", pointer: "/phone" }] },
  });
  await expect(start({ phone: "no\0 es" })).rejects.toMatchObject({ problem: { code: "INVALID" } });
  await expect(start({ contactId: newId() })).rejects.toMatchObject({ problem: { status: 404 } });
  await expect(start({ connectionId: newId(), phone: "+56970000070" })).rejects.toMatchObject({
    problem: {
      status: 404,
    },
  });
  const template = (more: object) => start({ phone: "+56970000070", template: { templateId, ...more } });
  await expect(template({})).rejects.toMatchObject({ problem: { code: "TEMPLATE_VALUES" } });
  await expect(template({ templateId: newId() })).rejects.toMatchObject({ problem: { status: 404 } });
  await expect(start({ phone: "+56970000070" }, on.people.vera.client)).rejects.toMatchObject({
    problem: {
      status: 403,
    },
  });
  const chat = await on.people.clara.client.call(createConnection, {
    body: { channel: "webchat", name: "Web" },
  });
  const cannot = { status: 422, code: "CHANNEL_CANNOT" };
  await expect(start({ connectionId: chat.id, phone: "+56970000070" })).rejects.toMatchObject({
    problem: cannot,
  });
  const edit = (active: boolean) =>
    on.people.clara.client.call(editConnection, { params: { id: on.line.connection }, body: { active } });
  await edit(false);
  await expect(start({ phone: "+56970000070" })).rejects.toMatchObject({ problem: cannot });
  await edit(true);
  expect(await count()).toHaveLength(before);
});

test("who asked not to get templates gets none; who has no number cannot be written to", async () => {
  const { id } = await on.opened();
  await expired(on, id);
  const contactId = await contactOf(id);
  await rows("update contacts set opted_out_at = now() where id = $1", [contactId]);
  await expect(start({ contactId }, on.people.clara.client)).rejects.toMatchObject({
    problem: {
      status: 422,
      code: "OPTED_OUT",
    },
  });
  await rows("update contacts set opted_out_at = null where id = $1", [contactId]);
  await rows("delete from identities where contact_id = $1", [contactId]);
  await expect(start({ contactId }, on.people.clara.client)).rejects.toMatchObject({
    problem: {
      code: "CHANNEL_CANNOT",
    },
  });
});

test("S3-4: opened by a person at the screen it is theirs; by an API key, as above, that key's", async () => {
  const browser = openBrowser(on.desk);
  const body = { mail: "sol@relevo.test", name: "Sol", role: "admin" } as const;
  const { link } = await on.people.clara.client.call(invite, { body });
  await browser.post(`/api/v1/invitations/by-token/${link?.split("/").at(-1)}`, { name: "Sol", password });
  const { conversation } = await start({ phone: "+56 9 7000 0077" }, browser.client());
  expect(await rows("select source from conversations where id = $1", [conversation.id])).toEqual([
    { source: "user" },
  ]);
});
