import { showTicket } from "@relevo/contract/board.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { addConversationActions } from "../../src/tickets/add-actions.ts";
import { ownTickets } from "../../src/tickets/own-tickets.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const ana = () => on.people.ana.client;
const machine = () => ({ account: on.people.account, rule: "test" });

describe("edit", () => {
  test("S2-20: what an agent changes in the chat stays changed", async () => {
    const { id, ticket } = await scene.ticketed("Soporte");
    const body = {
      subject: "Nuevo asunto",
      description: "Con detalle",
      nextStep: "Llamar",
      nextStepAt: "2030-01-02T15:00:00.000Z",
    };
    await ana().call(editTicket, { params: { id: ticket.id }, body });
    expect(await ana().call(showTicket, { params: { id: ticket.id } })).toMatchObject(body);
    const changed = async () => (await scene.eventsOf(id, "ticket.changed")).map(({ data }) => data);
    const fields = ["subject", "description", "nextStep", "nextStepAt"];
    expect(await changed()).toEqual([{ ticket: ticket.id, fields }]);
    await ana().call(editTicket, { params: { id: ticket.id }, body });
    expect(await changed()).toHaveLength(1);
  });

  test("a value is in the funnel's currency, and refused where it has none", async () => {
    const sale = await scene.ticketed("Ventas");
    const params = { id: sale.ticket.id };
    const edited = await ana().call(editTicket, { params, body: { value: 1_250_000.5 } });
    expect(edited.value).toEqual({ amount: 1_250_000.5, currency: "CLP" });
    expect(await ana().call(showTicket, { params })).toMatchObject({ value: edited.value });
    expect((await scene.eventsOf(sale.id, "ticket.changed")).map(({ data }) => data)).toEqual([
      { ticket: sale.ticket.id, fields: ["value"] },
    ]);
    for (const value of [-1, 1.234, 1e13])
      expect(await ana().refused(editTicket, { params, body: { value } })).toMatchObject({
        code: "INVALID",
        failures: [{ pointer: "/value" }],
      });
    expect((await ana().call(editTicket, { params, body: { value: null } })).value).toBe(null);
    const { ticket } = await scene.ticketed("Soporte");
    const priced = { params: { id: ticket.id }, body: { subject: "x", value: 5 } };
    expect(await ana().refused(editTicket, priced)).toMatchObject({
      code: "INVALID",
      failures: [{ pointer: "/value" }],
    });
    expect(await ana().call(showTicket, { params: { id: ticket.id } })).toMatchObject({
      subject: ticket.subject,
    });
  });

  test("what a close rests on keeps its next step and date: IS_EVIDENCE", async () => {
    const { id, ticket } = await scene.ticketed("Soporte");
    const params = { id: ticket.id };
    const step = { nextStep: "Llamar", nextStepAt: "2030-01-02T15:00:00.000Z" };
    await ana().call(editTicket, { params, body: step });
    await closureOn(id, ticket.id);
    const refusals = [
      await ana().refused(editTicket, { params, body: { nextStep: "" } }),
      await ana().refused(editTicket, { params, body: { nextStepAt: null } }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(["IS_EVIDENCE", "IS_EVIDENCE"]);
    await ana().call(editTicket, { params, body: { nextStep: "Llamar otra vez", subject: "Otro" } });
    expect(await ana().call(showTicket, { params })).toMatchObject({ nextStep: "Llamar otra vez" });
  });

  test("a colleague's ticket, seen through the contact, is read and not edited", async () => {
    const { ticket } = await scene.ticketed("Soporte");
    await scene.rows("update tickets set owner_id = $2 where id = $1", [ticket.id, on.people.beto.id]);
    expect(
      (await ana().refused(editTicket, { params: { id: ticket.id }, body: { subject: "x" } })).code,
    ).toBe("FORBIDDEN");
    await on.people.bruno.client.call(editTicket, { params: { id: ticket.id }, body: { subject: "x" } });
  });
});

async function closureOn(conversation: string, ref: string): Promise<void> {
  await scene.rows(
    `insert into closures (account_id, id, conversation_id, via, evidence, evidence_ref, outcome, note, why, policy_version,
       overridden, before, at)
     select account_id, gen_random_uuid(), id, 'person', 'follow_up', $2, 'resolved', '', '', 1, '{}', '{}', opened_at
     from conversations where id = $1`,
    [conversation, ref],
  );
}

describe("a conversation's history", () => {
  test("S2-15: is added to the ticket once, with all that was said, however many add it at once", async () => {
    const made = await scene.ticketed("Soporte");
    await on.line.text(made.who, "y otra cosa");
    const item = { ticket: made.ticket.id, conversation: made.id, contact: made.contact };
    await Promise.all(
      Array.from({ length: 10 }, () =>
        inAccount(on.desk.db, on.people.account, (tx) => addConversationActions(tx, machine(), [item, item])),
      ),
    );
    const shown = await ana().call(showTicket, { params: { id: made.ticket.id } });
    expect(shown.actions).toMatchObject([{ conversationId: made.id, messages: 2 }]);
    expect((await scene.eventsOf(made.id, "ticket.action_added")).map(({ data }) => data)).toEqual([
      { ticket: made.ticket.id },
    ]);
  });

  test("S2-15: is taken by a closed ticket too", async () => {
    const made = await scene.ticketed("Soporte");
    await scene.rows("update tickets set state = 'archived', archived_at = created_at where id = $1", [
      made.ticket.id,
    ]);
    const item = { ticket: made.ticket.id, conversation: made.id, contact: made.contact };
    await inAccount(on.desk.db, on.people.account, (tx) => addConversationActions(tx, machine(), [item]));
    const shown = await on.people.clara.client.call(showTicket, { params: { id: made.ticket.id } });
    expect(shown.actions).toHaveLength(1);
  });
});

test("S0-25: a ticket follows its conversation's owner with one event, and stays untouched by it", async () => {
  const { id, contact } = await scene.claimed();
  await scene.inbox(id, on.people.inboxes.sales);
  await scene.openAutomatic(id);
  const [ticket] = await scene.openOf(contact);
  const change = { ticket: ticket?.id ?? "", owner: on.people.beto.id, group: null, contact };
  for (let i = 0; i < 2; i++) await scene.locked([contact], (tx) => ownTickets(tx, machine(), [change]));
  expect(await scene.openOf(contact)).toMatchObject([{ owner: on.people.beto.id, untouched: true }]);
  expect((await scene.eventsOf(id, "ticket.assigned")).map(({ data }) => data)).toEqual([
    {
      ticket: ticket?.id,
      from: { owner: on.people.ana.id, group: null },
      to: { owner: on.people.beto.id, group: null },
    },
  ]);
});
