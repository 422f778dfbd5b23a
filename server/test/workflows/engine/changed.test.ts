import { close } from "@relevo/contract/closing.ts";
import { mergeContact } from "@relevo/contract/contacts.ts";
import { claim, move } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { afterEach, describe, expect, test } from "vitest";
import { reasonOf, standing } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition } from "../scene.ts";
import {
  allStopped,
  clock,
  hold,
  inForce,
  later,
  listen,
  memberTo,
  note,
  quickTransfer,
  runIn,
  runsIn,
  wayOf,
} from "./scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const quick = () => quickTransfer(memberTo(on.people.ana.id), memberTo(on.people.beto.id));
const trigger = { kind: "conversation_opened" } as const;
afterEach(() => allStopped(on));

/** Of an inbox that asks for little. */
async function closedByAna(id: string): Promise<void> {
  const { ana, inboxes } = on.people;
  const marketing = { inboxId: inboxes.marketing, reasonId: await reasonOf(on, inboxes.marketing) };
  await ana.client.call(move, { params: { id }, body: marketing });
  await on.desk.settle();
  await ana.client.call(close, { params: { id }, body: { outcome: "resolved" } });
  await on.desk.settle();
}
const contactOf = async (id: string) =>
  (
    await rowsOf<{ id: string }>(
      on.desk,
      on.people.account,
      "select contact_id as id from conversations where id = $1",
      [id],
    )
  )[0]?.id ?? "";

describe("during a wait", () => {
  test("S3-18: the conversation is closed: the run goes the other way and nothing changes", async () => {
    await inForce(on, quick());
    const at = await clock(on);
    const { id } = await on.opened();
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "Listo" } });
    await on.desk.settle();
    await closedByAna(id);
    await on.desk.step(later(at, 20));
    expect(await standing(on, id)).toMatchObject({ state: "closed", owner: on.people.ana.id });
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "completed" });
    expect((await wayOf(on, run.id)).at(-1)).toBe("sin_respuesta else");
  });

  test("a run that ends with its conversation ends then", async () => {
    await inForce(
      on,
      definition([hold("espera", 15, "nota"), note("nota", "Sigue")], {
        trigger,
        endsWithConversation: true,
      }),
    );
    await clock(on);
    const { id } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "Listo" } });
    await closedByAna(id);
    expect(await runIn(on, id)).toMatchObject({ state: "completed", why: { code: "conversation_ended" } });
  });

  test("the workflow is edited and published again: the run goes on with the version it began with", async () => {
    const workflow = await inForce(on, quick());
    const at = await clock(on);
    const { id } = await on.opened();
    const { name, revision, draft } = await clara().call(contract.showWorkflow, { params: { id: workflow } });
    const other = {
      ...draft,
      ...definition([hold("espera", 15, "nota"), note("nota", "Otra cosa")], { trigger }),
    };
    const saved = await clara().call(contract.editWorkflow, {
      params: { id: workflow },
      body: { name, draft: other, revision },
    });
    await clara().call(contract.publishWorkflow, {
      params: { id: workflow },
      body: { revision: saved.revision },
    });
    await on.desk.step(later(at, 15));
    expect(await runIn(on, id)).toMatchObject({ state: "completed", version: 1, step: "nota" });
    expect(await standing(on, id)).toMatchObject({ owner: on.people.beto.id });
    const next = await on.opened();
    expect(await runIn(on, next.id)).toMatchObject({ version: 2, step: "espera" });
  });

  test("it is stopped: its runs end there, or go on to their end if that was asked for", async () => {
    const one = await inForce(on, quick());
    const at = await clock(on);
    const first = await on.opened();
    await clara().call(contract.stopWorkflow, { params: { id: one }, body: { runs: "cancel" } });
    const again = await inForce(on, quick());
    const second = await on.opened();
    await clara().call(contract.stopWorkflow, { params: { id: again }, body: { runs: "finish" } });
    const third = await on.opened();
    await on.desk.step(later(at, 20));
    expect(await runIn(on, first.id)).toMatchObject({ state: "cancelled", step: "espera" });
    expect(await standing(on, first.id)).toMatchObject({ owner: on.people.ana.id });
    expect(await runIn(on, second.id)).toMatchObject({ state: "completed" });
    expect(await standing(on, second.id)).toMatchObject({ owner: on.people.beto.id });
    expect(await runsIn(on, third.id)).toEqual([]);
  });

  test("it is deleted: its runs end, and stay readable", async () => {
    const workflow = await inForce(on, quick());
    const at = await clock(on);
    const { id } = await on.opened();
    await clara().call(contract.removeWorkflow, { params: { id: workflow } });
    await on.desk.step(later(at, 20));
    expect(await runIn(on, id)).toMatchObject({ state: "cancelled" });
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id });
  });
});

describe("the contact is merged during a wait", () => {
  test("the run goes on for who they are now, in the conversation that goes on", async () => {
    await inForce(
      on,
      definition(
        [
          listen("escucha", 30, { reply: "si", timeout: "no" }),
          note("si", "Escribió"),
          note("no", "No escribió"),
        ],
        { trigger, oncePerContact: true },
      ),
    );
    const at = await clock(on);
    const [one, two] = [await on.opened(), await on.opened()];
    const [from, into] = [await contactOf(one.id), await contactOf(two.id)];
    await clara().call(mergeContact, { params: { id: from }, body: { intoId: into } });
    await on.desk.settle();
    // Both were open on one line: one conversation goes on, and one run of the workflow in it.
    const runs = await rowsOf<{
      state: string;
      conversation: string;
      contact: string;
      why: { code: string } | null;
    }>(
      on.desk,
      on.people.account,
      "select state, conversation_id as conversation, contact_id as contact, why from runs where contact_id = any($1) order by state",
      [[from, into]],
    );
    expect(runs.map(({ state }) => state)).toEqual(["cancelled", "waiting"]);
    expect(runs[0]?.why).toMatchObject({ code: "merged" });
    expect(runs.every(({ contact }) => contact === into)).toBe(true);
    await on.line.text(one.who, "sigo aquí");
    const [going] = await runsIn(on, runs[1]?.conversation ?? "").then((all) =>
      all.filter(({ state }) => state === "completed"),
    );
    expect(going).toMatchObject({ step: "si" });
    await on.desk.step(later(at, 31));
  });

  test("without a rival the run goes over with its conversation's contact", async () => {
    const at = await clock(on);
    const two = await on.opened();
    await inForce(on, quick());
    const one = await on.opened();
    const [from, into] = [await contactOf(one.id), await contactOf(two.id)];
    await clara().call(mergeContact, { params: { id: from }, body: { intoId: into } });
    await on.desk.step(later(at, 16));
    const runs = await rowsOf<{ state: string; conversation: string }>(
      on.desk,
      on.people.account,
      "select state, conversation_id as conversation from runs where contact_id = $1",
      [into],
    );
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ state: "completed" });
    const moved = runs[0]?.conversation ?? "";
    expect(["active", "queued"]).toContain((await standing(on, moved)).state);
  });
});
