import { assignTicket } from "@relevo/contract/ticket-acts.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../../src/platform/db.ts";
import { applyOutcomes } from "../../../src/tickets/resolve/apply.ts";
import { record } from "../../conversations/close/scene.ts";
import { Refused } from "../../support/desk.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);
const codes = (tries: PromiseSettledResult<unknown>[]) =>
  tries.map((one) => {
    if (one.status === "fulfilled") return "done";
    return one.reason instanceof Refused ? one.reason.problem.code : String(one.reason);
  });

describe("at once", () => {
  test("two who give what nobody has to one person: both do", async () => {
    const { ana, bruno, clara } = on.people;
    const free = async () => (await scene.card({ owner: null })).ticket.id;
    const give = (id: string, who: typeof ana) =>
      who.client.call(assignTicket, { params: { id }, body: { memberId: ana.id } });
    for (let i = 0; i < 3; i++) {
      const [one, other] = [await free(), await free()];
      await Promise.all([give(one, bruno), give(other, clara)]);
      for (const id of [one, other]) expect(await scene.facts(id)).toMatchObject({ owner: ana.id });
    }
  });

  test("two drags of one card: one wins, the other is told where it is now", async () => {
    const { ticket } = await scene.card();
    const targets = [await sales("Cotizado"), await sales("En conversación")];
    const tries = await Promise.allSettled(
      targets.map((to) => scene.move(ticket.id, to, { fromStageId: ticket.stage.id })),
    );
    expect(codes(tries).sort()).toEqual(["CONFLICT", "done"]);
    expect(await scene.events(ticket.id, "stage_changed")).toHaveLength(1);
    expect((await scene.stays(ticket.id)).filter(({ left }) => left === null)).toHaveLength(1);
  });

  test("twenty people drag one card everywhere: each move begins where the one before ended", async () => {
    const { ticket } = await scene.card();
    const names = ["Cotizado", "En conversación", "Pendiente de respuesta", "Ganado", "Perdido"];
    const targets = await Promise.all(Array.from({ length: 20 }, (_, i) => sales(names[i % 5] ?? "")));
    await Promise.all(targets.map((to) => scene.move(ticket.id, to)));
    const moves = await scene.events(ticket.id, "stage_changed");
    const path = moves.map(({ data }) => data);
    expect(path.map(({ from }) => from)).toEqual([ticket.stage.id, ...path.slice(0, -1).map(({ to }) => to)]);
    expect(await scene.facts(ticket.id)).toMatchObject({ stage: path.at(-1)?.to });
    expect((await scene.stays(ticket.id)).filter(({ left }) => left === null)).toHaveLength(1);
  });

  test("S4-34: a drag while a rule fires: one resolution, one archive; the stay decides", async () => {
    const back = { funnelId: await scene.funnelId("Ventas"), stageId: await sales("Nuevo") };
    const rule = await scene.rule(await sales("Nuevo"), {
      trigger: "exit",
      resolution: "lost",
      active: false,
    });
    for (let i = 0; i < 4; i++) {
      const { ticket, talk } = await scene.card();
      await talk.answer();
      const { entry } = await scene.facts(ticket.id);
      const fired = () =>
        inAccount(on.desk.db, on.people.account, (tx) =>
          applyOutcomes(tx, { account: tx.account, rule: "resolution" }, [
            {
              ticket: ticket.id,
              entry,
              mark: { resolution: "lost", source: "time", rule, reason: null },
              archive: { source: "time", rule, returnTo: back },
            },
          ]),
        );
      const drag = async () => scene.move(ticket.id, await sales("Ganado"));
      const tries = await Promise.allSettled(i % 2 === 0 ? [fired(), drag()] : [drag(), fired()]);
      const after = await scene.facts(ticket.id);
      const resolved = await scene.events(ticket.id, "resolved");
      const archived = await scene.events(ticket.id, "archived");
      expect(resolved).toHaveLength(1);
      if (after.state === "archived") {
        expect(after).toMatchObject({ resolution: "lost", by: "time" });
        expect(codes(tries)).toContain("TICKET_ARCHIVED");
        expect(archived).toHaveLength(1);
      } else {
        expect(after).toMatchObject({ resolution: "won", by: "stage_type" });
        expect(archived).toEqual([]);
      }
    }
    await scene.end(rule);
  });

  test("ten archives by hand: one", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    const returnTo = { funnelId: await scene.funnelId("Ventas"), stageId: await sales("Nuevo") };
    const body = { resolution: "won" as const, archive: true, returnTo, closing: record };
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => scene.resolve(ticket.id, body)));
    expect(codes(tries).filter((code) => code === "done")).toHaveLength(1);
    expect(new Set(codes(tries))).toEqual(new Set(["done", "TICKET_ARCHIVED"]));
    expect(await scene.events(ticket.id, "archived")).toHaveLength(1);
    expect(await scene.events(ticket.id, "resolved")).toHaveLength(1);
  });

  test("an archive and the customer's next message: nothing of theirs is in a closed cycle", async () => {
    for (let i = 0; i < 3; i++) {
      const { ticket, talk, contact } = await scene.card();
      await talk.answer();
      await scene.rows("update connections set inbox_id = $2 where id = $1", [
        on.line.connection,
        on.people.inboxes.sales,
      ]);
      const returnTo = { funnelId: await scene.funnelId("Ventas"), stageId: await sales("Nuevo") };
      const body = { resolution: "won" as const, archive: true, returnTo, closing: record };
      await Promise.allSettled([scene.resolve(ticket.id, body), talk.say("Y una cosa más")]);
      const open = await scene.openOf(contact);
      expect(open).toHaveLength(1);
      const [last] = await scene.rows<{ ticket: string }>(
        `select c.ticket_id as ticket from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
         where m.contact_id = $1 and m.direction = 'in' order by m.at desc, m.id desc limit 1`,
        [contact],
      );
      expect(last?.ticket).toBe(open[0]?.id);
      await scene.rows("update connections set inbox_id = null where id = $1", [on.line.connection]);
    }
  });
});

test("a timer of an earlier stay, or on what is marked already, changes no mark", async () => {
  const { ticket } = await scene.card();
  const { entry: stale } = await scene.facts(ticket.id);
  await scene.move(ticket.id, await sales("Cotizado"));
  const mark = { resolution: "lost" as const, source: "time" as const, rule: null, reason: null };
  const fired = (entry: string) =>
    inAccount(on.desk.db, on.people.account, (tx) =>
      applyOutcomes(tx, { account: tx.account, rule: "resolution" }, [
        { ticket: ticket.id, entry, mark, archive: null },
      ]),
    );
  expect((await fired(stale)).done).toEqual([]);
  expect(await scene.facts(ticket.id)).toMatchObject({ resolution: "none" });
  await scene.resolve(ticket.id, { resolution: "won" });
  await fired((await scene.facts(ticket.id)).entry);
  expect(await scene.facts(ticket.id)).toMatchObject({ resolution: "won", by: "user" });
});
