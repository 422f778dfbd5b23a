import { reopen } from "@relevo/contract/closing.ts";
import { transfer } from "@relevo/contract/conversations.ts";
import { restoreTicket } from "@relevo/contract/ticket-acts.ts";
import { describe, expect, test } from "vitest";
import { record, told } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const clara = () => on.people.clara.client;
const reason = "Se archivó por error";
async function archived() {
  const card = await scene.card({ stage: "Cotizado" });
  await card.talk.answer();
  const returnTo = {
    funnelId: await scene.funnelId("Ventas"),
    stageId: await scene.stage("Ventas", "Nuevo"),
  };
  await scene.resolve(card.ticket.id, { resolution: "won", archive: true, returnTo, closing: record });
  return card;
}

describe("K9: an archived ticket is taken back", () => {
  test("by an administrator, with a reason that is kept: it is where it was, with its mark", async () => {
    const { ticket, talk } = await archived();
    const before = await scene.facts(ticket.id);
    const back = await clara().call(restoreTicket, { params: { id: ticket.id }, query: { reason } });
    expect(back).toMatchObject({
      state: "open",
      resolution: "won",
      stage: { name: "Cotizado" },
      archivedAt: null,
      returnTo: null,
    });
    const after = await scene.facts(ticket.id);
    expect(after.entry).not.toBe(before.entry);
    expect((await scene.stays(ticket.id)).filter(({ left }) => left === null)).toHaveLength(1);
    const [told] = await scene.events(ticket.id, "restored");
    expect(told?.actor).toBe(on.people.clara.id);
    expect(await scene.rows("select text from notes where id = $1", [told?.data.note])).toEqual([
      { text: reason },
    ]);
    expect(await talk.show()).toMatchObject({ state: "closed" });
    await scene.move(ticket.id, await scene.stage("Ventas", "Nuevo"));
  });

  test("nobody else, not without a reason, and only what is archived: NOT_ARCHIVED", async () => {
    const { ticket } = await archived();
    const params = { id: ticket.id };
    for (const who of [on.people.ana, on.people.bruno])
      expect((await who.client.refused(restoreTicket, { params, query: { reason } })).code).toBe("FORBIDDEN");
    expect((await clara().refused(restoreTicket, { params, query: { reason: " " } })).code).toBe("INVALID");
    await clara().call(restoreTicket, { params, query: { reason } });
    expect((await clara().refused(restoreTicket, { params, query: { reason } })).code).toBe("NOT_ARCHIVED");
  });

  test("not while the contact has a newer one in the funnel: TICKET_OPEN", async () => {
    const { ticket, talk, contact } = await archived();
    await on.people.bruno.client.call(reopen, {
      params: { id: talk.id },
      body: { reason: "Sigue" },
    });
    await talk.say("Otra cosa");
    const [newer] = await scene.openOf(contact);
    const refused = await clara().refused(restoreTicket, { params: { id: ticket.id }, query: { reason } });
    expect(refused.failures).toEqual([
      { code: "TICKET_OPEN", data: { ticketId: newer?.id, number: newer?.number } },
    ]);
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "archived" });
  });

  test("its stage was taken away meanwhile: it comes into the funnel's first one", async () => {
    const { ticket } = await archived();
    const quoted = await scene.stage("Ventas", "Cotizado");
    await scene.rows(
      "update stages set removed_at = created_at from tickets where stages.id = $1 and tickets.id = $2",
      [quoted, ticket.id],
    );
    const back = await clara().call(restoreTicket, { params: { id: ticket.id }, query: { reason } });
    expect(back).toMatchObject({ stage: { name: "Nuevo" } });
    expect(await scene.events(ticket.id, "stage_changed")).toMatchObject([
      { data: { from: quoted, source: "stage_removed" } },
    ]);
    await scene.rows("update stages set removed_at = null where id = $1", [quoted]);
  });

  test("S0-25: what was taken up again in it meanwhile says whose it is", async () => {
    const { ticket, talk } = await archived();
    const { ana, beto, bruno } = on.people;
    await bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Sigue" } });
    const comment = { text: told, chips: [{ trigger: "handover" as const, next: "Llamar" }] };
    const body = { memberId: beto.id, comment };
    await bruno.client.call(transfer, { params: { id: talk.id }, body });
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "archived", owner: ana.id });
    await clara().call(restoreTicket, { params: { id: ticket.id }, query: { reason } });
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "open", owner: beto.id });
    expect(await talk.show()).toMatchObject({ state: "active", owner: { id: beto.id } });
    expect(await scene.events(ticket.id, "assigned")).toMatchObject([{ data: { to: { owner: beto.id } } }]);
  });

  test("who had it left: it is nobody's", async () => {
    const { ticket } = await archived();
    await scene.rows("update members set active = false where id = $1", [on.people.ana.id]);
    const back = await clara().call(restoreTicket, { params: { id: ticket.id }, query: { reason } });
    expect(back.owner).toBeNull();
    await scene.rows("update members set active = true where id = $1", [on.people.ana.id]);
  });
});
