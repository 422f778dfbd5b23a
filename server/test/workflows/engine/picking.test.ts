import { transfer } from "@relevo/contract/conversations.ts";
import { createGroup, editGroup } from "@relevo/contract/people.ts";
import { setAvailability } from "@relevo/contract/team.ts";
import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { beat, ended, eventsIn, present, standing, unplug } from "../../assignment/support.ts";
import type { Person } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition } from "../scene.ts";
import {
  allStopped,
  assign,
  clock,
  groupTo,
  inForce,
  later,
  memberTo,
  note,
  quickTransfer,
  runIn,
  wayOf,
} from "./scene.ts";

const on = deskWithLine();
const { stranger } = on;
let count = 0;
const group = async (...people: Person[]) => {
  count += 1;
  const { inboxes, clara } = on.people;
  const body = { name: `Equipo ${count}`, memberIds: people.map(({ id }) => id), inboxIds: [inboxes.global] };
  return (await clara.client.call(createGroup, { body })).id;
};
const available = async (person: Person, is: boolean) => {
  await on.people.bruno.client.call(setAvailability, { params: { id: person.id }, body: { available: is } });
  await on.desk.settle();
};
/** A workflow that gives what is opened to one of a group. */
const gives = (to: string, more: Partial<StepOf<"assign">> = {}) =>
  inForce(
    on,
    definition(
      [
        assign("dar", groupTo(to), { next: "nota", timeout: "nadie" }, more),
        note("nota", "Dada"),
        note("nadie", "Nadie"),
      ],
      {
        trigger: { kind: "conversation_opened" },
      },
    ),
  );
const owner = async (id: string) => (await standing(on, id)).owner;
const opened = async (n: number) => {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push((await on.opened(stranger())).id);
  return ids;
};
const alerts = async (id: string) =>
  (await eventsIn(on, id)).filter(
    ({ name, data }) => name === "conversation.alerted" && data.alert === "nobody_eligible",
  );

beforeEach(async () => {
  for (const person of [on.people.ana, on.people.beto, on.people.bruno]) await available(person, true);
});
afterEach(async () => {
  await allStopped(on);
  await rowsOf(on.desk, on.people.account, "delete from presence");
  await rowsOf(on.desk, on.people.account, "delete from run_turns");
  await rowsOf(
    on.desk,
    on.people.account,
    "update conversations set state = 'closed', ended_at = opened_at where state in ('queued', 'active')",
  );
  await rowsOf(on.desk, on.people.account, "delete from open_sessions");
});

describe("which of several", () => {
  test("S3-15: nine that are opened are three each, by turns", async () => {
    const { ana, beto, bruno } = on.people;
    await gives(await group(ana, beto, bruno));
    const owners = await Promise.all((await opened(9)).map(owner));
    for (const { id } of [ana, beto, bruno]) expect(owners.filter((one) => one === id)).toHaveLength(3);
    expect(owners.slice(0, 3)).toEqual(owners.slice(3, 6));
  });

  test("S3-15: nine that are opened in one instant, too: each sees what the others gave", async () => {
    const { ana, beto, bruno } = on.people;
    await gives(await group(ana, beto, bruno));
    const before = await rowsOf<{ id: string }>(on.desk, on.people.account, "select id from conversations");
    await Promise.all(Array.from({ length: 9 }, () => on.line.text(stranger(), "hola")));
    await on.desk.settle();
    const known = new Set(before.map(({ id }) => id));
    const rows = await rowsOf<{ id: string; owner: string }>(
      on.desk,
      on.people.account,
      "select id, owner_id as owner from conversations",
    );
    const owners = rows.filter(({ id }) => !known.has(id)).map((row) => row.owner);
    for (const { id } of [ana, beto, bruno]) expect(owners.filter((one) => one === id)).toHaveLength(3);
  });

  test("S3-16: whoever holds the fewest open contacts; among equals the one given the longest ago", async () => {
    const { ana, beto, clara } = on.people;
    const held = await opened(3);
    for (const id of held.slice(0, 2))
      await clara.client.call(transfer, {
        params: { id },
        body: { memberId: ana.id, groupId: null, reason: "" },
      });
    await clara.client.call(transfer, {
      params: { id: held[2] ?? "" },
      body: { memberId: beto.id, groupId: null, reason: "" },
    });
    await gives(await group(ana, beto), { logic: "least_open" });
    const [first = "", second = "", third = ""] = await opened(3);
    expect([await owner(first), await owner(second), await owner(third)].slice(0, 1)).toEqual([beto.id]);
    // Two each: never given comes first, then the one given the longest ago.
    expect(await owner(second)).toBe(ana.id);
    expect(await owner(third)).toBe(beto.id);
  });

  test("who holds as many as the step lets gets none", async () => {
    const { ana, beto } = on.people;
    await gives(await group(ana, beto), { capacity: 1 });
    const [one = "", two = "", three = ""] = await opened(3);
    expect(new Set([await owner(one), await owner(two)])).toEqual(new Set([ana.id, beto.id]));
    expect(await owner(three)).toBeNull();
    await ended(on, one);
    await on.people.clara.client.call(transfer, {
      params: { id: two },
      body: {
        memberId: on.people.bruno.id,
        groupId: null,
        reason: "pasa",
        comment: { text: "sigue Bruno", mentionIds: [], chips: [] },
      },
    });
    await on.desk.settle();
    expect(await owner(three)).not.toBeNull();
  });

  test("S3-20: the second is never who failed to answer", async () => {
    const { ana, beto } = on.people;
    const team = await group(ana, beto);
    await inForce(on, quickTransfer(memberTo(ana.id), groupTo(team)));
    for (let i = 0; i < 3; i++) {
      const at = await clock(on);
      const { id } = await on.opened(stranger());
      expect(await owner(id)).toBe(ana.id);
      await on.desk.step(later(at, 15));
      expect(await owner(id)).toBe(beto.id);
    }
  });
});

