import { showCycles } from "@relevo/contract/board.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);
const cycles = async (query: { from?: string; to?: string } = {}, who = on.people.bruno) =>
  who.client.call(showCycles, { params: { id: await scene.funnelId("Ventas") }, query });

test("S0-20, S4-30: a contact with three cycles reports three tickets, each with how it ended", async () => {
  const { ana, clara } = on.people;
  const first = await scene.card();
  const { contact } = first;
  await scene.rows("update contacts set name = 'Diego' where id = $1", [contact]);
  await scene.archive(first, "lost");
  const between = (await scene.later(1)).toISOString();
  const second = await again(contact);
  await scene.archive(second, "won");
  const third = await again(contact);
  const other = await scene.card();
  const report = await cycles();
  expect(report).toMatchObject({
    created: 4,
    open: 2,
    won: 1,
    lost: 1,
    unresolved: 0,
    perContact: [
      { cycles: 1, contacts: 1 },
      { cycles: 3, contacts: 1 },
    ],
  });
  expect(report.contacts).toEqual([
    { contact: { id: contact, name: "Diego" }, cycles: 3, won: 1, lost: 1, lastAt: third.ticket.createdAt },
    expect.objectContaining({
      contact: expect.objectContaining({ id: other.contact }),
      cycles: 1,
      won: 0,
      lost: 0,
    }),
  ]);
  expect(await cycles({ from: between })).toMatchObject({
    created: 3,
    lost: 0,
    perContact: [{ cycles: 1 }, { cycles: 2 }],
  });
  expect(await cycles({ to: between })).toMatchObject({ created: 1, lost: 1 });
  expect(new Set([first, second, third].map(({ ticket }) => ticket.id)).size).toBe(3);
  expect((await scene.show(third.ticket.id)).cycles.map(({ id }) => id)).toEqual([
    second.ticket.id,
    first.ticket.id,
  ]);

  // What gave way to another ticket was no cycle.
  await scene.rows("update tickets set untouched = true, source = 'inbound' where id = $1", [
    first.ticket.id,
  ]);
  expect(await cycles()).toMatchObject({ created: 3, lost: 0 });
  await scene.rows(
    "update tickets set untouched = false, resolution = 'none', resolved_at = null, resolved_by = null where id = $1",
    [first.ticket.id],
  );
  expect(await cycles()).toMatchObject({ created: 4, lost: 0, unresolved: 1 });
  const params = { id: newId() };
  expect((await ana.client.refused(showCycles, { params })).status).toBe(404);
  expect(
    (await clara.client.refused(showCycles, { params: { id: third.ticket.funnel.id }, query: { from: "x" } }))
      .code,
  ).toBe("INVALID");
});

/** The same contact writes again and begins a new cycle. */
async function again(contact: string) {
  const card = await scene.card({ funnel: "Soporte" });
  await scene.rows("update conversations set contact_id = $2 where id = $1", [card.talk.id, contact]);
  const { ticket } = await on.people.clara.client.call(createTicket, {
    params: { id: card.talk.id },
    body: { subject: "Otra vez", requesterId: contact, funnelId: await scene.funnelId("Ventas") },
  });
  return { ...card, contact, ticket };
}
