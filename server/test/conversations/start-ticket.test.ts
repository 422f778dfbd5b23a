import { showTicket } from "@relevo/contract/board.ts";
import { showConversation } from "@relevo/contract/conversations.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { sendTemplate, startConversation } from "@relevo/contract/templates.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import type { Client } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { approvedTemplate, expired } from "../support/templates.ts";
import { connectWhatsapp } from "../support/whatsapp.ts";
import { ticketScene } from "../tickets/scene.ts";

const on = deskWithLine();
const { rows, funnel, contactOf, ticketsOf, linkOf, eventsOf, ...scene } = ticketScene(on);
let sales: Funnel;
/** The template, on both numbers. */
const lines: { connection: string; templateId: string }[] = [];
beforeAll(async () => {
  sales = await funnel("Ventas");
  const { connection } = on.line;
  const { id: templateId } = await approvedTemplate(on, "primer_contacto", "Hola {{1}}, le escribimos.");
  lines.push({ connection, templateId });
  const other = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800441" });
  const copy = newId();
  await rows(
    `insert into templates select (jsonb_populate_record(t, jsonb_build_object('id', $1::text, 'connection_id', $2::text))).*
     from templates t where id = $3`,
    [copy, other.connection, templateId],
  );
  lines.push({ connection: other.connection, templateId: copy });
});

let people = 0;
const phone = () => `+56 9 7100 ${String(++people).padStart(4, "0")}`;
const stage = (name: string) => sales.stages.find((one) => one.name === name)?.id ?? "";
const at = (name: string, more: object = {}) => ({ funnelId: sales.id, stageId: stage(name), ...more });
const start = (to: object, ticket: object, client: Client = on.people.ana.client, line = 0) =>
  client.call(startConversation, {
    body: {
      connectionId: lines[line]?.connection ?? "",
      template: { templateId: lines[line]?.templateId ?? "", values: ["Eva"] },
      ...to,
      ticket: ticket as { funnelId: string; stageId: string },
    },
  });
const refused = (code: string, status?: number) => ({
  problem: { code, ...(status ? { status } : {}) },
});
const stageOf = async (ticket: string) =>
  (await rows<{ stage: string }>("select stage_id as stage from tickets where id = $1", [ticket]))[0]?.stage;

