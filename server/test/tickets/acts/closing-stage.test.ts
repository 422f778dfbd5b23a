import { showTicket } from "@relevo/contract/board.ts";
import { describe, expect, test } from "vitest";
import { record } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);

describe("S0-13: the closing stage", () => {
  const closing = () => scene.stage("Soporte", "Cerrado");
  test("archives without won or lost, and returns to the funnel's first stage", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    await talk.answer();
    const moved = await scene.move(ticket.id, await closing(), { closing: record });
    expect(moved).toMatchObject({ state: "archived", resolution: "none" });
    expect(await talk.show()).toMatchObject({ state: "closed" });
    const [first, at] = [await scene.stage("Soporte", "Nuevo"), await scene.funnelId("Soporte")];
    expect(await scene.events(ticket.id, "archived")).toMatchObject([
      { data: { source: "stage_type", rule: null, returnTo: { funnel: at, stage: first } } },
    ]);
  });

  test("refuses who leaves a customer waiting; the ticket stays where it was", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    expect(await scene.moveRefused(ticket.id, await closing(), { closing: record })).toMatchObject([
      { code: "CONVERSATION_OPEN", data: { conversations: [{ id: talk.id }] } },
    ]);
    expect(await scene.facts(ticket.id)).toMatchObject({ stage: ticket.stage.id, state: "open" });
    expect(await scene.events(ticket.id, "stage_changed")).toEqual([]);
  });

  test("and where the funnel archives only what is won or lost", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    await talk.answer();
    await scene.setFunnel("Soporte", "archive_unresolved", false);
    expect(await scene.moveRefused(ticket.id, await closing(), { closing: record })).toEqual([
      { code: "RESOLUTION_REQUIRED" },
    ]);
    await scene.setFunnel("Soporte", "archive_unresolved", true);
  });
});

describe("a rule that archives", () => {
  test("S4-36: closes what is answered, and records rule, trigger and time", async () => {
    const quoted = await sales("Cotizado");
    const rule = await scene.rule(quoted, {
      trigger: "entry",
      resolution: "lost",
      returnTo: await sales("Nuevo"),
    });
    const { ticket, talk } = await scene.card();
    await talk.answer();
    expect(await scene.move(ticket.id, quoted)).toMatchObject({ state: "archived", resolution: "lost" });
    expect(await talk.show()).toMatchObject({
      state: "closed",
      closure: { via: "rule", outcome: "no_response" },
    });
    expect(await scene.events(ticket.id, "archived")).toMatchObject([{ data: { source: "entry", rule } }]);
    await scene.end(rule);
  });

  test("waits where the customer is not answered, and tells it once; the mark stands", async () => {
    const quoted = await sales("Cotizado");
    const rule = await scene.rule(quoted, {
      trigger: "entry",
      resolution: "won",
      returnTo: await sales("Nuevo"),
    });
    const { ticket, talk } = await scene.card();
    expect(await scene.move(ticket.id, quoted)).toMatchObject({ state: "open", resolution: "won" });
    expect(await talk.show()).toMatchObject({ state: "active" });
    expect(await scene.events(ticket.id, "alerted")).toMatchObject([
      { data: { alert: "deferred", rule, codes: ["NO_REPLY"] } },
    ]);
    const { entry } = await scene.facts(ticket.id);
    expect(
      await scene.rows("select rule_id as rule, entry_id as entry from deferrals where ticket_id = $1", [
        ticket.id,
      ]),
    ).toEqual([{ rule, entry }]);
    const next = async () =>
      (await on.people.ana.client.call(showTicket, { params: { id: ticket.id } })).next;
    expect(await next()).toEqual([
      { ruleId: rule, trigger: "entry", resolution: "won", archive: true, at: null },
    ]);
    await scene.end(rule);
    expect(await next()).toEqual([]);
  });
});
