import { showTicket } from "@relevo/contract/board.ts";
import { showConversation } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { resolveTicket } from "@relevo/contract/ticket-acts.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { openLive } from "../support/live.ts";
import { connectWhatsapp } from "../support/whatsapp.ts";
import { mergeScene } from "./merge-scene.ts";

const { on, rows, merge, customer, openTalks, left, eventsOf, ticketed, ticketsOf, openOf, ...scene } =
  mergeScene();
const ana = () => on.people.ana.client;
const clara = () => on.people.clara.client;

describe("a contact merged while both have open tickets", () => {
  test("the one that was worked on and is older goes on with what is in both; neither is a cycle that ended", async () => {
    const older = await ticketed("Ventas", { subject: "Mesas" });
    const newer = await ticketed("Ventas", { subject: "Sillas", description: "Seis" });
    const task = await ana().call(createTask, { params: { id: newer.id }, body: { title: "Cotizar" } });
    await ana().call(editTicket, { params: { id: newer.ticket.id }, body: { nextStep: "Llamar" } });
    const live = await openLive(on.desk, on.people.clara.key);
    await merge(older.contact, newer.contact);
    expect(await ticketsOf(newer.contact)).toMatchObject([
      { id: older.ticket.id, state: "open", absorbedBy: null },
      { id: newer.ticket.id, state: "archived", resolution: "none", absorbedBy: older.ticket.id },
    ]);
    const shown = await ana().call(showTicket, { params: { id: older.ticket.id } });
    expect(shown).toMatchObject({
      subject: "Mesas",
      description: "Seis",
      nextStep: "Llamar",
      requester: { id: newer.contact },
      owner: { id: on.people.ana.id },
    });
    expect(shown.tasks.map(({ id }) => id)).toEqual([task.id]);
    expect(shown.conversations.map(({ id }) => id).sort()).toEqual([older.id, newer.id].sort());
    const log = await rows<{ name: string; data: object }>(
      "select name, data from events where data->>'ticket' = any($1) and name like 'ticket.%' order by id desc",
      [[older.ticket.id, newer.ticket.id]],
    );
    expect(log).toContainEqual({
      name: "ticket.absorbed",
      data: { ticket: newer.ticket.id, into: older.ticket.id },
    });
    expect(log.map(({ name }) => name)).not.toContain("ticket.archived");
    const stays = await rows("select from stage_stays where ticket_id = $1 and left_at is null", [
      newer.ticket.id,
    ]);
    expect(stays).toEqual([]);
    const card = await live.until(
      (frame) => frame.type === "event" && frame.tickets.some(({ id }) => id === older.ticket.id),
    );
    expect(card.type === "event" && card.tickets[0]?.requester.id).toBe(newer.contact);
    live.close();
  });

  test("one that came by itself gives way to one that a person worked on, whichever is older", async () => {
    const automatic = await customer();
    await scene.inbox(automatic.id, on.people.inboxes.sales);
    await scene.openAutomatic(automatic.id);
    const worked = await ticketed("Ventas");
    await merge(worked.contact, automatic.contact);
    const open = await openOf(automatic.contact);
    expect(open.map(({ id }) => id)).toEqual([worked.ticket.id]);
    expect(open[0]?.untouched).toBe(false);
  });

  test("what was won or lost in the one stays so in the one that goes on, told as of the merge", async () => {
    const [older, younger] = [await ticketed("Ventas"), await ticketed("Ventas")];
    const params = { id: younger.ticket.id };
    await ana().call(resolveTicket, { params, body: { resolution: "won" } });
    await merge(younger.contact, older.contact);
    const [open, ...more] = await openOf(older.contact);
    expect([open, more]).toMatchObject([{ id: older.ticket.id, resolution: "won" }, []]);
    const told = await rows(
      "select data->>'source' as source from events where ticket_id = $1 and name = 'ticket.resolved'",
      [older.ticket.id],
    );
    expect(told).toEqual([{ source: "merge" }]);
  });

  test("tickets of different funnels stand beside each other, now of one requester", async () => {
    const [one, other] = [await ticketed("Ventas"), await ticketed("Soporte")];
    await merge(one.contact, other.contact);
    expect((await openOf(other.contact)).map(({ id }) => id)).toEqual([one.ticket.id, other.ticket.id]);
    expect(await left(one.contact)).toEqual({});
  });

  test("S0-25: one person has all of it afterwards; the other gets 404", async () => {
    const line = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800561" });
    const mine = await ticketed("Ventas");
    const who = on.stranger();
    await line.text(who, "hola");
    const id = await scene.latest();
    const theirs = await scene.ticketOn(id, "Ventas", on.people.beto.client);
    await merge(theirs.contact, mine.contact);
    expect(await openOf(mine.contact)).toMatchObject([{ id: mine.ticket.id, owner: on.people.ana.id }]);
    const talks = await openTalks(mine.contact);
    expect(talks.map(({ owner }) => owner)).toEqual([on.people.ana.id, on.people.ana.id]);
    for (const talk of talks)
      expect(
        (await on.people.beto.client.refused(showConversation, { params: { id: talk.id } })).status,
      ).toBe(404);
    expect((await ana().call(showConversation, { params: { id } })).ticket?.id).toBe(mine.ticket.id);
  });

  test("where the next one begins: what was chosen for who goes on, else for the other", async () => {
    const [from, into] = [await customer(), await customer()];
    const sales = await scene.funnel("Ventas");
    const support = await scene.funnel("Soporte");
    const target = (contact: string, funnel: typeof sales, stage: number) =>
      rows(
        `insert into return_targets (account_id, contact_id, funnel_id, stage_id)
         select account_id, id, $2, $3 from contacts where id = $1`,
        [contact, funnel.id, funnel.stages[stage]?.id],
      );
    await target(from.contact, sales, 1);
    await target(from.contact, support, 1);
    await target(into.contact, sales, 2);
    await merge(from.contact, into.contact);
    const kept = await rows<{ stage: string }>(
      "select stage_id as stage from return_targets where contact_id = $1",
      [into.contact],
    );
    expect(new Set(kept.map(({ stage }) => stage))).toEqual(
      new Set([sales.stages[2]?.id, support.stages[1]?.id]),
    );
  });
});

