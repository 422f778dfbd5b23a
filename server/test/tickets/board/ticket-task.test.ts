import { createTicketTask, finishTask, listTasks } from "@relevo/contract/tasks.ts";
import { describe, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);

describe("a task on a ticket", () => {
  test("S0-11: shows its owner, its date, the ticket and its open conversation; due, the ticket is late", async () => {
    const { ana, beto, bruno } = on.people;
    const { ticket, talk } = await scene.card();
    const params = { id: ticket.id };
    const dueAt = new Date((await on.desk.step()).getTime() + 3_600_000).toISOString();
    const body = { kind: "visit", title: "Medir el balcón", ownerId: beto.id, dueAt } as const;
    const task = await ana.client.call(createTicketTask, { params, body });
    expect(task).toMatchObject({
      kind: "visit",
      title: "Medir el balcón",
      owner: { id: beto.id, name: "Beto" },
      dueAt,
      ticket: { id: ticket.id, number: ticket.number },
      conversation: { id: talk.id },
      createdBy: { id: ana.id },
      overdue: false,
    });
    expect((await scene.show(ticket.id)).tasks).toEqual([task]);
    expect((await ana.client.call(listTasks, { query: { ticketId: ticket.id } })).items).toEqual([task]);
    expect((await beto.client.call(listTasks, {})).items).toContainEqual(task);
    const [event] = await scene.rows(
      "select name, conversation_id as talk, data from events where data->>'task' = $1",
      [task.id],
    );
    expect(event).toEqual({ name: "task.created", talk: talk.id, data: { task: task.id } });
    await scene.later(2);
    expect((await scene.show(ticket.id)).tasks).toMatchObject([{ id: task.id, overdue: true }]);
    expect(await scene.list({ view: "late" })).toContain(ticket.id);
    await ana.client.call(finishTask, { params: { id: task.id } });
    expect(await scene.list({ view: "late" })).not.toContain(ticket.id);
    expect((await scene.history(ticket.id, bruno)).length).toBeGreaterThan(0);
  });

  test("S0-11: without an open conversation it hangs on the ticket alone, for who sees that", async () => {
    const { ana, beto, vera } = on.people;
    const { ticket, talk } = await scene.card();
    const params = { id: ticket.id };
    await talk.answer();
    await talk.close({ outcome: "resolved" });
    const dueAt = new Date((await on.desk.step()).getTime() + 3_600_000).toISOString();
    const task = await ana.client.call(createTicketTask, { params, body: { title: "Facturar", dueAt } });
    expect(task).toMatchObject({ conversation: null, ticket: { id: ticket.id }, owner: null });
    expect((await ana.client.call(listTasks, { query: { ticketId: ticket.id } })).items).toEqual([task]);
    expect((await beto.client.call(listTasks, { query: { ticketId: ticket.id } })).items).toEqual([]);
    expect((await vera.client.call(listTasks, { query: { ticketId: ticket.id } })).items).toEqual([task]);
    await scene.later(2);
    expect(await scene.list({ view: "late" })).toContain(ticket.id);
    expect((await beto.client.refused(finishTask, { params: { id: task.id } })).status).toBe(404);
    await ana.client.call(finishTask, { params: { id: task.id } });
  });

  test("is refused: archived, somebody else's, a past date, who is not there, the same id for something else", async () => {
    const { ana, beto, vera } = on.people;
    const card = await scene.card();
    const params = { id: card.ticket.id };
    const refused = async (body: object, who = ana) =>
      (await who.client.refused(createTicketTask, { params, body: { title: "Llamar", ...body } })).code;
    expect(await refused({}, beto)).toBe("NOT_FOUND");
    expect(await refused({}, vera)).toBe("FORBIDDEN");
    expect(await refused({ dueAt: "2020-01-01T00:00:00.000Z" })).toBe("DATE_PAST");
    expect(await refused({ ownerId: newId() })).toBe("NOT_FOUND");
    expect(await refused({ ownerId: vera.id })).toBe("TARGET_INACTIVE");
    expect(await refused({ title: " " })).toBe("INVALID");
    const id = newId();
    const one = await ana.client.call(createTicketTask, { params, body: { id, title: "Llamar" } });
    expect(await ana.client.call(createTicketTask, { params, body: { id, title: "Llamar" } })).toEqual(one);
    const other = await scene.card();
    const elsewhere = { params: { id: other.ticket.id }, body: { id, title: "Llamar" } };
    expect((await ana.client.refused(createTicketTask, elsewhere)).code).toBe("CONFLICT");
    await ana.client.call(finishTask, { params: { id } });
    await scene.archive(card);
    expect(await refused({})).toBe("TICKET_ARCHIVED");
  });
});
