import { listAudit } from "@relevo/contract/audit.ts";
import { typeStage } from "@relevo/contract/funnels.ts";
import {
  createRule,
  editRule,
  listRules,
  previewRule,
  type RuleBody,
  removeRule,
} from "@relevo/contract/resolution-rules.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { archiving, hour, onPassing, periodicRule, timeRule, timerScene } from "../tickets/timers/scene.ts";

const on = deskWithLine();
const scene = timerScene(on);
beforeAll(async () => void (await on.desk.step(new Date("2027-01-11T12:00:00Z"))));

const nothing = "00000000-0000-4000-8000-000000000000";
const codes = async (stage: string, body: RuleBody) =>
  (await scene.clara().refused(createRule, { params: { id: stage }, body })).failures.map(
    ({ code, pointer }) => (pointer ? `${code} ${pointer}` : code),
  );

describe("what a rule must say", () => {
  test.each<[string, string]>([
    ["S4-10: won or lost", "resolution"],
    ["S4-11 S4-31: whether it archives", "archive"],
  ])("%s, without a default", async (_, field) => {
    const place = await scene.funnel();
    for (const whole of [onPassing("entry"), onPassing("exit"), timeRule(), periodicRule()]) {
      const { [field]: gone, ...body } = { ...whole } as Record<string, unknown>;
      expect(gone).toBeDefined();
      const answer = await scene.clara().fetch(`/api/v1/stages/${place.first.id}/rules`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(422);
    }
    const { items } = await scene.clara().call(listRules, { params: { id: place.first.id } });
    expect(items).toEqual([]);
  });

  test("S4-12 S4-20: what archives needs funnel and return stage, whatever its trigger", async () => {
    const place = await scene.funnel();
    for (const body of [onPassing("entry"), onPassing("exit"), timeRule(), periodicRule()])
      expect(await codes(place.second.id, { ...body, archive: true })).toEqual(["RETURN_REQUIRED /returnTo"]);
  });

  test("a return of another funnel, of none, or where nothing is archived is refused", async () => {
    const [place, other] = [await scene.funnel(), await scene.funnel()];
    const returning = (funnelId: string, stageId: string) =>
      timeRule({ archive: true, returnTo: { funnelId, stageId } });
    expect(await codes(place.first.id, returning(place.funnel, other.first.id))).toEqual([
      "INVALID /returnTo/stageId",
    ]);
    expect(await codes(place.first.id, returning(place.funnel, nothing))).toEqual([
      "INVALID /returnTo/stageId",
    ]);
    expect(await codes(place.first.id, timeRule({ ...archiving(place), archive: false }))).toEqual([
      "INVALID /returnTo",
    ]);
    // Another funnel's stage, said so, is where the contact's next ticket of that funnel begins.
    const across = await scene.rule(place.first.id, returning(other.funnel, other.second.id));
    expect(across.returnTo).toEqual({ funnelId: other.funnel, stageId: other.second.id });
  });

  test.each<[string, object]>([
    ["no wait", { ...timeRule(), waitMinutes: 0 }],
    ["a wait of years", { ...timeRule(), waitMinutes: 60 * 24 * 400 }],
    ["no basis", { ...timeRule(), basis: undefined }],
    ["no day", { ...periodicRule(), days: [] }],
    ["an eighth day", { ...periodicRule(), days: [8] }],
    ["no such minute", { ...periodicRule(), at: 24 * 60 }],
    ["no such trigger", { ...onPassing("entry"), trigger: "someday" }],
  ])("%s is refused, nothing is kept", async (_, body) => {
    const place = await scene.funnel();
    const answer = await scene.clara().fetch(`/api/v1/stages/${place.first.id}/rules`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(422);
    expect(await scene.rows("select from resolution_rules where stage_id = $1", [place.first.id])).toEqual(
      [],
    );
  });
});

test("S4-9: on entry: when a contact enters the stage; saved and it fires", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.second.id, onPassing("entry"));
  expect(rule).toMatchObject({ trigger: "entry", resolution: "won", archive: false, active: true });
  const { ticket } = await scene.ticket(place);
  await scene.move(ticket, place.second.id);
  expect(await scene.stateOf(ticket)).toEqual({
    state: "open",
    resolution: "won",
    resolvedBy: "entry",
    rule: rule.id,
  });
});

