import { showBoard } from "@relevo/contract/board.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { record, system } from "../../src/platform/events.ts";
import { openLive } from "../support/live.ts";
import { aiDesk } from "./scene.ts";

const { on, scene, stages, move, ticketOf } = aiDesk();

/** The cards the agent's board has, by stage. */
async function boardOf(funnelId: string) {
  const { columns } = await on.people.ana.client.call(showBoard, { params: { id: funnelId }, query: {} });
  return new Map(columns.map(({ stageId, tickets }) => [stageId, tickets.map(({ id }) => id)]));
}

test("S0-2: a ticket that comes into a human stage is in its owner's list without a reload, and in nobody else's", async () => {
  const { id } = await on.opened();
  await on.people.ana.client.call(claim, { params: { id } });
  const ticket = await ticketOf(id);
  const [ana, beto] = [
    await openLive(on.desk, on.people.ana.key),
    await openLive(on.desk, on.people.beto.key),
  ];
  await move(id, stages.human);
  const frame = await ana.until(
    (one) => one.type === "event" && one.name === "ticket.stage_changed" && one.tickets[0]?.id === ticket,
  );
  const card = frame.type === "event" ? frame.tickets[0] : undefined;
  expect(card).toMatchObject({
    stage: { id: stages.human, kind: "human" },
    owner: { id: on.people.ana.id },
    conversation: { id },
  });
  // What everybody hears of, as the last thing.
  await inAccount(on.desk.db, on.people.account, async (tx) =>
    record(tx, "invitation.revoked", { actor: system }, { invitation: "flush" }),
  );
  const [last] = await scene.rows<{ id: number }>("select max(id) as id from events");
  await beto.caughtUp(last?.id ?? 0);
  expect(JSON.stringify(beto.frames)).not.toContain(ticket);
  const { id: funnelId } = await scene.funnel("Ventas");
  expect((await boardOf(funnelId)).get(stages.human)).toContain(ticket);
  ana.close();
  beto.close();
});
