import { close } from "@relevo/contract/closing.ts";
import { claim, move, showConversation, transfer } from "@relevo/contract/conversations.ts";
import { reply, retryMessage, showThread } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { eventsDuring } from "../support/events.ts";
import { templateDesk } from "../support/template-desk.ts";
import { approvedTemplate } from "../support/templates.ts";

const { ids, later, on, outgoing, reached, rows, send, show, customer } = templateDesk();

describe("from an expired conversation", () => {
  test("S2-29: of an expired one there is the template, finalising, and its ticket, comments and history", async () => {
    const { id } = await customer();
    const { can } = await on.people.ana.client.call(showConversation, { params: { id } });
    const may = Object.entries(can).flatMap(([act, answer]) => (answer === true ? [act] : []));
    expect(may.sort()).toEqual(["close", "comment", "link", "settle", "template"]);
    expect(can).toMatchObject({
      reply: "WINDOW_CLOSED",
      transfer: "NOT_OPEN",
      move: "NOT_OPEN",
      snooze: "NOT_OPEN",
    });
    const thread = await on.people.ana.client.call(showThread, { params: { id } });
    expect(thread.items.map(({ kind }) => kind)).toContain("message");
  });

  test("S2-30: a template opens a new one in Active, with the same contact, inbox and ticket", async () => {
    const { id, who } = await customer();
    const before = await show(id);
    const [funnel] = await rows<{ funnel: string; stage: string }>(
      "select funnel_id as funnel, id as stage from stages order by position limit 1",
    );
    const ticket = newId();
    await rows(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source,
         untouched, next_step, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       values ($1, $2, 900, $3, $4, $5, 'x', '', 'user', false, '', 'open', 'none', now(), now(), gen_random_uuid(), now())`,
      [on.people.account, ticket, before.contact.id, funnel?.funnel, funnel?.stage],
    );
    await rows(
      "update conversations set ticket_id = $2, link_state = 'proposed', link_by = 'contact', linked_at = now() where id = $1",
      [id, ticket],
    );
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      const { conversation, message } = await send(id, { templateId: ids.greeting, values: ["Ana", "sofá"] });
      expect(conversation).toMatchObject({
        state: "active",
        owner: { id: on.people.ana.id },
        contact: before.contact,
        inbox: before.inbox,
        connection: before.connection,
        reason: before.reason,
        previousId: id,
        waitingSince: null,
        ticket: { id: ticket, link: "confirmed" },
        last: { id: message.id, type: "template", preview: "Hola Ana, tenemos su sofá." },
      });
      expect(conversation.id).not.toBe(id);
      expect(message).toMatchObject({
        state: "pending",
        type: "template",
        author: { kind: "member", id: on.people.ana.id },
        text: "Hola Ana, tenemos su sofá.",
        data: {
          template: ids.greeting,
          name: "saludo",
          language: "es",
          values: ["Ana", "sofá"],
          footer: null,
        },
      });
      expect(await show(id)).toMatchObject({ state: "expired", supersededById: conversation.id });
      expect(await rows("select owner_id as owner from tickets where id = $1", [ticket])).toEqual([
        { owner: on.people.ana.id },
      ]);
      const [made] = await rows<{ source: string; until: Date; opened: Date; armed: Date }>(
        `select source, template_until as until, opened_at as opened,
           (select due_at from deadlines d where d.kind = 'expire' and d.key = c.id::text) as armed
         from conversations c where id = $1`,
        [conversation.id],
      );
      expect(made?.source).toBe("api");
      expect(made && made.until.getTime() - made.opened.getTime()).toBe(72 * 3_600_000);
      expect(made?.armed).toEqual(made?.until);
    });
    const names = events.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "conversation.opened",
        "conversation.superseded",
        "conversation.ticket_linked",
        "message.written",
      ]),
    );
    expect(events.find(({ name }) => name === "conversation.opened")?.data).toMatchObject({ source: "api" });
    await on.desk.settle();
    expect(reached(who.phone).map(({ payload }) => payload.template)).toEqual([
      {
        name: "saludo",
        language: { code: "es" },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", parameter_name: "nombre", text: "Ana" },
              { type: "text", parameter_name: "pedido", text: "sofá" },
            ],
          },
        ],
      },
    ]);
  });

  test("S2-31: the original can then only be finalised, every other act on it is a conflict", async () => {
    const { id } = await customer();
    const { conversation } = await send(id);
    const { ana } = on.people;
    const params = { id };
    await expect(send(id)).rejects.toMatchObject({ problem: { status: 409, code: "SUPERSEDED" } });
    await expect(ana.client.call(reply, { params, body: { text: "x" } })).rejects.toMatchObject({
      problem: {
        status: 409,
        code: "SUPERSEDED",
      },
    });
    await expect(ana.client.call(claim, { params })).rejects.toMatchObject({ problem: { status: 409 } });
    await expect(
      ana.client.call(transfer, { params, body: { memberId: on.people.beto.id } }),
    ).rejects.toMatchObject({ problem: { status: 409, code: "NOT_OPEN" } });
    await expect(
      ana.client.call(move, { params, body: { inboxId: on.people.inboxes.sales } }),
    ).rejects.toMatchObject({ problem: { status: 409, code: "NOT_OPEN" } });
    const { can, ...old } = await ana.client.call(showConversation, { params });
    const may = Object.entries(can).flatMap(([act, answer]) => (answer === true ? [act] : []));
    expect(may.sort()).toEqual(["close", "comment"]);
    expect(can).toMatchObject({ template: "SUPERSEDED", link: "SUPERSEDED", settle: "SUPERSEDED" });
    // Still unanswered by itself: what answers it stands in the one that opened.
    expect(old).toMatchObject({ state: "expired", supersededById: conversation.id });
    expect(old.waitingSince).not.toBeNull();
    expect(old.expiredAt).not.toBeNull();
  });

  test("S2-31: taken by the channel it answers the old one's turn: its owner finalises without an override", async () => {
    const { id, who } = await customer("open");
    const params = { id };
    const { ana } = on.people;
    const [sales] = await rows<{ id: string }>(
      "select id from reasons where inbox_id = $1 order by position limit 1",
      [on.people.inboxes.sales],
    );
    await on.desk.step(new Date((await on.desk.step()).getTime() + 25 * 3_600_000));
    expect(await show(id)).toMatchObject({ state: "expired", owner: { id: ana.id } });
    const record = { outcome: "informed", reasonId: sales?.id, note: "Se le escribió de nuevo." } as const;
    const finalise = () => ana.client.call(close, { params, body: record });
    await expect(finalise()).rejects.toMatchObject({ problem: { code: "NO_REPLY" } });
    on.graph.inject.nextSend({ kind: "error", code: 131026 });
    const { conversation, message } = await send(id);
    await on.desk.settle();
    await expect(finalise()).rejects.toMatchObject({ problem: { code: "NO_REPLY" } });
    await ana.client.call(retryMessage, { params: { id: message.id } });
    await on.desk.settle();
    expect(reached(who.phone)).toHaveLength(1);
    expect(await finalise()).toMatchObject({ id, state: "closed", supersededById: conversation.id });
    expect((await show(id)).closure).toMatchObject({ via: "expired", evidence: "replied" });
    expect(await show(conversation.id)).toMatchObject({ state: "active", previousId: id });
  });

  test("one the customer never answers expires once it waited as long as its inbox says, each template anew", async () => {
    const { id } = await customer();
    const { conversation } = await send(id);
    const start = (await on.desk.step()).getTime();
    const at = (hours: number) => on.desk.step(new Date(start + hours * 3_600_000));
    await at(70);
    await send(conversation.id);
    await at(73);
    expect((await show(conversation.id)).state).toBe("active");
    await at(143);
    expect(await show(conversation.id)).toMatchObject({ state: "expired", waitingSince: null });
    const next = await send(conversation.id);
    expect(next.conversation.previousId).toBe(conversation.id);
  });

  test("S2-32: free text is WINDOW_CLOSED, a template that is not approved refused, in the expired and the new one", async () => {
    const { id } = await customer();
    const { ana } = on.people;
    const write = (conversation: string) =>
      ana.client.call(reply, { params: { id: conversation }, body: { text: "¿Sigue ahí?" } });
    await expect(write(id)).rejects.toMatchObject({ problem: { status: 422, code: "WINDOW_CLOSED" } });
    const pending = await approvedTemplate(on, "pendiente", "x", { status: "PENDING" });
    const refused = { status: 422, code: "TEMPLATE_NOT_APPROVED" };
    await expect(send(id, { templateId: pending.id })).rejects.toMatchObject({ problem: refused });
    const { conversation } = await send(id);
    await expect(write(conversation.id)).rejects.toMatchObject({
      problem: { status: 422, code: "WINDOW_CLOSED" },
    });
    expect(await outgoing(id)).toEqual([]);
  });

  test("what the customer answers arrives in the new one, and opens its window", async () => {
    const { id, who } = await customer();
    const { conversation } = await send(id);
    await on.desk.settle();
    await on.line.text(who, "sí, mañana", { at: await later() });
    const now = await show(conversation.id);
    expect(now).toMatchObject({
      state: "active",
      last: { preview: "sí, mañana" },
      can: { reply: true },
    });
    expect(new Date(now.windowEndsAt ?? 0).getTime()).toBeGreaterThan(Date.now());
    await on.people.ana.client.call(reply, { params: { id: conversation.id }, body: { text: "perfecto" } });
  });

  test("with another conversation of the customer open, the refusal names it", async () => {
    const { id, who } = await customer();
    await on.line.text(who, "hola de nuevo");
    const [open] = await rows<{ number: number; id: string }>(
      "select c.number, c.id from open_sessions s join conversations c on c.id = s.conversation_id order by c.number desc limit 1",
    );
    await expect(send(id)).rejects.toMatchObject({
      problem: {
        code: "ALREADY_OPEN",
        failures: [{ data: { number: open?.number } }],
      },
    });
  });

  test("only its owner, or who leads; who asked not to get templates gets none", async () => {
    const { id } = await customer();
    await expect(send(id, {}, on.people.vera.client)).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(send(id, {}, on.people.beto.client)).rejects.toMatchObject({
      problem: {
        code: expect.stringMatching(/NOT_FOUND|ALREADY_OWNED/),
      },
    });
    await rows(
      "update contacts set opted_out_at = now() where id = (select contact_id from conversations where id = $1)",
      [id],
    );
    await expect(send(id)).rejects.toMatchObject({ problem: { status: 422, code: "OPTED_OUT" } });
    await rows(
      "update contacts set opted_out_at = null where id = (select contact_id from conversations where id = $1)",
      [id],
    );
    const { conversation } = await send(id, {}, on.people.bruno.client);
    expect(conversation.owner?.id).toBe(on.people.bruno.id);
  });
});
