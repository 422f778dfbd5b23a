import { searchTickets, showTicket } from "@relevo/contract/board.ts";
import * as contract from "@relevo/contract/funnels.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { listRules } from "@relevo/contract/resolution-rules.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara, ana, made, stageOf } = scene;

const place = (stage: contract.Stage, position: number, tickets?: string) => ({
  params: { id: stage.id },
  body: { position, ...(tickets === undefined ? {} : { tickets }) },
});
const remove = (stage: contract.Stage, to?: contract.Stage) => ({
  params: { id: stage.id },
  query: to ? { to: to.id } : {},
});
const names = async (funnel: contract.Funnel) =>
  (await scene.shown(funnel.id)).stages.map(({ name, position }) => `${position} ${name}`);
const stageNow = async (ticket: string) =>
  (await clara().call(showTicket, { params: { id: ticket } })).stage.name;

describe("deleting or reordering a stage that holds tickets asks where they go", () => {
  test("put elsewhere: along with it, or into another stage, with every move in the log", async () => {
    const funnel = await made("sales");
    const [fresh, quoted] = [stageOf(funnel, "Nuevo"), stageOf(funnel, "Cotizado")];
    const { id, ticket } = await scene.ticketIn(funnel, quoted);
    const silent = await scene.during(async () => {
      expect(await clara().refused(contract.placeStage, place(quoted, 0))).toMatchObject({
        code: "STAGE_HOLDS_TICKETS",
        failures: [{ data: { count: 1 } }],
      });
    });
    expect([silent, await scene.shown(funnel.id)]).toEqual([[], funnel]);
    const along = await scene.during(async () => {
      const { stages } = await clara().call(contract.placeStage, place(quoted, 0, "along"));
      expect(stages[0]).toEqual({ ...quoted, position: 0 });
    });
    const fields = { position: { from: 2, to: 0 } };
    const data = { funnel: funnel.id, stage: quoted.id, fields };
    expect(along).toEqual([{ name: "stage.changed", actor: on.people.clara.id, data }]);
    expect(await stageNow(ticket)).toBe("Cotizado");
    await clara().call(contract.placeStage, place(quoted, 3, fresh.id));
    expect(await names(funnel)).toEqual([
      "0 Nuevo",
      "1 En conversación",
      "2 Pendiente de respuesta",
      "3 Cotizado",
      "4 Ganado",
      "5 Perdido",
    ]);
    expect(await stageNow(ticket)).toBe("Nuevo");
    const moved = (await scene.eventsOf(id, "ticket.stage_changed")).at(-1);
    expect(moved).toMatchObject({
      actor: on.people.clara.id,
      data: { ticket, from: quoted.id, to: fresh.id, funnels: null, source: "stage_removed" },
    });
    const stays = await scene.rows<{ stage: string; over: boolean }>(
      "select stage_id as stage, left_at is not null as over from stage_stays where ticket_id = $1 order by entered_at, left_at nulls last",
      [ticket],
    );
    expect(stays.at(-1)).toEqual({ stage: fresh.id, over: false });
    // It is empty now, and where it is already nothing is asked.
    await clara().call(contract.placeStage, place(quoted, 1));
    await clara().call(contract.placeStage, place(stageOf(funnel, "Nuevo"), 0));
  });

  test("a destination that is none, is another funnel's, is itself, or ends tickets is refused", async () => {
    const [funnel, other] = [await made("sales"), await made("sales")];
    const quoted = stageOf(funnel, "Cotizado");
    const { ticket } = await scene.ticketIn(funnel, quoted);
    for (const to of [crypto.randomUUID(), stageOf(other, "Nuevo").id, quoted.id]) {
      expect(await clara().refused(contract.placeStage, place(quoted, 0, to))).toMatchObject({
        failures: [{ code: "INVALID", pointer: "/tickets" }],
      });
      const gone = { params: { id: quoted.id }, query: { to } };
      expect(await clara().refused(contract.removeStage, gone)).toMatchObject({
        failures: [{ code: "INVALID", pointer: "/query/to" }],
      });
    }
    for (const name of ["Ganado", "Perdido"]) {
      const to = stageOf(funnel, name);
      expect((await clara().refused(contract.placeStage, place(quoted, 0, to.id))).code).toBe(
        "RETURN_CLOSES",
      );
      expect((await clara().refused(contract.removeStage, remove(quoted, to))).code).toBe("RETURN_CLOSES");
    }
    expect(await scene.shown(funnel.id)).toEqual(funnel);
    expect(await stageNow(ticket)).toBe("Cotizado");
  });

  test("taken away: tickets, returns, rules and inboxes go to the other one, its own rules end with their deadlines", async () => {
    const funnel = await made("scheduling");
    const [info, waiting, booked] = funnel.stages;
    if (!info || !waiting || !booked) throw new Error("no stages");
    const open = await scene.ticketIn(funnel, info);
    const past = await scene.ticketIn(funnel, waiting);
    await scene.rows("update tickets set state = 'archived', archived_at = created_at where id = $1", [
      past.ticket,
    ]);
    await scene.rows("update tickets set stage_id = $2 where id = $1", [past.ticket, info.id]);
    await scene.rows(
      "insert into return_targets (account_id, contact_id, funnel_id, stage_id) values ($1, $2, $3, $4)",
      [on.people.account, past.contact, funnel.id, info.id],
    );
    const asking = { requirements: [{ fromId: info.id, fields: ["nextStep" as const] }] };
    const body = { ...scene.stageSettings(booked), ...asking };
    await clara().call(contract.editStage, { params: { id: booked.id }, body });
    const inbox = { id: on.people.inboxes.marketing };
    const { policy, version } = await clara().call(showPolicy, { params: inbox });
    const autoTicket = { funnelId: funnel.id, stageId: info.id };
    await clara().call(savePolicy, { params: inbox, body: { version, policy: { ...policy, autoTicket } } });
    const timers = () =>
      scene.rows<{ key: string }>(
        "select key from deadlines where kind like 'resolution-%' and key like '%' || $1 || '%'",
        [open.ticket],
      );
    expect(await timers()).toHaveLength(1);
    expect(await clara().refused(contract.removeStage, remove(info))).toMatchObject({
      code: "STAGE_HOLDS_TICKETS",
      failures: [
        {
          data: {
            count: 1,
            contacts: 1,
            stages: ["Pendiente de respuesta", "Finalizado"],
            inboxes: ["Marketing"],
          },
        },
      ],
    });
    const events = await scene.during(() => clara().call(contract.removeStage, remove(info, waiting)));
    expect(await names(funnel)).toEqual([
      "0 Pendiente de respuesta",
      "1 Agendado",
      "2 Finalizado",
      "3 Perdido",
    ]);
    expect(await stageNow(open.ticket)).toBe("Pendiente de respuesta");
    expect((await timers()).map(({ key }) => key.split(":")[1])).toEqual([open.ticket]);
    const returnTo = { funnelId: funnel.id, stageId: waiting.id };
    for (const name of ["Pendiente de respuesta", "Finalizado"]) {
      const { items } = await clara().call(listRules, { params: { id: stageOf(funnel, name).id } });
      expect(items).toMatchObject([{ returnTo }]);
    }
    const after = await clara().call(showPolicy, { params: inbox });
    expect([after.version, after.policy.autoTicket]).toEqual([version + 2, returnTo]);
    expect(stageOf(await scene.shown(funnel.id), "Agendado").requirements).toEqual([]);
    const [target] = await scene.rows<{ stage: string }>(
      "select stage_id as stage from return_targets where contact_id = $1",
      [past.contact],
    );
    expect(target?.stage).toBe(waiting.id);
    const said = events.map(({ name }) => name);
    expect(said.filter((name) => name !== "ticket.alerted")).toEqual([
      "rule.removed",
      "rule.changed",
      "rule.changed",
      "policy.changed",
      "ticket.stage_changed",
      "stage.changed",
      "stage.removed",
    ]);
    expect(events.at(-1)).toEqual({
      name: "stage.removed",
      actor: on.people.clara.id,
      data: { funnel: funnel.id, stage: info.id, to: waiting.id },
    });
    // What is archived in it still tells its name; its name is free, and it is not there any more.
    const { items } = await clara().call(searchTickets, { query: { contactId: past.contact } });
    expect(items).toMatchObject([{ id: past.ticket, stage: { name: "Información de agendamiento" } }]);
    const again = { params: { id: funnel.id }, body: { name: info.name } };
    await clara().call(contract.createStage, again);
    expect((await clara().refused(contract.removeStage, remove(info, waiting))).status).toBe(404);
    const into = { params: { id: open.ticket }, body: { stageId: info.id } };
    expect((await ana().refused(moveTicket, into)).status).toBe(404);
  });

  test("the last stage in which a ticket can begin stays: LAST_STAGE", async () => {
    const funnel = await made(null);
    const [only] = funnel.stages;
    if (!only) throw new Error("no stage");
    expect((await clara().refused(contract.removeStage, remove(only))).code).toBe("LAST_STAGE");
    const { id } = await clara().call(contract.createStage, {
      params: { id: funnel.id },
      body: { name: "Otra" },
    });
    await clara().call(contract.removeStage, { params: { id }, query: {} });
    expect(await scene.shown(funnel.id)).toEqual(funnel);
  });
});
