import { showConversation, transfer } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { afterEach, describe, expect, test } from "vitest";
import { eventsIn, namesIn, standing } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { allStopped, clock, inForce, later, memberTo, quickTransfer, runIn, runsIn, wayOf } from "./scene.ts";

const on = deskWithLine();
const ana = () => memberTo(on.people.ana.id);
const beto = () => memberTo(on.people.beto.id);
const answer = (id: string, text = "Hola, le atiendo") =>
  on.people.ana.client.call(reply, { params: { id }, body: { text } });
const given = (conversation: string, to: string) =>
  on.people.bruno.client.call(transfer, {
    params: { id: conversation },
    body: {
      memberId: to,
      groupId: null,
      reason: "le conoce",
      comment: { text: "le conoce", mentionIds: [], chips: [] },
    },
  });

afterEach(() => allStopped(on));

describe("the first does not answer", () => {
  test("S3-1: at fifteen minutes it is the second's, who is told in a note", async () => {
    const workflow = await inForce(on, quickTransfer(ana(), beto()));
    const at = await clock(on);
    const { id } = await on.opened();
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id, state: "active" });
    await on.desk.step(later(at, 15, -1));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id });
    await on.desk.step(later(at, 15));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.beto.id, state: "active" });
    const run = await runIn(on, id);
    expect(run).toMatchObject({ workflow, state: "completed", step: "nota", why: null });
    expect(await wayOf(on, run.id)).toEqual([
      "primero next",
      "espera next",
      "sin_respuesta si",
      "segundo next",
      "nota next",
    ]);
    const moved = (await eventsIn(on, id)).find(({ name }) => name === "conversation.transferred");
    expect(moved).toMatchObject({
      actor: run.id,
      at: later(at, 15),
      data: { to: { owner: on.people.beto.id } },
    });
    const shown = await on.people.beto.client.call(showConversation, { params: { id } });
    expect(shown).toMatchObject({ owner: { name: "Beto" }, state: "active" });
  });

  test("S3-2: it is for the first assignment of an opened conversation: another hand later does not run it again", async () => {
    await inForce(on, quickTransfer(ana(), beto()));
    const at = await clock(on);
    const { id } = await on.opened();
    await on.desk.step(later(at, 16));
    await given(id, on.people.ana.id);
    await on.desk.step(later(at, 60));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id });
    expect(await runsIn(on, id)).toHaveLength(1);
  });

  test("the conversation says what comes next, and by which workflow", async () => {
    await inForce(on, quickTransfer(ana(), beto()));
    const at = await clock(on);
    const { id } = await on.opened();
    const { next } = await on.people.ana.client.call(showConversation, { params: { id } });
    expect(next.find(({ kind }) => kind === "workflow")).toMatchObject({
      at: later(at, 15).toISOString(),
      workflow: { name: expect.stringMatching(/^Flujo/) },
    });
  });
});

describe("nothing is to be done", () => {
  test("S3-18: answered a millisecond before the end, it stays, and the run completes by the other way", async () => {
    await inForce(on, quickTransfer(ana(), beto()));
    const at = await clock(on);
    const { id } = await on.opened();
    await on.desk.step(later(at, 15, -1));
    await answer(id);
    await on.desk.step(later(at, 16));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id });
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "completed" });
    expect(await wayOf(on, run.id)).toEqual(["primero next", "espera next", "sin_respuesta else"]);
  });

  test("S3-18: answered a millisecond after the end, it had moved", async () => {
    await inForce(on, quickTransfer(ana(), beto()));
    const at = await clock(on);
    const { id } = await on.opened();
    await on.desk.step(later(at, 15, 1));
    await on.people.beto.client.call(reply, { params: { id }, body: { text: "Le atiendo yo" } });
    expect(await standing(on, id)).toMatchObject({ owner: on.people.beto.id });
    expect((await namesIn(on, id)).filter((name) => name === "conversation.transferred")).toHaveLength(1);
  });

  test("S3-24: moved by a person during the wait, the workflow leaves it there, without a note", async () => {
    await inForce(on, quickTransfer(ana(), beto()));
    const at = await clock(on);
    const { id } = await on.opened();
    await on.desk.step(later(at, 10));
    await given(id, on.people.bruno.id);
    await on.desk.step(later(at, 20));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.bruno.id });
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "completed", why: { code: "reassigned" } });
    expect(await wayOf(on, run.id)).toEqual([
      "primero next",
      "espera next",
      "sin_respuesta si",
      "segundo reassigned",
    ]);
    expect(
      await rowsOf(
        on.desk,
        on.people.account,
        "select from comments where conversation_id = $1 and workflow_id is not null",
        [id],
      ),
    ).toEqual([]);
  });

  test("S3-24: with the option off it is moved all the same", async () => {
    await inForce(on, quickTransfer(ana(), beto(), { second: { unlessReassigned: false } }));
    const at = await clock(on);
    const { id } = await on.opened();
    await on.desk.step(later(at, 10));
    await given(id, on.people.bruno.id);
    await on.desk.step(later(at, 20));
    expect(await standing(on, id)).toMatchObject({ owner: on.people.beto.id });
  });
});
