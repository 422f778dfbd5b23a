import { showTicket } from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/funnels.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { createRule } from "@relevo/contract/resolution-rules.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara, ana, made, stageOf } = scene;

const remove = (stage: contract.Stage, to?: contract.Stage) => ({
  params: { id: stage.id },
  query: to ? { to: to.id } : {},
});
const stageNow = async (ticket: string) =>
  (await clara().call(showTicket, { params: { id: ticket } })).stage.name;

describe("while others are at it", () => {
  test("tickets that come in while their stage goes away are in one that is there", async () => {
    const funnel = await made("sales");
    const [fresh, quoted] = [stageOf(funnel, "Nuevo"), stageOf(funnel, "Cotizado")];
    const waiting: Awaited<ReturnType<typeof scene.claimed>>[] = [];
    for (let i = 0; i < 5; i++) waiting.push(await scene.claimed());
    const inside = await scene.ticketIn(funnel, fresh);
    const make = ({ id, contact }: { id: string; contact: string }) => {
      const body = { subject: "Mesa", requesterId: contact, funnelId: funnel.id, stageId: quoted.id };
      return ana().call(createTicket, { params: { id }, body });
    };
    const [removed, ...rest] = await Promise.allSettled([
      clara().call(contract.removeStage, remove(quoted, fresh)),
      ana().call(moveTicket, { params: { id: inside.ticket }, body: { stageId: quoted.id } }),
      ...waiting.map(make),
    ]);
    expect(removed.status).toBe("fulfilled");
    for (const one of rest)
      if (one.status === "rejected") expect(String(one.reason)).toContain("404 NOT_FOUND");
    const lost = await scene.rows(
      `select t.id from tickets t join stages s on s.id = t.stage_id
       where t.funnel_id = $1 and t.state = 'open' and s.removed_at is not null`,
      [funnel.id],
    );
    expect(lost).toEqual([]);
  });

  test("tickets that come in while their funnel goes away are in none that is gone", async () => {
    const [funnel, sales] = [await made(null), await made("sales")];
    const [moved, fresh] = [await scene.ticketIn(sales, stageOf(sales, "Nuevo")), await scene.claimed()];
    const first = funnel.stages[0]?.id ?? "";
    const body = { subject: "Mesa", requesterId: fresh.contact, funnelId: funnel.id };
    const { pool } = on.desk.db;
    const waiting = async () =>
      (
        await pool.query(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).rowCount;
    // Who holds the account's log holds back every commit.
    const log = await pool.connect();
    await log.query("begin");
    await log.query("select pg_advisory_xact_lock(hashtextextended($1, 7))", [on.people.account]);
    const removal = clara().call(contract.removeFunnel, { params: { id: funnel.id } });
    await expect.poll(waiting).toBe(1);
    const coming = [
      clara().refused(moveTicket, { params: { id: moved.ticket }, body: { stageId: first } }),
      clara().refused(createTicket, { params: { id: fresh.id }, body }),
    ];
    await expect.poll(waiting).toBe(3);
    await log.query("rollback");
    log.release();
    await removal;
    expect((await Promise.all(coming)).map(({ code }) => code)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect(await scene.rows("select id from tickets where funnel_id = $1", [funnel.id])).toEqual([]);
  });

  test("a rule or an inbox that is being led into a stage that goes away is refused, or follows", async () => {
    for (let i = 0; i < 3; i++) {
      const funnel = await made("sales");
      const [fresh, quoted, end] = ["Nuevo", "Cotizado", "En conversación"].map((name) =>
        stageOf(funnel, name),
      );
      if (!fresh || !quoted || !end) throw new Error("no stages");
      const params = { id: on.people.inboxes.marketing };
      const { policy, version } = await clara().call(showPolicy, { params });
      const target = { funnelId: funnel.id, stageId: quoted.id };
      const rule = {
        trigger: "exit",
        resolution: "lost",
        archive: true,
        returnTo: target,
        active: true,
      } as const;
      const answers = await Promise.allSettled([
        clara().call(contract.removeStage, remove(quoted, fresh)),
        clara().call(createRule, { params: { id: end.id }, body: rule }),
        clara().call(savePolicy, { params, body: { version, policy: { ...policy, autoTicket: target } } }),
      ]);
      for (const one of answers)
        if (one.status === "rejected")
          expect(String(one.reason)).toMatch(/422 INVALID|RETURN_CLOSES|CONFLICT/);
      const loose = await scene.rows(
        "select r.id from resolution_rules r join stages s on s.id = r.return_stage_id where s.removed_at is not null",
      );
      const { autoTicket } = (await clara().call(showPolicy, { params })).policy;
      expect([loose, autoTicket?.stageId === quoted.id]).toEqual([[], false]);
    }
  });

  test("two stages that would each go into the other: one goes, the other stays", async () => {
    const funnel = await made(null);
    const [first] = funnel.stages;
    const second = await clara().call(contract.createStage, {
      params: { id: funnel.id },
      body: { name: "Otra" },
    });
    if (!first) throw new Error("no stage");
    const inFirst = await scene.ticketIn(funnel, first);
    const inSecond = await scene.ticketIn(funnel, second);
    const answers = await Promise.allSettled([
      clara().call(contract.removeStage, remove(first, second)),
      clara().call(contract.removeStage, remove(second, first)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { stages } = await scene.shown(funnel.id);
    expect(stages).toMatchObject([{ position: 0 }]);
    for (const { ticket } of [inFirst, inSecond]) expect(await stageNow(ticket)).toBe(stages[0]?.name);
  });
});
