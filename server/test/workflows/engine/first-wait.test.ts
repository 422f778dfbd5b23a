import { createGroup } from "@relevo/contract/people.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { beat, eventsIn, namesIn, standing, withPolicy } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition } from "../scene.ts";
import {
  allStopped,
  assign,
  branch,
  clock,
  groupTo,
  hold,
  inForce,
  later,
  memberTo,
  note,
  quickTransfer,
  runIn,
  runsIn,
} from "./scene.ts";

const on = deskWithLine();
const given = async (id: string) =>
  (await eventsIn(on, id))
    .filter(({ name }) => /assigned|transferred/.test(name))
    .map(({ data }) => data.how ?? "transferred");

beforeEach(async () => {
  await withPolicy(on, on.people.inboxes.global, {
    distribution: "round_robin",
    onlineOnly: false,
    capacity: null,
  });
});
afterEach(async () => {
  await allStopped(on);
  await withPolicy(on, on.people.inboxes.global, { distribution: "off" });
});

describe("S3-3: what an opening starts goes before distribution", () => {
  test("one opening is one run, one assignment, one notification", async () => {
    await inForce(on, quickTransfer(memberTo(on.people.beto.id), memberTo(on.people.ana.id)));
    const { id } = await on.opened();
    expect(await standing(on, id)).toMatchObject({ owner: on.people.beto.id, state: "active" });
    expect(await given(id)).toHaveLength(1);
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "waiting", step: "espera" });
    const [assigned] = (await eventsIn(on, id)).filter(({ name }) => name === "conversation.assigned");
    expect(assigned).toMatchObject({ actor: run.id });
  });

  test("what it leaves unowned at its first wait is handed out then", async () => {
    await inForce(on, definition([hold("espera", 15)], { trigger: { kind: "conversation_opened" } }));
    const { id } = await on.opened();
    expect(await runIn(on, id)).toMatchObject({ state: "waiting" });
    expect(await given(id)).toEqual(["auto"]);
    const names = await namesIn(on, id);
    expect(names.indexOf("conversation.assigned")).toBeGreaterThan(names.indexOf("conversation.opened"));
  });

  test("and so is what it ends with unowned, what its conditions leave alone, and what starts nothing", async () => {
    await inForce(on, definition([note("nota", "Visto")], { trigger: { kind: "conversation_opened" } }));
    const { id: ended } = await on.opened();
    expect(await runIn(on, ended)).toMatchObject({ state: "completed" });
    expect(await given(ended)).toEqual(["auto"]);
    await allStopped(on);
    const never: Definition["conditions"] = {
      join: "and",
      items: [{ subject: "contact.name", operator: "is", value: "nadie" }],
    };
    const trigger = { kind: "conversation_opened" } as const;
    await inForce(on, definition([hold("espera", 15)], { trigger, conditions: never }));
    const { id: left } = await on.opened();
    expect(await given(left)).toEqual(["auto"]);
    await allStopped(on);
    await inForce(on, definition([hold("espera", 15)], { trigger: { kind: "conversation_closed" } }));
    const { id: none } = await on.opened();
    expect(await given(none)).toEqual(["auto"]);
  });

  test("where the workflow finds nobody, the group's queue is served by distribution, too", async () => {
    const group = await on.people.clara.client.call(createGroup, {
      body: { name: "Ventas", memberIds: [on.people.ana.id], inboxIds: [on.people.inboxes.global] },
    });
    await inForce(
      on,
      definition([assign("a", groupTo(group.id), {}, { onlineOnly: true })], {
        trigger: { kind: "conversation_opened" },
      }),
    );
    const at = await clock(on);
    const { id } = await on.opened();
    // Nobody is online, so the workflow finds nobody; the inbox asks for nobody to be, so distribution finds Ana.
    expect(await standing(on, id)).toMatchObject({ owner: on.people.ana.id });
    expect(await runIn(on, id)).toMatchObject({ state: "completed" });
    expect(await given(id)).toHaveLength(2);
    await beat(on, on.people.ana, later(at, 1));
  });

  test("of two that an opening starts, the second sees what the first did", async () => {
    const trigger = { kind: "conversation_opened" } as const;
    await inForce(on, definition([assign("dar", memberTo(on.people.beto.id))], { trigger }));
    const owned = { subject: "assignee.id", operator: "is", value: on.people.beto.id } as const;
    await inForce(
      on,
      definition([branch("de_beto", [owned], "si", "no"), note("si", "Es de Beto"), note("no", "De nadie")], {
        trigger,
      }),
    );
    const { id } = await on.opened();
    const runs = await runsIn(on, id);
    expect(runs.map(({ state }) => state)).toEqual(["completed", "completed"]);
    const said = await rowsOf(
      on.desk,
      on.people.account,
      "select text from comments where account_id = $1 and conversation_id = $2",
      [on.people.account, id],
    );
    expect(said).toEqual([{ text: "Es de Beto" }]);
  });
});