describe("S3-11: only who is online", () => {
  test("whose screen is not connected is skipped", async () => {
    const { ana, beto } = on.people;
    const at = await clock(on);
    await beat(on, beto, at);
    await gives(await group(ana, beto), { onlineOnly: true });
    for (const id of await opened(3)) expect(await owner(id)).toBe(beto.id);
  });

  test("nor is who is connected and not available; a person that is named need only be online", async () => {
    const { ana, beto } = on.people;
    const at = await clock(on);
    for (const person of [ana, beto]) await beat(on, person, at);
    await available(ana, false);
    await gives(await group(ana, beto), { onlineOnly: true });
    const { id } = await on.opened(stranger());
    expect(await owner(id)).toBe(beto.id);
    await allStopped(on);
    await inForce(
      on,
      definition([assign("dar", memberTo(ana.id))], { trigger: { kind: "conversation_opened" } }),
    );
    const named = await on.opened(stranger());
    expect(await owner(named.id)).toBe(ana.id);
  });
});

describe("S3-21: nobody is there", () => {
  test("it waits in the group's queue, it is told once, and who comes next gets it", async () => {
    const { ana, beto } = on.people;
    const team = await group(ana, beto);
    await gives(team, { onlineOnly: true });
    await clock(on);
    const { id } = await on.opened(stranger());
    expect(await standing(on, id)).toMatchObject({ owner: null, group: team, state: "queued" });
    expect(await runIn(on, id)).toMatchObject({ state: "waiting", wakes: "agent" });
    expect(await alerts(id)).toHaveLength(1);
    const live = await present(on, beto);
    await on.desk.settle();
    expect(await standing(on, id)).toMatchObject({ owner: beto.id, state: "active" });
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "completed", step: "nota" });
    expect(await alerts(id)).toHaveLength(1);
    live.close();
  });

  test("becoming available is enough where nobody need be online, and so is joining the group", async () => {
    const { ana, beto, clara } = on.people;
    await available(ana, false);
    const team = await group(ana);
    await gives(team);
    await clock(on);
    const [one = "", two = ""] = await opened(2);
    expect(await owner(one)).toBeNull();
    await available(ana, true);
    expect(await owner(one)).toBe(ana.id);
    expect(await owner(two)).toBe(ana.id);
    await available(ana, false);
    const { id } = await on.opened(stranger());
    expect(await owner(id)).toBeNull();
    const body = {
      name: `Equipo ${count}`,
      memberIds: [ana.id, beto.id],
      inboxIds: [on.people.inboxes.global],
    };
    await clara.client.call(editGroup, { params: { id: team }, body });
    await on.desk.settle();
    expect(await owner(id)).toBe(beto.id);
  });

  test("after its time it goes on by the other way; with an owner it stays with them meanwhile", async () => {
    const { ana, beto } = on.people;
    await available(beto, false);
    const team = await group(ana, beto);
    await inForce(on, quickTransfer(memberTo(ana.id), groupTo(team), { second: { timeoutMinutes: 30 } }));
    const at = await clock(on);
    const { id } = await on.opened(stranger());
    await on.desk.step(later(at, 15));
    expect(await owner(id)).toBe(ana.id);
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "waiting", wakes: "agent", until: later(at, 45) });
    await on.desk.step(later(at, 45));
    expect(await owner(id)).toBe(ana.id);
    expect((await wayOf(on, run.id)).slice(-2)).toEqual(["segundo timeout", "nadie next"]);
  });

  test("without patience it goes on by the other way at once", async () => {
    await available(on.people.ana, false);
    await gives(await group(on.people.ana), { timeoutMinutes: null });
    const { id } = await on.opened(stranger());
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "completed" });
    expect(await wayOf(on, run.id)).toEqual(["dar timeout", "nadie next"]);
  });

  test("taken from the queue by a person meanwhile, what follows is done", async () => {
    const { ana, bruno } = on.people;
    await available(ana, false);
    await gives(await group(ana));
    await clock(on);
    const { id } = await on.opened(stranger());
    await bruno.client.call(transfer, {
      params: { id },
      body: { memberId: bruno.id, groupId: null, reason: "" },
    });
    await on.desk.settle();
    const run = await runIn(on, id);
    expect(run).toMatchObject({ state: "completed" });
    expect(await wayOf(on, run.id)).toEqual(["dar next", "nota next"]);
    expect(await owner(id)).toBe(bruno.id);
  });

  test("who left the screen is not found, whatever the last heartbeat was", async () => {
    const at = await clock(on);
    await beat(on, on.people.ana, at);
    await unplug(on, on.people.ana, at);
    await gives(await group(on.people.ana), { onlineOnly: true });
    const { id } = await on.opened(stranger());
    expect(await owner(id)).toBeNull();
  });
});
