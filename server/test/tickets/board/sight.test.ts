import * as board from "@relevo/contract/board.ts";
import { move } from "@relevo/contract/conversations.ts";
import { downloadFile, reply, uploadFile } from "@relevo/contract/messages.ts";
import { assignTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket, editTicket, unlinkTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../../src/platform/db.ts";
import { record, system } from "../../../src/platform/events.ts";
import { reasonsOf } from "../../conversations/close/scene.ts";
import type { Person } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { openLive } from "../../support/live.ts";
import type { Card } from "../acts/scene.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);

describe("S0-21: an agent sees only their tickets", () => {
  test("by its id, in lists, search, board, column, counts, hygiene, cycles, export, history and thread", async () => {
    const { ana, beto, bruno } = on.people;
    const { ticket, contact } = await scene.card({ owner: beto });
    const mine = await scene.card();
    const params = { id: ticket.id };
    for (const shape of [board.showTicket, board.showHistory, board.showTicketThread, board.seeTicket])
      expect(await ana.client.refused(shape, { params }), shape.path).toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
    expect((await ana.client.refused(editTicket, { params, body: { subject: "x" } })).status).toBe(404);
    const funnel = { id: ticket.funnel.id };
    for (const [who, sees] of [
      [ana, false],
      [beto, true],
      [bruno, true],
    ] as const) {
      const see = (ids: readonly string[]) => expect(ids.includes(ticket.id), who.name);
      see(await scene.list({}, who)).toBe(sees);
      see(await scene.list({ contactId: contact }, who)).toBe(sees);
      see(await scene.list({ q: `#${ticket.number}` }, who)).toBe(sees);
      see(await scene.list({ q: "cotización" }, who)).toBe(sees);
      see(await scene.list({ view: "unanswered", owner: beto.id }, who)).toBe(sees);
      see(await scene.cardsOn("Ventas", {}, who)).toBe(sees);
      const column = await who.client.call(board.showColumn, {
        params: { id: ticket.stage.id },
        query: { limit: 100 },
      });
      see(column.items.map(({ id }) => id)).toBe(sees);
      expect((await scene.csv({}, who)).includes(`\r\n${ticket.number},`), who.name).toBe(sees);
      const { contacts } = await who.client.call(board.showCycles, { params: funnel });
      expect(
        contacts.some((one) => one.contact.id === contact),
        who.name,
      ).toBe(sees);
    }
    const open = async (who: Person) => (await scene.hygiene("Ventas", who)).open;
    const counted = async (who: Person) =>
      (await scene.boardOf("Ventas", {}, who)).reduce((sum, { count }) => sum + count, 0);
    expect([await open(ana), await counted(ana)]).toEqual([1, 1]);
    expect([await open(bruno), await counted(bruno)]).toEqual([2, 2]);
    expect((await scene.counts(ana)).unanswered).toBe(1);
    expect(await scene.cardsOn("Ventas")).toEqual([mine.ticket.id]);
  });

  test("over the socket: who loses one is told it is gone and hears nothing of it after; who gets one, gets its card", async () => {
    const { ana, beto, bruno } = on.people;
    const { ticket, talk } = await scene.card();
    const [hers, his] = [await openLive(on.desk, ana.key), await openLive(on.desk, beto.key)];
    const params = { id: ticket.id };
    await bruno.client.call(assignTicket, { params, body: { memberId: beto.id } });
    await hers.until((frame) => frame.type === "ticket-gone" && frame.ticketId === ticket.id);
    await his.until((frame) => frame.type === "event" && frame.tickets.some(({ id }) => id === ticket.id));
    const before = hers.frames.length;
    await talk.say("¿sigue ahí?");
    await beto.client.call(editTicket, { params, body: { subject: "De Beto" } });
    await his.until(
      (frame) => frame.type === "event" && frame.tickets.some(({ subject }) => subject === "De Beto"),
    );
    const last = await heardByAll();
    await hers.caughtUp(last);
    expect(JSON.stringify(hers.frames.slice(before).filter(({ type }) => type === "event"))).not.toContain(
      ticket.id,
    );
    hers.close();
    his.close();
  });

  test("in the socket of who sees the ticket and not its conversation, the card says who waits", async () => {
    const { ana, bruno } = on.people;
    const { ticket, talk } = await scene.card();
    await scene.rows("delete from inbox_members where member_id = $1", [bruno.id]);
    expect(await bruno.client.fetch(`/api/v1/conversations/${talk.id}`)).toMatchObject({ status: 404 });
    const live = await openLive(on.desk, bruno.key);
    const card = (waits: boolean) =>
      live.until(
        (frame) =>
          frame.type === "event" &&
          frame.tickets.some(({ id, waitingSince }) => id === ticket.id && (waitingSince !== null) === waits),
      );
    await ana.client.call(reply, { params: { id: talk.id }, body: { text: "va" } });
    expect(await card(false)).toMatchObject({ name: "message.written", conversations: [] });
    await scene.later(1);
    await talk.say("gracias, ¿y el precio?");
    expect(await card(true)).toMatchObject({ name: "message.received", conversations: [], items: [] });
    live.close();
  });

  test("in the socket of who saw a ticket through its conversation only, it goes with that", async () => {
    const { clara, vera } = on.people;
    await scene.setFunnel("Ventas", "access", "members");
    const [moved, unlinked] = [await scene.card({ inbox: "global" }), await scene.card({ inbox: "global" })];
    await scene.rows("delete from inbox_members where member_id = $1 and inbox_id = $2", [
      vera.id,
      on.people.inboxes.sales,
    ]);
    expect(await scene.list({ open: "true" }, vera)).toEqual(
      expect.arrayContaining([moved.ticket.id, unlinked.ticket.id]),
    );
    const live = await openLive(on.desk, vera.key);
    const gone = (ticketId: string) =>
      live.until((frame) => frame.type === "ticket-gone" && frame.ticketId === ticketId);
    const body = { inboxId: on.people.inboxes.sales, reasonId: (await reasonsOf(on, "sales"))[0] ?? null };
    await clara.client.call(move, { params: { id: moved.talk.id }, body });
    await gone(moved.ticket.id);
    await clara.client.call(unlinkTicket, { params: { id: unlinked.talk.id } });
    await gone(unlinked.ticket.id);
    expect(await scene.list({ open: "true" }, vera)).not.toContain(unlinked.ticket.id);
    live.close();
    await scene.setFunnel("Ventas", "access", "everyone");
  });

  test("a funnel one neither works in nor has a ticket of is not there", async () => {
    const { ana, beto, clara } = on.people;
    const id = await scene.funnelId("Soporte");
    await scene.setFunnel("Soporte", "access", "members");
    const { ticket } = await scene.card({ funnel: "Soporte" });
    for (const shape of [board.showBoard, board.showHygiene, board.showCycles])
      expect((await beto.client.refused(shape, { params: { id } })).status, shape.path).toBe(404);
    expect((await beto.client.refused(board.showColumn, { params: { id: ticket.stage.id } })).status).toBe(
      404,
    );
    const body = { name: "x", funnelId: id, filter: {} };
    expect((await beto.client.refused(board.saveView, { body })).status).toBe(404);
    expect(await scene.cardsOn("Soporte", {}, ana)).toEqual([ticket.id]);
    expect(await scene.cardsOn("Soporte", {}, clara)).toEqual([ticket.id]);
    await scene.setFunnel("Soporte", "access", "everyone");
    expect(await scene.cardsOn("Soporte", {}, beto)).toEqual([]);
  });
});

/** An event that every socket receives; its id. */
async function heardByAll(): Promise<number> {
  await inAccount(on.desk.db, on.people.account, async (tx) =>
    record(tx, "invitation.revoked", { actor: system }, { invitation: "x" }),
  );
  const [row] = await scene.rows<{ id: number }>("select max(id) as id from events");
  return row?.id ?? 0;
}

describe("S0-18: earlier cycles of a contact", () => {
  test("are read by the owner of an open one, whoever held them, with what was attached; strict, only by who had them", async () => {
    const { ana, beto, bruno } = on.people;
    const first = await scene.card({ owner: beto });
    const form = new FormData();
    form.set("file", new Blob(["precio"], { type: "text/plain" }), "precio.txt");
    const file = await beto.client.call(uploadFile, { body: form });
    await beto.client.call(reply, {
      params: { id: first.talk.id },
      body: { text: "va el precio", fileIds: [file.id] },
    });
    await scene.archive(first, "won", beto);
    const params = { id: first.ticket.id };
    expect((await ana.client.refused(board.showTicketThread, { params })).status).toBe(404);
    const second = await nextCycle(first);
    expect((await scene.show(second.ticket.id)).cycles.map(({ id }) => id)).toEqual([first.ticket.id]);
    expect(await scene.list({ contactId: first.contact, open: "false" })).toEqual([first.ticket.id]);
    const words = (await scene.thread(first.ticket.id)).flatMap((item) => ("text" in item ? item.text : []));
    expect(words).toContain("va el precio");
    expect(await read(ana, file.id)).toBe(200);
    expect(await scene.history(first.ticket.id)).not.toEqual([]);

    await scene.setFunnel("Ventas", "history", "strict");
    for (const shape of [board.showTicket, board.showTicketThread, board.showHistory])
      expect((await ana.client.refused(shape, { params })).status, shape.path).toBe(404);
    expect((await scene.show(second.ticket.id)).cycles).toEqual([]);
    expect(await scene.list({ contactId: first.contact, open: "false" })).toEqual([]);
    expect(await read(ana, file.id)).toBe(404);
    for (const who of [beto, bruno]) {
      expect((await scene.thread(first.ticket.id, who)).length).toBeGreaterThan(0);
      expect(await read(who, file.id)).toBe(200);
    }
    await scene.setFunnel("Ventas", "history", "shared");
  });

  const read = async (who: Person, file: string) =>
    (await who.client.fetch(`/api/v1${downloadFile.path.replace(":id", file)}`)).status;

  /** The contact writes again, to Ana. */
  async function nextCycle({ contact }: Card): Promise<Card> {
    const card = await scene.card({ funnel: "Soporte" });
    await scene.rows("update conversations set contact_id = $2 where id = $1", [card.talk.id, contact]);
    const { ticket } = await on.people.ana.client.call(createTicket, {
      params: { id: card.talk.id },
      body: { subject: "Otra vez", requesterId: contact, funnelId: await scene.funnelId("Ventas") },
    });
    return { ...card, contact, ticket };
  }
});