describe("S4-14: a rule is", () => {
  test("listed, edited, switched off and ended; each is in the audit with what it was and is", async () => {
    const place = await scene.funnel();
    const params = { id: place.first.id };
    const rule = await scene.rule(place.first.id, timeRule());
    const listed = await scene.clara().call(listRules, { params });
    expect(listed.items).toEqual([rule]);
    expect(rule).toMatchObject({ waitMinutes: 60, basis: "time_in_stage", updatedBy: { name: "Clara" } });
    const edit = (body: RuleBody) => scene.clara().call(editRule, { params: { id: rule.id }, body });
    const events = await eventsDuring(on.desk, on.people.account, async () => {
      await edit(timeRule({ waitMinutes: 120, resolution: "won" }));
      await edit(timeRule({ waitMinutes: 120, resolution: "won" }));
      await edit(timeRule({ waitMinutes: 120, resolution: "won", active: false }));
      await scene.clara().call(removeRule, { params: { id: rule.id } });
    });
    const about = { stage: place.first.id, rule: rule.id };
    expect(events.map(({ name, data }) => ({ name, data }))).toEqual([
      {
        name: "rule.changed",
        data: {
          ...about,
          fields: { waitMinutes: { from: 60, to: 120 }, resolution: { from: "lost", to: "won" } },
        },
      },
      { name: "rule.changed", data: { ...about, fields: { active: { from: true, to: false } } } },
      { name: "rule.removed", data: about },
    ]);
    expect((await scene.clara().call(listRules, { params })).items).toEqual([]);
    expect((await scene.clara().refused(editRule, { params: { id: rule.id }, body: timeRule() })).code).toBe(
      "NOT_FOUND",
    );
    const { items } = await scene.clara().call(listAudit, { query: { limit: 4 } });
    expect(items.map(({ name, words }) => [name, words.stage])).toEqual([
      ["rule.removed", place.first.name],
      ["rule.changed", place.first.name],
      ["rule.changed", place.first.name],
      ["rule.created", place.first.name],
    ]);
  });

  test("counted from the next firing on: longer, shorter, off, on again, ended", async () => {
    const place = await scene.funnel();
    const rule = await scene.rule(place.first.id, timeRule());
    const [one, two, three] = [
      await scene.ticket(place),
      await scene.ticket(place),
      await scene.ticket(place, { stage: place.second.id }),
    ];
    const edit = (body: RuleBody) => scene.clara().call(editRule, { params: { id: rule.id }, body });
    await edit(timeRule({ waitMinutes: 180 }));
    await scene.pass(2 * hour);
    expect(await scene.stateOf(one.ticket)).toMatchObject({ resolution: "none" });
    await edit(timeRule({ active: false }));
    expect(await scene.deadlines(rule.id)).toEqual([]);
    await scene.pass(2 * hour);
    expect(await scene.stateOf(one.ticket)).toMatchObject({ resolution: "none" });
    await scene.move(two.ticket, place.second.id);
    await edit(timeRule({ waitMinutes: 60, resolution: "won" }));
    await on.desk.settle();
    expect(await scene.stateOf(one.ticket)).toMatchObject({ resolution: "won", rule: rule.id });
    expect(await scene.stateOf(two.ticket)).toMatchObject({ resolution: "none" });
    // What it did stays, whatever it says later.
    await edit(timeRule({ waitMinutes: 60, resolution: "lost" }));
    await scene.move(three.ticket, place.first.id);
    await scene.clara().call(removeRule, { params: { id: rule.id } });
    await scene.pass(3 * hour);
    expect(await scene.stateOf(one.ticket)).toMatchObject({ resolution: "won", rule: rule.id });
    expect(await scene.stateOf(three.ticket)).toMatchObject({ resolution: "none" });
    expect(await scene.deadlines(rule.id)).toEqual([]);
  });

  test("free to become another kind: its promises go with it", async () => {
    const place = await scene.funnel();
    const rule = await scene.rule(place.first.id, timeRule());
    await scene.ticket(place);
    const edit = (body: RuleBody) => scene.clara().call(editRule, { params: { id: rule.id }, body });
    expect(await scene.deadlines(rule.id)).toMatchObject([{ kind: "resolution-time" }]);
    await edit(periodicRule());
    expect(await scene.deadlines(rule.id)).toMatchObject([{ kind: "resolution-periodic" }]);
    const { rule: now } = await edit(onPassing("exit"));
    expect(await scene.deadlines(rule.id)).toEqual([]);
    expect(now).not.toHaveProperty("days");
  });
});

describe("S4-3: what counts as won or lost is said first", () => {
  test("a rule without it warns, and is saved; with it, or switched off, it does not", async () => {
    const place = await scene.funnel();
    const params = { id: place.first.id };
    const create = async (body: RuleBody) =>
      (await scene.clara().call(createRule, { params, body })).warnings;
    expect(await create(timeRule())).toEqual(["definition_missing"]);
    expect(await create(timeRule({ active: false }))).toEqual([]);
    await scene.rows("update funnels set lost_definition = 'No compra' where id = $1", [place.funnel]);
    expect(await create(timeRule())).toEqual([]);
    expect(await create(timeRule({ resolution: "won" }))).toEqual(["definition_missing"]);
    await scene.clara().call(typeStage, { params: { id: place.second.id }, body: { type: "won" } });
    const typed = await scene.clara().call(createRule, {
      params: { id: place.second.id },
      body: onPassing("entry", { resolution: "lost" }),
    });
    expect(typed.warnings).toEqual(["type_decides"]);
  });
});

describe("S4-33: only who configures", () => {
  test("agents, supervisors and viewers get 403; who works in the funnel may read", async () => {
    const place = await scene.funnel();
    const rule = await scene.rule(place.first.id, timeRule());
    for (const { client } of [on.people.ana, on.people.bruno, on.people.vera]) {
      const params = { id: place.first.id };
      const body = timeRule();
      const refused = [
        await client.refused(createRule, { params, body }),
        await client.refused(previewRule, { params, body }),
        await client.refused(editRule, { params: { id: rule.id }, body }),
        await client.refused(removeRule, { params: { id: rule.id } }),
      ];
      expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      expect((await client.call(listRules, { params })).items).toEqual([rule]);
    }
    await scene.rows("update funnels set access = 'members' where id = $1", [place.funnel]);
    const { code } = await on.people.ana.client.refused(listRules, { params: { id: place.first.id } });
    expect(code).toBe("NOT_FOUND");
  });
});

test("a stage of another account, or of none, is not there", async () => {
  const body = timeRule();
  for (const shape of [createRule, previewRule] as const)
    expect((await scene.clara().refused(shape, { params: { id: nothing }, body })).code).toBe("NOT_FOUND");
  expect((await scene.clara().refused(listRules, { params: { id: nothing } })).code).toBe("NOT_FOUND");
  expect((await scene.clara().refused(removeRule, { params: { id: nothing } })).code).toBe("NOT_FOUND");
});