describe("S4-2: we write first", () => {
  test("the ticket begins in the funnel and stage that were chosen; it and the conversation are the writer's", async () => {
    const { conversation } = await start({ phone: phone(), name: "Eva" }, at("Cotizado"));
    const contact = conversation.contact.id;
    const [ticket, ...more] = await ticketsOf(contact);
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({
      source: "user",
      owner: on.people.ana.id,
      untouched: false,
      state: "open",
    });
    expect(conversation).toMatchObject({
      owner: { id: on.people.ana.id },
      ticket: { id: ticket?.id, link: "confirmed" },
    });
    const shown = await on.people.ana.client.call(showTicket, { params: { id: ticket?.id ?? "" } });
    expect(shown).toMatchObject({
      subject: "Hola Eva, le escribimos.",
      stage: { id: stage("Cotizado") },
      seen: true,
      conversation: { id: conversation.id },
    });
    expect(await linkOf(conversation.id)).toMatchObject({ by: "member" });
    const log = await eventsOf(conversation.id);
    expect(log.filter(({ name }) => name === "ticket.created")).toMatchObject([
      { actor: on.people.ana.id, data: { source: "user", funnel: sales.id, stage: stage("Cotizado") } },
    ]);
    expect(log.map(({ name }) => name)).toContain("conversation.ticket_linked");
    expect(
      await rows("select source, left_at from stage_stays where ticket_id = $1 and stage_id = $2", [
        ticket?.id,
        stage("Cotizado"),
      ]),
    ).toEqual([{ source: "user", left_at: null }]);
  });

  test("an open one of that funnel is used, never a second; it moves only if asked", async () => {
    const first = await start({ phone: phone() }, at("Nuevo"));
    const contactId = first.conversation.contact.id;
    const [ticket] = await ticketsOf(contactId);
    const id = ticket?.id ?? "";
    await expired(on, first.conversation.id);
    const second = await start({ contactId }, at("Cotizado"));
    expect(second.conversation.ticket).toMatchObject({ id, link: "confirmed" });
    expect(await stageOf(id)).toBe(stage("Nuevo"));
    await expired(on, second.conversation.id);
    const third = await start({ contactId }, at("Cotizado", { move: true }));
    expect(third.conversation.ticket?.id).toBe(id);
    expect(await stageOf(id)).toBe(stage("Cotizado"));
    expect(await ticketsOf(contactId)).toHaveLength(1);
    expect(await eventsOf(third.conversation.id, "ticket.stage_changed")).toMatchObject([
      {
        actor: on.people.ana.id,
        data: { ticket: id, from: stage("Nuevo"), to: stage("Cotizado"), source: "user" },
      },
    ]);
  });

  test("another funnel is another ticket", async () => {
    const { conversation } = await start({ phone: phone() }, at("Nuevo"));
    await expired(on, conversation.id);
    const support = await funnel("Soporte");
    const choice = { funnelId: support.id, stageId: support.stages[0]?.id ?? "" };
    await start({ contactId: conversation.contact.id }, choice);
    const open = await scene.openOf(conversation.contact.id);
    expect(open.map((one) => one.funnel).sort()).toEqual([sales.id, support.id].sort());
  });

  test("one that came by itself and nobody touched is a person's from now on", async () => {
    const { id } = await on.opened();
    await scene.inbox(id, on.people.inboxes.sales);
    await scene.openAutomatic(id);
    await expired(on, id);
    const contactId = await contactOf(id);
    const { conversation } = await start({ contactId }, at("Nuevo"));
    const [ticket] = await ticketsOf(contactId);
    expect(ticket).toMatchObject({ id: conversation.ticket?.id, untouched: false, owner: on.people.ana.id });
  });

  test("S0-25: what the stage says about owners does not take it from who writes", async () => {
    const assignment = { strategy: "round_robin", memberIds: [on.people.beto.id], groupId: null };
    await rows("update stages set assignment = $2 where id = $1", [
      stage("Cotizado"),
      JSON.stringify(assignment),
    ]);
    try {
      const fresh = await start({ phone: phone() }, at("Cotizado"));
      expect(await ticketsOf(fresh.conversation.contact.id)).toMatchObject([{ owner: on.people.ana.id }]);
      const other = await start({ phone: phone() }, at("Nuevo"));
      await expired(on, other.conversation.id);
      const contactId = other.conversation.contact.id;
      const again = await start({ contactId }, at("Cotizado", { move: true }));
      expect(again.conversation.owner?.id).toBe(on.people.ana.id);
      expect(await ticketsOf(contactId)).toMatchObject([{ owner: on.people.ana.id }]);
    } finally {
      await rows("update stages set assignment = null where id = $1", [stage("Cotizado")]);
    }
  });

  test("S0-25: a colleague's ticket is theirs; who leads takes it with all that is open in it", async () => {
    const to = { phone: phone() };
    const first = await start(to, at("Nuevo"));
    const contactId = first.conversation.contact.id;
    await expect(start(to, at("Nuevo"), on.people.beto.client, 1)).rejects.toMatchObject({
      problem: { code: "ALREADY_OWNED", failures: [{ data: { owner: "Ana" } }] },
    });
    const taken = await start({ contactId }, at("Nuevo"), on.people.bruno.client, 1);
    const [ticket] = await ticketsOf(contactId);
    expect(ticket?.owner).toBe(on.people.bruno.id);
    for (const id of [first.conversation.id, taken.conversation.id])
      expect((await on.people.clara.client.call(showConversation, { params: { id } })).owner?.id).toBe(
        on.people.bruno.id,
      );
    const gone = on.people.ana.client.call(showConversation, { params: { id: first.conversation.id } });
    await expect(gone).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test("a template from an expired one goes on with its ticket", async () => {
    const { conversation } = await start({ phone: phone() }, at("Nuevo"));
    await expired(on, conversation.id);
    const sent = await on.people.ana.client.call(sendTemplate, {
      params: { id: conversation.id },
      body: { templateId: lines[0]?.templateId ?? "", values: ["Eva"] },
    });
    expect(sent.conversation.ticket?.id).toBe(conversation.ticket?.id);
    expect(await ticketsOf(conversation.contact.id)).toHaveLength(1);
  });
});

describe("S4-2: where it cannot begin", () => {
  test("without a funnel and a stage, in another funnel's stage, or where one does not work, nothing happens", async () => {
    const counted = async () => (await rows("select id from contacts")).length;
    const before = await counted();
    const support = await funnel("Soporte");
    const body = { connectionId: lines[0]?.connection, phone: phone(), template: { templateId: newId() } };
    const response = await on.people.ana.client.fetch("/api/v1/conversations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ code: "INVALID", failures: [{ pointer: "/ticket" }] });
    for (const choice of [
      { ...at("Nuevo"), stageId: newId() },
      { ...at("Nuevo"), funnelId: newId() },
      { funnelId: support.id, stageId: stage("Nuevo") },
    ])
      await expect(start({ phone: phone() }, choice)).rejects.toMatchObject(refused("NOT_FOUND", 404));
    await rows("update funnels set access = 'members' where id = $1", [sales.id]);
    try {
      await expect(start({ phone: phone() }, at("Nuevo"))).rejects.toMatchObject(refused("NOT_FOUND", 404));
      await start({ phone: phone() }, at("Nuevo"), on.people.clara.client);
    } finally {
      await rows("update funnels set access = 'everyone' where id = $1", [sales.id]);
    }
    expect(await counted()).toBe(before + 1);
  });

  test.each([
    ["won", { type: "won" }],
    ["lost", { type: "lost" }],
    ["closing", { type: "closing" }],
  ])("not in a stage that ends it at once (%s), new or moved there", async (_, { type }) => {
    const ends = stage("Cotizado");
    await rows("update stages set type = $2 where id = $1", [ends, type]);
    try {
      await expect(start({ phone: phone() }, at("Cotizado"))).rejects.toMatchObject(
        refused("MOVE_NOT_ALLOWED", 422),
      );
      const { conversation } = await start({ phone: phone() }, at("Nuevo"));
      await expired(on, conversation.id);
      const contactId = conversation.contact.id;
      await expect(start({ contactId }, at("Cotizado", { move: true }))).rejects.toMatchObject(
        refused("MOVE_NOT_ALLOWED", 422),
      );
      await start({ contactId }, at("Cotizado"));
      expect(await ticketsOf(contactId)).toMatchObject([{ state: "open", resolution: "none" }]);
    } finally {
      await rows("update stages set type = 'normal' where id = $1", [ends]);
    }
  });

  test("what stands against the move stands against all of it", async () => {
    const { conversation } = await start({ phone: phone() }, at("Nuevo"));
    await expired(on, conversation.id);
    const requirements = [{ fromId: null, fields: ["nextStep"] }];
    await rows("update stages set requirements = $2 where id = $1", [
      stage("Cotizado"),
      JSON.stringify(requirements),
    ]);
    try {
      const contactId = conversation.contact.id;
      await expect(start({ contactId }, at("Cotizado", { move: true }))).rejects.toMatchObject(
        refused("FIELDS_MISSING", 422),
      );
      const open = await rows("select from open_sessions where contact_id = $1", [contactId]);
      expect(open).toEqual([]);
    } finally {
      await rows("update stages set requirements = '[]' where id = $1", [stage("Cotizado")]);
    }
  });
});

describe("S4-2: two colleagues who write at the same instant", () => {
  test.each([
    ["on one number", 0],
    ["on two", 1],
  ])("make one ticket %s, and one of them has it", async (_, line) => {
    const [ana, beto] = [on.people.ana, on.people.beto];
    for (let i = 0; i < 6; i++) {
      const to = { phone: phone() };
      const tries = await Promise.allSettled([
        start(to, at("Nuevo"), ana.client),
        start(to, at("Cotizado"), beto.client, line),
      ]);
      const done = tries.flatMap((one) => (one.status === "fulfilled" ? one.value.conversation : []));
      expect(done).toHaveLength(1);
      const code = line === 0 ? "ALREADY_OPEN" : "ALREADY_OWNED";
      for (const one of tries)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ problem: { code } });
      expect(await ticketsOf(done[0]?.contact.id ?? "")).toMatchObject([{ owner: done[0]?.owner?.id }]);
    }
  });

  test("S0-25: who lead both write; the last has the ticket and both conversations", async () => {
    for (let i = 0; i < 6; i++) {
      const to = { phone: phone() };
      const both = await Promise.all([
        start(to, at("Nuevo"), on.people.bruno.client),
        start(to, at("Cotizado"), on.people.clara.client, 1),
      ]);
      const contact = both[0].conversation.contact.id;
      const [ticket, ...more] = await ticketsOf(contact);
      expect(more).toEqual([]);
      const owners = await rows<{ owner: string; ticket: string }>(
        "select owner_id as owner, ticket_id as ticket from conversations where contact_id = $1",
        [contact],
      );
      expect(owners).toEqual([1, 2].map(() => ({ owner: ticket?.owner, ticket: ticket?.id })));
    }
  });
});
