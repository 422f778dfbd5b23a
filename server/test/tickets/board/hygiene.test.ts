import { editContact } from "@relevo/contract/contacts.ts";
import type { Call } from "@relevo/contract/endpoint.ts";
import type { TicketField } from "@relevo/contract/funnels.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { fieldFacts } from "../../../src/fields/facts.ts";
import { missingOf } from "../../../src/fields/missing.rules.ts";
import { now } from "../../../src/platform/clock.ts";
import { newId } from "../../../src/platform/ids.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { act } from "../../workflows/apply/acts.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);
const edit = (id: string, body: Call<typeof editTicket>["body"]) =>
  on.people.clara.client.call(editTicket, { params: { id }, body });
const views = ["unanswered", "mislaid", "late", "incomplete"] as const;
const drilled = async (funnel: string) => {
  const funnelId = await scene.funnelId(funnel);
  const lists = await Promise.all(views.map((view) => scene.list({ view, funnelId }, on.people.bruno)));
  return Object.fromEntries(views.map((view, i) => [view, lists[i] ?? []]));
};
/** The counters, which have to be as long as the lists they lead to. */
const counted = async (funnel: string) => {
  const [counters, lists] = [await scene.hygiene(funnel), await drilled(funnel)];
  for (const view of views) expect(counters[view], view).toBe(lists[view]?.length);
  return { ...counters, lists };
};
beforeAll(async () => {
  await scene.setFunnel("Ventas", "currency", "CLP");
});

describe("S0-22: the four counters of a funnel, each leading to its list", () => {
  test("unanswered: the customer wrote last", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    expect((await counted("Soporte")).lists.unanswered).toEqual([ticket.id]);
    await talk.answer();
    expect(await counted("Soporte")).toMatchObject({ open: 1, unanswered: 0 });
  });

  test("mislaid: nobody owns it, or for 48 h nothing was said, noted, planned or changed", async () => {
    const { ana } = on.people;
    const lost = await scene.card({ owner: null });
    const kept = [];
    for (let i = 0; i < 5; i++) kept.push(await scene.card());
    const ids = kept.map(({ ticket }) => ticket.id);
    expect((await counted("Ventas")).lists.mislaid).toEqual([lost.ticket.id]);
    await scene.later(47);
    expect((await counted("Ventas")).lists.mislaid).toEqual([lost.ticket.id]);
    await scene.later(2);
    expect((await counted("Ventas")).lists.mislaid?.toSorted()).toEqual([lost.ticket.id, ...ids].toSorted());
    const [said, noted, planned, changed, moved] = kept;
    // What a workflow notes and plans by itself is nobody's care.
    const [conversation, ticket] = [noted?.talk.id ?? "", planned?.ticket.id ?? ""];
    const task = { kind: "task", title: "Llamar", taskKind: "call", owner: null, dueAt: null } as const;
    await act(on, { conversation }, { kind: "comment", text: "Sigue sin respuesta", mentions: [] });
    await act(on, { conversation }, task);
    await act(on, { ticket }, task);
    expect((await counted("Ventas")).lists.mislaid).toHaveLength(6);
    await said?.talk.say("¿hay novedades?");
    await noted?.talk.comment({ text: "llamé y no contesta" });
    await ana.client.call(createTask, { params: { id: planned?.talk.id ?? "" }, body: { title: "Llamar" } });
    await edit(changed?.ticket.id ?? "", { subject: "Otro" });
    await scene.move(moved?.ticket.id ?? "", await scene.stage("Ventas", "Cotizado"));
    expect((await counted("Ventas")).lists.mislaid).toEqual([lost.ticket.id]);
  });

  test("late: its next step or a task of it or of its conversation is overdue", async () => {
    const at = await now(on.desk.db);
    const dueAt = new Date(at.getTime() + 3_600_000).toISOString();
    const [step, task, done] = [await scene.card(), await scene.card(), await scene.card()];
    await edit(step.ticket.id, { nextStep: "Enviar", nextStepAt: dueAt });
    await task.talk.task({ dueAt });
    expect((await counted("Ventas")).late).toBe(0);
    await scene.later(2);
    expect((await counted("Ventas")).lists.late?.toSorted()).toEqual(
      [step.ticket.id, task.ticket.id].toSorted(),
    );
    expect((await drilled("Ventas")).late).not.toContain(done.ticket.id);
    await edit(step.ticket.id, { nextStepAt: new Date(at.getTime() + 9e8).toISOString() });
    expect((await counted("Ventas")).lists.late).toEqual([task.ticket.id]);
  });

  test("incomplete: who it is or how to reach them is missing, or what the stage asks for", async () => {
    const { ticket, contact } = await scene.card();
    const before = (await counted("Ventas")).lists.incomplete ?? [];
    expect(before).not.toContain(ticket.id);
    const person = { params: { id: contact } };
    await scene.rows("update contacts set name = ' ' where id = $1", [contact]);
    expect((await counted("Ventas")).lists.incomplete).toContain(ticket.id);
    await on.people.clara.client.call(editContact, { ...person, body: { name: "Diego" } });
    expect((await counted("Ventas")).lists.incomplete).toEqual(before);
    await scene.rows("update contacts set phone = null, mail = null where id = $1", [contact]);
    expect((await counted("Ventas")).lists.incomplete).toContain(ticket.id);
    await scene.rows("update contacts set mail = 'diego@correo.cl' where id = $1", [contact]);
    expect((await counted("Ventas")).lists.incomplete).toEqual(before);
    const asked = [{ fromId: null, fields: ["value"] }];
    await scene.setStage(ticket.stage.id, "requirements", asked);
    expect((await counted("Ventas")).lists.incomplete).toContain(ticket.id);
    await edit(ticket.id, { value: 0 });
    expect((await counted("Ventas")).lists.incomplete).not.toContain(ticket.id);
    await scene.setStage(ticket.stage.id, "requirements", []);
  });
});