describe("at the same instant", () => {
  test("an inbound message of who is merged is received, by who they are now", async () => {
    for (let i = 0; i < 6; i++) {
      const from = await customer();
      const into = await customer();
      if (i % 2) await rows("delete from open_sessions where contact_id = $1", [from.contact]);
      if (i % 2)
        await rows("update conversations set state = 'discarded', ended_at = opened_at where id = $1", [
          from.id,
        ]);
      await Promise.all([
        merge(from.contact, into.contact),
        on.line.text(from.who, `uno ${i}`),
        on.line.text(from.who, `dos ${i}`),
      ]);
      await on.desk.settle();
      expect(await left(from.contact)).toEqual({});
      const talks = await openTalks(into.contact);
      expect(talks).toHaveLength(1);
      expect(talks[0]?.said).toEqual(expect.arrayContaining([`uno ${i}`, `dos ${i}`]));
    }
  });

  test("the first message ever over another identity", async () => {
    for (let i = 0; i < 6; i++) {
      const from = await customer();
      const into = await customer();
      const renewed = { ...from.who, userId: `${from.who.userId}.b` };
      await Promise.all([merge(from.contact, into.contact), on.line.text(renewed, "con otro usuario")]);
      await on.desk.settle();
      expect(await left(from.contact)).toEqual({});
    }
  });

  test("answers that are on their way leave once, and the line goes on", async () => {
    for (let i = 0; i < 6; i++) {
      const [from, into] = [await customer(ana()), await customer()];
      const say = (text: string) => clara().call(reply, { params: { id: from.id }, body: { text } });
      await Promise.all([say(`a ${i}`), say(`b ${i}`), merge(from.contact, into.contact)]);
      await say(`c ${i}`);
      await on.desk.settle();
      const sent = on.graph.state.messages.flatMap(({ payload }) => {
        const body = (payload.text as { body?: string } | undefined)?.body ?? "";
        const theirs = [from, into].some(({ who }) => payload.to === `+${who.phone}`);
        return theirs && body.endsWith(` ${i}`) ? [body] : [];
      });
      expect(sent.toSorted()).toEqual([`a ${i}`, `b ${i}`, `c ${i}`]);
    }
  });

  test("each into the other: one of the two stands", async () => {
    for (let i = 0; i < 6; i++) {
      const [a, b] = [await customer(), await customer()];
      const tries = await Promise.allSettled([merge(a.contact, b.contact), merge(b.contact, a.contact)]);
      expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      for (const one of tries)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ problem: { code: "NOT_FOUND" } });
    }
  });
});
