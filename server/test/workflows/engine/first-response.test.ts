import { showConversation } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createGroup } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { eventsIn, standing } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { groupTo, inForce, later, memberTo, quickTransfer } from "./scene.ts";

const on = deskWithLine();

test("S3-26: first response counts from the opening, and the second's own clock from their assignment", async () => {
  const { ana, beto, clara, inboxes } = on.people;
  const body = { name: "Relevo", memberIds: [ana.id, beto.id], inboxIds: [inboxes.global] };
  const team = await clara.client.call(createGroup, { body });
  await inForce(on, quickTransfer(memberTo(ana.id), groupTo(team.id)));
  // The fixture of the formulas: Friday 17:51 in Santiago to Ana, 18:06 to Beto, who answers on Monday at 09:30.
  const friday = await nextFriday();
  const opened = new Date(friday.getTime() + (17 * 60 + 51) * 60_000);
  await on.desk.step(opened);
  const { id } = await on.opened();
  const [before] = await clocks(id);
  expect(before).toEqual({ opened_at: opened, waiting_since: before?.waiting_since, first_at: null });
  await on.desk.step(later(opened, 15));
  expect(await standing(on, id)).toMatchObject({ owner: beto.id });
  // The transfer touched no clock of the conversation.
  expect((await clocks(id))[0]).toEqual(before);
  const shown = await beto.client.call(showConversation, { params: { id } });
  expect(shown.openedAt).toBe(opened.toISOString());
  const hands = (await eventsIn(on, id)).filter(({ name }) => /assigned|transferred/.test(name));
  expect(hands.map(({ at, data }) => [at, owner(data.to)])).toEqual([
    [opened, ana.id],
    [later(opened, 15), beto.id],
  ]);
  await on.desk.step(later(opened, 40));
  await beto.client.call(reply, { params: { id }, body: { text: "Hola, soy Beto" } });
  const [after] = await clocks(id);
  expect(after).toMatchObject({ opened_at: opened, waiting_since: null, first_at: later(opened, 40) });
});

function clocks(id: string) {
  return rowsOf<{ opened_at: Date; waiting_since: Date | null; first_at: Date | null }>(
    on.desk,
    on.people.account,
    `select c.opened_at, c.waiting_since, (select min(m.at) from messages m where m.conversation_id = c.id
       and m.author_kind = 'member') as first_at from conversations c where c.id = $1`,
    [id],
  );
}
const owner = (sight: unknown) =>
  typeof sight === "object" && sight !== null && "owner" in sight ? sight.owner : null;

/** Midnight of the next Friday, by the desk's clock, in a zone three hours behind. */
async function nextFriday(): Promise<Date> {
  const now = await on.desk.step();
  const days = ((5 - now.getUTCDay() + 7) % 7) + 7;
  const day = new Date(now.getTime() + days * 86_400_000);
  return new Date(`${day.toISOString().slice(0, 10)}T03:00:00.000Z`);
}