test("S0-22: what is missing is the same in the counter and where a ticket moves", async () => {
  const own = { ticket: newId(), contact: newId() };
  const at = await now(on.desk.db);
  for (const [of, id] of Object.entries(own))
    await scene.rows(
      `insert into fields (account_id, id, "of", name, kind, options, position, created_at) values ($1, $2, $3, $3, 'text', '{}', 0, $4)`,
      [on.people.account, id, of, at],
    );
  const { ticket, contact } = await scene.card({ funnel: "Soporte" });
  const asked: TicketField[] = [
    "value",
    "description",
    "nextStep",
    "nextStepAt",
    "contactName",
    "contactPhone",
    "contactMail",
    "company",
    `field:${own.ticket}`,
    `field:${own.contact}`,
  ];
  const blank = "  \n";
  const shapes = [
    [
      "update tickets set value = null, currency = null, description = '', next_step = '', next_step_at = null, fields = '{}' where id = $1",
      ticket.id,
    ],
    ["update contacts set phone = $2, mail = $2, fields = '{}' where id = $1", contact, blank],
    [`update tickets set description = $2, next_step = $2 where id = $1`, ticket.id, blank],
    ["update tickets set description = 'x', value = 0, currency = 'CLP' where id = $1", ticket.id],
    ["update contacts set phone = '+5691', individual = true where id = $1", contact],
    [
      `update tickets set next_step = 'y', next_step_at = '2030-01-01Z', fields = jsonb_build_object($2::text, false) where id = $1`,
      ticket.id,
      own.ticket,
    ],
    [
      `update contacts set mail = 'a@b.cl', fields = jsonb_build_object($2::text, 0) where id = $1`,
      contact,
      own.contact,
    ],
  ] as const;
  for (const [sql, ...values] of shapes) {
    await scene.rows(sql, [...values]);
    const facts = await scene.locked([contact], (tx) => fieldFacts(tx, [ticket.id]));
    const known = facts.get(ticket.id);
    if (!known) throw new Error("no facts");
    for (const field of asked) {
      await scene.setStage(ticket.stage.id, "requirements", [{ fromId: null, fields: [field] }]);
      const reachable =
        known.contactName.trim() !== "" &&
        `${known.contactPhone ?? ""}${known.contactMail ?? ""}`.trim() !== "";
      const expected = !reachable || missingOf([field], known).length > 0;
      expect(await isListed(), `${sql} ${field}`).toBe(expected);
    }
  }
  await scene.setStage(ticket.stage.id, "requirements", [
    { fromId: newId(), fields: ["nextStep", "company"] },
  ]);
  await scene.rows("update tickets set next_step = '' where id = $1", [ticket.id]);
  expect(await isListed()).toBe(false);

  async function isListed() {
    return (await scene.list({ view: "incomplete" }, on.people.bruno)).includes(ticket.id);
  }
});

test("S0-22: over what one sees; a funnel that is not one's is not there", async () => {
  const { ana, beto, bruno, vera } = on.people;
  const { ticket } = await scene.card({ owner: beto });
  const all = await scene.hygiene("Ventas", bruno);
  expect((await scene.hygiene("Ventas", ana)).open).toBeLessThan(all.open);
  expect(await scene.hygiene("Ventas", vera)).toEqual(all);
  expect(await scene.list({ view: "unanswered" }, ana)).not.toContain(ticket.id);
});
