import { searchTickets } from "@relevo/contract/board.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { createTicket, editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "./scene.ts";

const on = deskWithLine();
const scene = ticketScene(on);
const search = async (
  q: string,
  more: { contactId?: string; open?: "true" | "false" } = {},
  who = on.people.ana,
) => {
  const { items } = await who.client.call(searchTickets, { query: { q, ...more } });
  return items.map(({ id }) => id);
};

describe("search", () => {
  test("S2-17: finds a ticket by its number, with and without #", async () => {
    const { ticket } = await scene.ticketed("Soporte");
    expect(await search(`#${ticket.number}`)).toEqual([ticket.id]);
    expect((await search(String(ticket.number)))[0]).toBe(ticket.id);
    expect(await search("#999999")).toEqual([]);
  });

  test("S2-17: finds it by a word of its subject, its description, or what was written in it", async () => {
    const given = { subject: "Refrigerador Zafiro", description: "No enfría desde el martes" };
    const { ticket, who } = await scene.ticketed("Soporte", given);
    await on.line.text(who, "el modelo es QUETZAL 300");
    for (const q of ["zafiro", "Enfría martes", "quetz", "refri desde"])
      expect([q, await search(q)]).toEqual([q, [ticket.id]]);
    expect(await search("zafiro quetzal inexistente")).toEqual([]);
    expect(await search("¿?")).toEqual([]);
    expect(await search("zafiro", { open: "true" })).toEqual([ticket.id]);
    expect(await search("zafiro", { open: "false" })).toEqual([]);
  });

  test("S2-18: only among what one sees", async () => {
    const { id } = await on.opened();
    await on.people.beto.client.call(claim, { params: { id } });
    const { ticket } = await on.people.beto.client.call(createTicket, {
      params: { id },
      body: {
        subject: "Secreto Amapola",
        requesterId: await scene.contactOf(id),
        funnelId: (await scene.funnel("Soporte")).id,
      },
    });
    expect(await search("amapola")).toEqual([]);
    expect(await search(`#${ticket.number}`)).toEqual([]);
    expect(await search("amapola", {}, on.people.beto)).toEqual([ticket.id]);
    expect(await search("amapola", {}, on.people.bruno)).toEqual([ticket.id]);
  });

  test("S2-18: the contact's come first; without words only theirs are listed", async () => {
    const mine = await scene.ticketed("Soporte", { subject: "Girasol uno" });
    const other = await scene.ticketed("Soporte", { subject: "Girasol dos" });
    expect(await search("girasol")).toEqual([other.ticket.id, mine.ticket.id]);
    expect(await search("girasol", { contactId: mine.contact })).toEqual([mine.ticket.id, other.ticket.id]);
    expect(await search("", { contactId: mine.contact })).toEqual([mine.ticket.id]);
  });

  test("pages give every ticket once, in order", async () => {
    const made = [];
    for (let i = 0; i < 5; i++)
      made.push((await scene.ticketed("Soporte", { subject: `Orquídea ${i}` })).ticket.id);
    for (const query of [{ q: "orquídea" }, { q: "" }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await on.people.ana.client.call(searchTickets, {
          query: { ...query, limit: 2, ...(cursor ? { cursor } : {}) },
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.slice(0, 5)).toEqual([...made].reverse());
    }
  });

  test("a cursor that is none, or words of any kind, do no harm", async () => {
    const clara = on.people.clara.client;
    expect((await clara.refused(searchTickets, { query: { cursor: "x" } })).code).toBe("INVALID");
    for (const q of [
      "'",
      "a'b:*&|!()",
      "\\",
      "%",
      "<->",
      "#",
      "-1",
      "99999999999999999999",
      "ñ😀",
      "a & b | !c",
    ])
      await clara.call(searchTickets, { query: { q } });
  });

  test("an instant of a year that never was is refused, whatever it is asked for", async () => {
    const { client } = on.people.clara;
    const never = "0000-01-01T00:00:00.000Z";
    for (const query of [{ createdFrom: never }, { createdTo: never }])
      expect((await client.refused(searchTickets, { query })).code).toBe("INVALID");
    const { ticket } = await scene.ticketed();
    const body = { nextStepAt: never };
    expect(await client.refused(editTicket, { params: { id: ticket.id }, body })).toMatchObject({
      failures: [{ code: "INVALID", pointer: "/nextStepAt" }],
    });
  });

  test("S2-18: what a gin index is for is asked through it: no scan of the tickets, as the app's role", async () => {
    await scene.rows(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
         next_step, state, resolution, created_at, stage_entered_at, archived_at, entry_id, changed_at)
       select account_id, gen_random_uuid(), 500000 + n, contact_id, funnel_id, stage_id, 'relleno ' || n, '', 'user', false, '',
         'archived', 'none', created_at, created_at, created_at, gen_random_uuid(), created_at from (select * from tickets order by number limit 1) t, generate_series(1, 5000) n`,
    );
    await on.desk.db.pool.query("analyze tickets");
    const plan = await inAccount(on.desk.db, on.people.account, async (tx) => {
      await tx.rows("set local role relevo_system");
      return tx.rows<{ "QUERY PLAN": string }>(
        `explain select id from tickets where account_id = relevo_account()
           and to_tsvector('simple', subject || ' ' || description) @@ to_tsquery('simple', $1)
         order by created_at desc limit 200`,
        ["'girasol':*"],
      );
    });
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("tickets_words");
    expect(await search("girasol")).toHaveLength(2);
  });
});
